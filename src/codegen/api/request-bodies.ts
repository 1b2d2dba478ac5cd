import type { JsonValue } from '../../base/json.ts';
import { isJsonObject, type JsonObject } from './grammar.ts';
import { listOperations } from './operations.ts';
import { resolve, resolveAll } from './project.ts';

/**
 * Opens every object that a request body can hold to properties that the document does not list, in place: clients send
 * more than the documents say (`tools`, `tool_choice`), and that must compile. A published `additionalProperties` stays.
 */
export function openRequestBodies(document: JsonObject): void {
  const seen = new Set<JsonObject>();
  for (const { operation } of listOperations(document)) {
    for (const schema of bodySchemas(document, operation)) openSchema(document, schema, seen);
  }
}

/** The schema of each media type of an operation's request body. */
export function bodySchemas(document: JsonObject, operation: JsonObject): JsonObject[] {
  const content = resolve(document, operation['requestBody'])?.['content'];
  if (!isJsonObject(content)) return [];
  const schemas = Object.values(content).map((type) =>
    isJsonObject(type) ? (type['schema'] ?? null) : null,
  );
  return resolveAll(document, schemas);
}

function openSchema(document: JsonObject, value: JsonValue | undefined, seen: Set<JsonObject>): void {
  const schema = resolve(document, value);
  if (schema === undefined || seen.has(schema)) return;
  seen.add(schema);
  if (describesObject(schema) && schema['additionalProperties'] === undefined) {
    schema['additionalProperties'] = true;
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
