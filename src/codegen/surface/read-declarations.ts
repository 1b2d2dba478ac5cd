import { posix } from 'node:path';
import type ts from 'typescript';
import { typescript } from '../compiler.ts';
import { readMembers, readType } from './read-type.ts';
import type { Declarations, Declared, Type } from './type.ts';

/** Reads a declaration file of a package; nothing is resolved. */
export function readDeclarations(file: string, text: string): Declarations {
  const options = {
    languageVersion: typescript.ScriptTarget.ESNext,
    jsDocParsingMode: typescript.JSDocParsingMode.ParseNone,
  };
  const source = typescript.createSourceFile(file, text, options, false);
  const found = {
    types: new Map<string, Declared>(),
    values: new Map<string, Type>(),
    imports: new Map<string, { file: string; name: string }>(),
    exports: new Map<string, string>(),
  };
  for (const statement of source.statements) readStatement(statement, source, found);
  return found;
}

type Found = {
  readonly [Key in keyof Declarations]: Declarations[Key] extends ReadonlyMap<string, infer Value>
    ? Map<string, Value>
    : never;
};

function readStatement(statement: ts.Statement, source: ts.SourceFile, found: Found): void {
  if (typescript.isImportDeclaration(statement)) readImport(statement, source, found);
  else if (typescript.isExportDeclaration(statement)) readExport(statement, source, found);
  else if (typescript.isVariableStatement(statement)) {
    for (const { name, type } of statement.declarationList.declarations) {
      if (typescript.isIdentifier(name)) declareValue(found, name.text, readType(type, source));
    }
  } else readDeclared(statement, source, found);
}

function readDeclared(statement: ts.Statement, source: ts.SourceFile, found: Found): void {
  if (typescript.isFunctionDeclaration(statement) && statement.name !== undefined) {
    declareValue(found, statement.name.text, readType(statement, source));
  } else if (typescript.isTypeAliasDeclaration(statement)) {
    const { name, type, typeParameters } = statement;
    declareType(found, name.text, { parameters: namesOf(typeParameters), type: readType(type, source) });
  } else if (typescript.isInterfaceDeclaration(statement)) {
    readInterface(statement, statement.name, source, found);
  } else if (typescript.isClassDeclaration(statement) && statement.name !== undefined) {
    readInterface(statement, statement.name, source, found);
    declareValue(found, statement.name.text, { kind: 'text', text: `class ${statement.name.text}` });
  }
}

/** Interfaces of one name are one. */
function readInterface(
  declared: ts.InterfaceDeclaration | ts.ClassDeclaration,
  name: ts.Identifier,
  source: ts.SourceFile,
  found: Found,
): void {
  const heritage = (declared.heritageClauses ?? []).flatMap(({ types }) => [...types]);
  const own = readMembers([...declared.members], source);
  const before = found.types.get(name.text);
  const parts = [
    ...heritage.map((each) => readType(each, source)),
    ...(before === undefined ? [] : [before.type]),
    own,
  ];
  const type: Type = parts.length === 1 ? own : { kind: 'both', of: parts };
  declareType(found, name.text, { parameters: namesOf(declared.typeParameters), type });
}

function readImport(statement: ts.ImportDeclaration, source: ts.SourceFile, found: Found): void {
  const bindings = statement.importClause?.namedBindings;
  if (bindings === undefined || !typescript.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements) {
    const file = fileOf(statement.moduleSpecifier, source);
    found.imports.set(name.text, { file, name: propertyName?.text ?? name.text });
  }
}

function readExport(statement: ts.ExportDeclaration, source: ts.SourceFile, found: Found): void {
  const { exportClause: clause, moduleSpecifier } = statement;
  if (clause === undefined || !typescript.isNamedExports(clause)) return;
  for (const { name, propertyName } of clause.elements) {
    const local = propertyName?.text ?? name.text;
    found.exports.set(name.text, local);
    if (moduleSpecifier !== undefined) {
      found.imports.set(local, { file: fileOf(moduleSpecifier, source), name: local });
    }
  }
}

function fileOf(specifier: ts.Expression, { fileName }: ts.SourceFile): string {
  const text = typescript.isStringLiteral(specifier) ? specifier.text : '';
  if (!text.startsWith('.')) return '';
  return posix.join(posix.dirname(fileName), text).replace(/\.js$/, '.d.ts');
}

function declareType(found: Found, name: string, declared: Declared): void {
  found.types.set(name, declared);
  found.exports.set(name, name);
}

function declareValue(found: Found, name: string, type: Type): void {
  found.values.set(name, type);
  found.exports.set(name, name);
}

function namesOf(parameters: readonly ts.TypeParameterDeclaration[] | undefined): string[] {
  return (parameters ?? []).map(({ name }) => name.text);
}
