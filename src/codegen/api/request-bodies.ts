import type { JsonValue } from '../../base/json.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { listOperations } from '../../openapi/operations.ts';
import { follow } from '../../openapi/reference.ts';
import { Names } from '../print/identifier.ts';
import { visit } from './discriminators.ts';
import { followAll } from './project.ts';

const schemaPointer = '#/components/schemas/';

/**
 * Opens every object that a request body can hold to properties that the document does not list, in place: clients send
 * more than the documents say (`tools`, `tool_choice`), and that must compile. A published `additionalProperties` stays.
 *
 * What comes back is not opened: a schema that is both sent and received gets a twin, `…Request`, for what is sent.
 * Gives the schemas of files that are sent.
 */
export function openRequestBodies(document: JsonObject): ReadonlySet<object> {
  const bodies = [...contentHolders(document, 'requestBody'), ...componentsOf(document, 'requestBodies')];
  giveTwins(document, bodies);
  const seen = new Set<JsonObject>();
  for (const { path, value } of listOperations(document)) {
    for (const schema of bodySchemas(document, value)) {
      if (path.endsWith('/messages')) openSystem(document, schema);
      openSchema(document, schema, seen);
    }
  }
  return new Set([...seen].filter(isFile));
}

/** True for the schema of a file: bytes, as OpenAPI 3.0 and as 3.1 write them. */
export function isFile(schema: object): boolean {
  const [type, format, media, encoding] = ['type', 'format', 'contentMediaType', 'contentEncoding'].map(
    (key) => Reflect.get(schema, key),
  );
  if (format === 'binary') return type === 'string';
  return (
    type === 'string' && typeof media === 'string' && encoding === undefined && !/json|^text\//.test(media)
  );
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

/** The protocol takes the system's words in one text or in parts with `cache_control`; documents often name the text alone. */
function openSystem(document: JsonObject, schema: JsonObject): void {
  const { properties } = schema;
  const system = isJsonObject(properties) ? follow(document, properties['system']) : null;
  if (!isJsonObject(properties) || system?.['type'] !== 'string' || system['enum'] !== undefined) return;
  const text = { type: 'string' };
  const part = { type: 'object', properties: { type: { const: 'text' }, text }, required: ['type', 'text'] };
  const { description } = system;
  const both = { anyOf: [text, { type: 'array', items: { ...part, additionalProperties: true } }] };
  const opened = {
    ...properties,
    system: { ...(description === undefined ? {} : { description }), ...both },
  };
  Object.assign(schema, { properties: opened });
}

/** The parts of the document that are only sent, or only received. */
function contentHolders(document: JsonObject, key: 'requestBody' | 'responses'): JsonValue[] {
  return listOperations(document).flatMap(({ value }) => value[key] ?? []);
}

function componentsOf(document: JsonObject, sort: string): JsonValue[] {
  const components = document['components'];
  const list = isJsonObject(components) ? components[sort] : undefined;
  return isJsonObject(list) ? Object.values(list) : [];
}

function giveTwins(document: JsonObject, bodies: readonly JsonValue[]): void {
  const components = document['components'];
  const schemas = isJsonObject(components) ? components['schemas'] : undefined;
  if (!isJsonObject(schemas)) return;
  const sent = namesWithin(document, schemas, bodies);
  const received = namesWithin(document, schemas, [
    ...contentHolders(document, 'responses'),
    ...componentsOf(document, 'responses'),
  ]);
  const shared = [...sent].filter((name) => received.has(name) && opens(document, schemas, name));
  const names = new Names(Object.keys(schemas));
  const twins = new Map(shared.map((name) => [name, names.take(`${name}Request`)]));
  const copies = shared.map((name): [string, JsonValue] => [
    twins.get(name) ?? name,
    structuredClone(schemas[name] ?? null),
  ]);
  Object.assign(schemas, Object.fromEntries(copies));
  const onlySent = [...sent]
    .filter((name) => !twins.has(name) && !received.has(name))
    .map((name) => schemas[name] ?? null);
  for (const holder of [...bodies, ...onlySent, ...copies.map(([, copy]) => copy)]) {
    visit(holder, (found) => {
      const twin = twins.get(nameOf(found) ?? '');
      if (twin !== undefined) Object.assign(found, { $ref: schemaPointer + escaped(twin) });
    });
  }
}

/** The names of the schemas that values refer to, and those refer to in their turn. */
function namesWithin(document: JsonObject, schemas: JsonObject, values: readonly JsonValue[]): Set<string> {
  const names = new Set<string>();
  const waiting = [...values];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    visit(value, (found) => {
      const name = nameOf(found);
      if (name === null) {
        const target = typeof found['$ref'] === 'string' ? follow(document, found) : null;
        if (target !== null) waiting.push(target);
      } else if (!names.has(name)) {
        names.add(name);
        waiting.push(schemas[name] ?? null);
      }
    });
  }
  return names;
}

/** True for a schema in which something would be opened. */
function opens(document: JsonObject, schemas: JsonObject, name: string): boolean {
  const within = [name, ...namesWithin(document, schemas, [schemas[name] ?? null])];
  let found = false;
  for (const each of within) {
    visit(schemas[each] ?? null, (schema) => {
      found ||= isOpenable(schema) || isFile(schema);
    });
  }
  return found;
}

function nameOf({ $ref: reference }: JsonObject): string | null {
  if (typeof reference !== 'string' || !reference.startsWith(schemaPointer)) return null;
  return reference.slice(schemaPointer.length).replaceAll('~1', '/').replaceAll('~0', '~');
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function openSchema(document: JsonObject, value: JsonValue | undefined, seen: Set<JsonObject>): void {
  const schema = follow(document, value);
  if (schema === null || seen.has(schema)) return;
  seen.add(schema);
  if (isOpenable(schema)) Object.assign(schema, { additionalProperties: true });
  for (const part of partsOf(schema)) openSchema(document, part, seen);
}

function isOpenable(schema: JsonObject): boolean {
  const { type } = schema;
  const isObject =
    type === 'object' ||
    (Array.isArray(type) && type.includes('object')) ||
    isJsonObject(schema['properties']);
  return isObject && schema['additionalProperties'] === undefined;
}

function partsOf(schema: JsonObject): JsonValue[] {
  const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list : [];
  });
  const properties = isJsonObject(schema['properties']) ? Object.values(schema['properties']) : [];
  return [...lists, ...properties, schema['items'] ?? null];
}
