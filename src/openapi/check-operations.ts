import { isPlainObject } from '../base/json.ts';
import { joinPointer } from '../base/json-pointer.ts';
import { jsonOf } from './api.ts';
import type { OpenApiDocument } from './document.ts';
import { doubtful, type Fault, type Faults, fatal } from './fault.ts';
import type { JsonObject } from './node.ts';
import { listOperations, type Operation, operationMethods, parametersOf } from './operations.ts';
import { membersOfQuerystring } from './querystring.ts';
import { followAll } from './reference.ts';

/** What may stand in a path item beside its operations and extensions (`x-…`). */
const pathItemFields: ReadonlySet<string> = new Set([
  ...operationMethods,
  '$ref',
  'summary',
  'description',
  'servers',
  'parameters',
  'additionalOperations',
]);

/** Tells what a client could not be generated from without doubt. Whether an API may have lost operations is judged. */
export function checkOperations(spec: OpenApiDocument): Faults {
  const operations = listOperations(spec);
  if (operations.length === 0)
    return [doubtful('/paths', 'paths without an operation', 'at least one operation')];
  return [
    ...checkPaths(spec),
    ...checkIds(operations),
    ...operations.flatMap(checkResponses),
    ...operations.flatMap(checkMethod),
    ...operations.flatMap((operation) => checkQuerystring(jsonOf(spec), operation)),
  ];
}

function checkPaths(spec: OpenApiDocument): Fault[] {
  return Object.entries(spec.paths).flatMap(([path, item]) => {
    const pointer = joinPointer('/paths', path);
    if (path.startsWith('x-')) return [];
    if (!path.startsWith('/')) return [fatal(pointer, path, 'a path that begins with a slash')];
    return Object.keys(item)
      .filter((field) => !pathItemFields.has(field) && !field.startsWith('x-'))
      .map((field) => doubtful(joinPointer(pointer, field), `${path}: ${field}`, 'a method in lower case'));
  });
}

function checkIds(operations: readonly Operation[]): Fault[] {
  const first = new Map<string, Operation>();
  return operations.flatMap((operation) => {
    const { operationId } = operation;
    if (operationId === null) return [];
    const other = first.get(operationId);
    if (other === undefined) {
      first.set(operationId, operation);
      return [];
    }
    const seen = `operationId ${operationId} of ${operation.id}`;
    return [
      doubtful(joinPointer(operation.pointer, 'operationId'), seen, `another one than that of ${other.id}`),
    ];
  });
}

function checkResponses(operation: Operation): Fault[] {
  const { responses } = operation.value;
  if (isPlainObject(responses) && Object.keys(responses).length > 0) return [];
  return [doubtful(operation.pointer, `${operation.id} without responses`, 'at least one response')];
}

/** The methods that the generated client has a call for: those of openapi-fetch. */
const methodsOfTheClient = /^(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/;

/** What OpenAPI 3.2 added is read, compared and served, and no client can be generated for it yet. */
function checkMethod({ id, method, pointer }: Operation): Fault[] {
  if (methodsOfTheClient.test(method)) return [];
  const expected =
    'GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH or TRACE; the generated client goes without it';
  return [doubtful(pointer, id, expected)];
}

/** A query string is offered by its members; one that has none by name cannot be. */
function checkQuerystring(document: JsonObject, operation: Operation): Fault[] {
  return followAll(document, parametersOf(operation)).flatMap((parameter) => {
    if (membersOfQuerystring(document, parameter)?.length !== 0) return [];
    const seen = `${operation.id}: the query string ${String(parameter['name'])}`;
    const expected =
      'a form (application/x-www-form-urlencoded) whose members are named; the generated client goes without it';
    return [doubtful(operation.pointer, seen, expected)];
  });
}
