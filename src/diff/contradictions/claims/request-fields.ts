import { type Api, apiOf, followed } from '../../../openapi/api.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';
import { child, elements, members, type Node, pointerOf, valueAt } from '../../../openapi/node.ts';
import { type Operation, parametersOf } from '../../../openapi/operations.ts';

/** A field of a request as the spec has it. */
export interface RequestField {
  readonly required: boolean;
  readonly pointer: string;
}

/** Deeper lists of parts are not followed. */
const deepest = 8;

/**
 * The parameters and the top fields of the body of an operation by their names. A name that stands for two fields, and
 * fields of a body that may have several forms, are left out: which of them the docs mean, nobody can say.
 */
export function requestFields(
  spec: OpenApiDocument,
  operation: Operation,
): ReadonlyMap<string, RequestField> {
  const api = apiOf(spec);
  const fields = new Map<string, RequestField>();
  const twice = new Set<string>();
  const add = (name: string, field: RequestField): void => {
    if (fields.has(name) && fields.get(name)?.required !== field.required) twice.add(name);
    fields.set(name, field);
  };
  for (const { name, required } of parametersOf(operation)) {
    if (typeof name === 'string') add(name, { required: required === true, pointer: operation.pointer });
  }
  const content = child(followed(api, operation.node, 'requestBody') ?? operation.node, 'content');
  for (const media of members(content)) {
    for (const [name, field] of fieldsOf(api, followed(api, media, 'schema'), deepest) ?? [])
      add(name, field);
  }
  for (const name of twice) fields.delete(name);
  return fields;
}

/** The properties of a schema and of its `allOf`; `null` for one that has alternatives. */
function fieldsOf(api: Api, schema: Node | null, depth: number): Map<string, RequestField> | null {
  if (schema === null || depth === 0) return null;
  if (child(schema, 'oneOf') !== null || child(schema, 'anyOf') !== null) return null;
  const parts = elements(child(schema, 'allOf')).map((part) => fieldsOf(api, api.follow(part), depth - 1));
  if (parts.includes(null)) return null;
  const list = valueAt(schema, 'required');
  const required = new Set(Array.isArray(list) ? list : []);
  const own = members(child(schema, 'properties')).map(
    (node) => [String(node.key), pointerOf(node)] as const,
  );
  const all = new Map<string, RequestField>(parts.flatMap((part) => [...(part ?? [])]));
  for (const [name, pointer] of own) all.set(name, { required: required.has(name), pointer });
  for (const [name, field] of all) if (required.has(name)) all.set(name, { ...field, required: true });
  return all;
}
