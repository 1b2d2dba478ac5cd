import type { JsonValue } from '../../base/json.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { listOperations } from '../../openapi/operations.ts';
import { follow } from '../../openapi/reference.ts';
import { followAll } from './project.ts';

/**
 * Opens every object that a request body can hold to properties that the document does not list, in place: clients send
 * more than the documents say (`tools`, `tool_choice`), and that must compile. A published `additionalProperties` stays.
 */
export function openRequestBodies(document: JsonObject): void {
  const seen = new Set<JsonObject>();
  for (const { value } of listOperations(document)) {
    for (const schema of bodySchemas(document, value)) openSchema(document, schema, seen);
  }
}

/** The schema of each media type of an operation's request body. */
export function bodySchemas(document: JsonObject, operation: JsonObject): JsonObject[] {
  const content = follow(document, operation['requestBody'])?.['content'];
  if (!isJsonObject(content)) return [];
  const schemas = Object.values(content).map((type) =>
    isJsonObject(type) ? (type['schema'] ?? null) : null,
  );
  return followAll(document, schemas);
}

function openSchema(document: JsonObject, value: JsonValue | undefined, seen: Set<JsonObject>): void {
  const schema = follow(document, value);
  if (schema === null || seen.has(schema)) return;
  seen.add(schema);
  if (describesObject(schema) && schema['additionalProperties'] === undefined) {
    Object.assign(schema, { additionalProperties: true });
  }
  for (const part of partsOf(schema)) openSchema(document, part, seen);
}

function describesObject(schema: JsonObject): boolean {
  const { type } = schema;
  return (
    type === 'object' ||
    (Array.isArray(type) && type.includes('object')) ||
    schema['properties'] !== undefined
  );
}

function partsOf(schema: JsonObject): JsonValue[] {
  const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list : [];
  });
  const properties = isJsonObject(schema['properties']) ? Object.values(schema['properties']) : [];
  return [...lists, ...properties, schema['items'] ?? null];
}
