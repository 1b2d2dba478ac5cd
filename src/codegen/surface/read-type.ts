import type ts from 'typescript';
import { typescript } from '../compiler.ts';
import { type FunctionType, type Member, type ObjectType, object, type Type, unionOf, word } from './type.ts';

const { SyntaxKind } = typescript;

const words = new Map<ts.SyntaxKind, string>([
  [SyntaxKind.StringKeyword, 'string'],
  [SyntaxKind.NumberKeyword, 'number'],
  [SyntaxKind.BigIntKeyword, 'bigint'],
  [SyntaxKind.SymbolKeyword, 'symbol'],
  [SyntaxKind.ObjectKeyword, 'object'],
  [SyntaxKind.UndefinedKeyword, 'undefined'],
  [SyntaxKind.VoidKeyword, 'undefined'],
  [SyntaxKind.NeverKeyword, 'never'],
  [SyntaxKind.UnknownKeyword, 'unknown'],
  [SyntaxKind.AnyKeyword, 'any'],
]);

/** A type as it is written; what has no counterpart is kept as its text. */
export function readType(node: ts.Node | undefined, source: ts.SourceFile): Type {
  if (node === undefined) return word('any');
  const plain = words.get(node.kind);
  if (plain !== undefined) return word(plain);
  if (node.kind === SyntaxKind.BooleanKeyword) return unionOf([literal('true'), literal('false')]);
  const read = (inner: ts.Node | undefined) => readType(inner, source);
  if (typescript.isParenthesizedTypeNode(node)) return read(node.type);
  if (typescript.isUnionTypeNode(node)) return unionOf(node.types.map(read));
  if (typescript.isIntersectionTypeNode(node)) return { kind: 'both', of: node.types.map(read) };
  if (typescript.isLiteralTypeNode(node)) return readLiteral(node.literal, source);
  return readComposite(node, source);
}

function readComposite(node: ts.Node, source: ts.SourceFile): Type {
  const read = (inner: ts.Node | undefined) => readType(inner, source);
  if (typescript.isTypeLiteralNode(node)) return readMembers([...node.members], source);
  if (typescript.isArrayTypeNode(node)) return { kind: 'list', of: read(node.elementType) };
  if (typescript.isTypeOperatorNode(node) && node.operator === SyntaxKind.ReadonlyKeyword)
    return read(node.type);
  if (typescript.isTupleTypeNode(node) && node.elements.every(isPlainElement)) {
    return { kind: 'tuple', of: node.elements.map(read) };
  }
  if (isFunction(node)) return readFunction(node, source);
  return readReference(node, source);
}

function readReference(node: ts.Node, source: ts.SourceFile): Type {
  const read = (inner: ts.Node | undefined) => readType(inner, source);
  const file = source.fileName;
  if (typescript.isTypeReferenceNode(node) && typescript.isIdentifier(node.typeName)) {
    return { kind: 'name', name: node.typeName.text, file, args: (node.typeArguments ?? []).map(read) };
  }
  if (typescript.isExpressionWithTypeArguments(node) && typescript.isIdentifier(node.expression)) {
    return { kind: 'name', name: node.expression.text, file, args: (node.typeArguments ?? []).map(read) };
  }
  if (typescript.isTypeQueryNode(node) && typescript.isIdentifier(node.exprName)) {
    return { kind: 'value', name: node.exprName.text, file };
  }
  if (typescript.isIndexedAccessTypeNode(node) && typescript.isLiteralTypeNode(node.indexType)) {
    const { literal: key } = node.indexType;
    if (typescript.isStringLiteral(key) || typescript.isNumericLiteral(key))
      return { kind: 'member', of: read(node.objectType), key: key.text };
  }
  return { kind: 'text', text: node.getText(source).replace(/\s+/g, ' ') };
}

function readLiteral(node: ts.Node, source: ts.SourceFile): Type {
  if (node.kind === SyntaxKind.NullKeyword) return word('null');
  if (typescript.isStringLiteralLike(node)) return literal(JSON.stringify(node.text));
  return literal(node.getText(source));
}

function literal(json: string): Type {
  return { kind: 'literal', json };
}

function isPlainElement(node: ts.Node): boolean {
  return !(
    typescript.isRestTypeNode(node) ||
    typescript.isOptionalTypeNode(node) ||
    typescript.isNamedTupleMember(node)
  );
}

type Callable = ts.FunctionTypeNode | ts.MethodSignature | ts.FunctionDeclaration | ts.MethodDeclaration;

function isFunction(node: ts.Node): node is Callable {
  return (
    typescript.isFunctionTypeNode(node) ||
    typescript.isMethodSignature(node) ||
    typescript.isMethodDeclaration(node) ||
    typescript.isFunctionDeclaration(node)
  );
}

function readFunction(node: Callable, source: ts.SourceFile): FunctionType {
  const parameters = node.parameters.map(({ name, type, questionToken, dotDotDotToken }) => ({
    name: name.getText(source),
    type: readType(type, source),
    optional: questionToken !== undefined || dotDotDotToken !== undefined,
  }));
  return { kind: 'function', parameters, result: readType(node.type, source) };
}

/** The members of an interface, a class or a type; what is private to a class is none. */
export function readMembers(
  nodes: readonly (ts.TypeElement | ts.ClassElement)[],
  source: ts.SourceFile,
): ObjectType {
  const members = nodes.flatMap((node): [string, Member][] => {
    const name = nameOf(node);
    if (name === null || isHidden(node)) return [];
    const isProperty = typescript.isPropertySignature(node) || typescript.isPropertyDeclaration(node);
    const type = isProperty ? node.type : node;
    const optional = 'questionToken' in node && node.questionToken !== undefined;
    return [[name, { type: readType(type, source), optional }]];
  });
  const index = nodes.find(typescript.isIndexSignatureDeclaration);
  return object(members, index === undefined ? null : readType(index.type, source));
}

function nameOf({ name }: ts.TypeElement | ts.ClassElement): string | null {
  if (name === undefined || typescript.isPrivateIdentifier(name)) return null;
  return typescript.isIdentifier(name) ||
    typescript.isStringLiteral(name) ||
    typescript.isNumericLiteral(name)
    ? name.text
    : null;
}

function isHidden(node: ts.Node): boolean {
  return (
    typescript.canHaveModifiers(node) &&
    (typescript.getModifiers(node) ?? []).some(({ kind }) => kind === SyntaxKind.PrivateKeyword)
  );
}
