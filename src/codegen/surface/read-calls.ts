import type ts from 'typescript';
import { typescript } from '../compiler.ts';

/** Which call each function of a generated module makes, and the groups of the client. */
export interface Calls {
  readonly functions: ReadonlyMap<string, FunctionCall>;
  /** Group → the name in it → the function that it is. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface FunctionCall {
  /** `POST /v1/messages`. */
  readonly call: string;
  readonly streams: boolean;
}

/** Reads `index.js` of a package of this or an older version. */
export function readCalls(module: string): Calls {
  const source = typescript.createSourceFile('index.js', module, typescript.ScriptTarget.ESNext, false);
  const functions = new Map<string, FunctionCall>();
  for (const statement of source.statements) {
    if (!typescript.isFunctionDeclaration(statement) || statement.name === undefined) continue;
    const call = callIn(statement);
    if (call !== null) functions.set(statement.name.text, call);
  }
  for (const [name, now] of renamedIn(source)) {
    const call = functions.get(now);
    if (call !== undefined) functions.set(name, call);
  }
  return { functions, groups: groupsIn(source) };
}

function callIn(declared: ts.FunctionDeclaration): FunctionCall | null {
  const called = firstCall(declared);
  const spec = called?.arguments[1];
  if (called === null || spec === undefined || !typescript.isObjectLiteralExpression(spec)) return null;
  const [method, path] = ['method', 'path'].map((name) => textOf(spec, name));
  if (method == null || path == null) return null;
  const callee = called.expression;
  const streams = typescript.isIdentifier(callee) && callee.text === 'streamOperation';
  return { call: `${method.toUpperCase()} ${path}`, streams };
}

function firstCall(declared: ts.FunctionDeclaration): ts.CallExpression | null {
  const [statement] = declared.body?.statements ?? [];
  const value =
    statement !== undefined && typescript.isReturnStatement(statement) ? statement.expression : null;
  return value != null && typescript.isCallExpression(value) ? value : null;
}

function textOf(object: ts.ObjectLiteralExpression, name: string): string | null {
  const member = object.properties.find((each) => nameOf(each) === name);
  const value = member !== undefined && typescript.isPropertyAssignment(member) ? member.initializer : null;
  return value !== null && typescript.isStringLiteralLike(value) ? value.text : null;
}

/** `export { now as old };` */
function renamedIn(source: ts.SourceFile): [string, string][] {
  return source.statements.flatMap((statement) => {
    if (!typescript.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) return [];
    const clause = statement.exportClause;
    if (clause === undefined || !typescript.isNamedExports(clause)) return [];
    return clause.elements.map(({ name, propertyName }): [string, string] => [
      name.text,
      propertyName?.text ?? name.text,
    ]);
  });
}

function groupsIn(source: ts.SourceFile): Calls['groups'] {
  const maker = source.statements.find(
    (statement): statement is ts.FunctionDeclaration =>
      typescript.isFunctionDeclaration(statement) && isBinding(firstCall(statement)),
  );
  const groups = maker === undefined ? undefined : firstCall(maker)?.arguments[1];
  if (groups === undefined || !typescript.isObjectLiteralExpression(groups)) return new Map();
  return new Map(
    groups.properties.map((group): [string, ReadonlyMap<string, string>] => [
      nameOf(group),
      typescript.isPropertyAssignment(group) && typescript.isObjectLiteralExpression(group.initializer)
        ? new Map(group.initializer.properties.map(memberOf))
        : new Map(),
    ]),
  );
}

function isBinding(call: ts.CallExpression | null): boolean {
  return call !== null && typescript.isIdentifier(call.expression) && call.expression.text === 'bindGroups';
}

function memberOf(member: ts.ObjectLiteralElementLike): [string, string] {
  const name = nameOf(member);
  const value = typescript.isPropertyAssignment(member) ? member.initializer : null;
  return [name, value !== null && typescript.isIdentifier(value) ? value.text : name];
}

function nameOf({ name }: ts.ObjectLiteralElementLike): string {
  return name !== undefined && (typescript.isIdentifier(name) || typescript.isStringLiteralLike(name))
    ? name.text
    : '';
}
