import { compareCodePoints } from '../../base/code-point-order.ts';
import type { JsonValue } from '../../base/json.ts';
import { append } from '../../base/lists.ts';
import { composedOf, listOf } from '../../openapi/compose.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { listOperations } from '../../openapi/operations.ts';
import { follow, followAll } from '../../openapi/reference.ts';
import { Names } from '../print/identifier.ts';
import { readSuccesses } from './answers.ts';
import { visit } from './discriminators.ts';
import { partsWithin } from './files.ts';
import { isFile } from './media.ts';
import { protocolOfOperation } from './protocols.ts';

const schemaPointer = '#/components/schemas/';

/** Which schemas have two names: one for what is sent, one for what comes back. */
export interface Twins {
  /** By the schema's own name. */
  readonly twins: Readonly<Record<string, string>>;
  /** Schemas that are open under their own name: they were only sent when they were named. */
  readonly opened: readonly string[];
}

/**
 * Opens every object that a request body can hold to properties that the document does not list, in place: clients send
 * more than the documents say (`tools`, `tool_choice`), and that must compile. A published `additionalProperties` stays.
 *
 * What comes back is not opened: a schema that is both sent and received gets a twin, `…Request`, for what is sent; one that
 * was open under its own name before anything came back in it gets `…Response`.
 *
 * What is only read need not be sent, and what is only written does not come back, though both may be required of the rest.
 */
export function openRequestBodies(document: JsonObject, before: Twins = { twins: {}, opened: [] }): Twins {
  const bodies = [...contentHolders(document, 'requestBody'), ...componentsOf(document, 'requestBodies')];
  const twins = giveTwins(document, bodies, before);
  const seen = new Set<JsonObject>();
  for (const { value } of listOperations(document)) {
    const protocol = protocolOfOperation(document, value, readSuccesses(document, value));
    for (const schema of bodySchemas(document, value)) {
      if (protocol === 'messages') openSystem(document, schema);
      openSchema(document, schema, seen);
    }
  }
  for (const { value } of listOperations(document)) {
    for (const { content } of readSuccesses(document, value)) {
      for (const media of Object.values(content)) leaveOutWritten(document, media);
    }
  }
  return twins;
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

function giveTwins(document: JsonObject, bodies: readonly JsonValue[], before: Twins): Twins {
  const components = document['components'];
  const schemas = isJsonObject(components) ? components['schemas'] : undefined;
  if (!isJsonObject(schemas)) return { twins: {}, opened: [] };
  const answers = [...contentHolders(document, 'responses'), ...componentsOf(document, 'responses')];
  const [sent, received] = [bodies, answers].map((holders) => namesWithin(document, schemas, holders));
  const opening = [...(sent ?? [])].filter((name) => opens(document, schemas, name));
  const shared = opening.filter((name) => received?.has(name) === true).sort(compareCodePoints);
  const stayOpen = new Set(before.opened.filter((name) => shared.includes(name)));
  const names = new Names(Object.keys(schemas));
  const nameOfTwin = (name: string) => {
    const known = before.twins[name];
    return names.take(known ?? `${name}${stayOpen.has(name) ? 'Response' : 'Request'}`);
  };
  const twins = new Map(shared.map((name) => [name, nameOfTwin(name)]));
  const copies = shared.map((name): [string, string, JsonValue] => [
    name,
    twins.get(name) ?? name,
    structuredClone(schemas[name] ?? null),
  ]);
  const own = (of: ReadonlySet<string> | undefined) =>
    [...(of ?? [])].filter((name) => !twins.has(name) && !(sent?.has(name) && received?.has(name)));
  const originals = (some: (name: string) => boolean) =>
    shared.filter(some).map((name) => schemas[name] ?? null);
  const copied = (some: (name: string) => boolean) =>
    copies.filter(([name]) => some(name)).map(([, , copy]) => copy);
  const staysOpen = (name: string) => stayOpen.has(name);
  const closes = (name: string) => !stayOpen.has(name);
  const held = (some: readonly string[]) => some.map((name) => schemas[name] ?? null);
  const ofSent = [...bodies, ...held(own(sent)), ...copied(closes), ...originals(staysOpen)];
  const ofReceived = [...answers, ...held(own(received)), ...copied(staysOpen), ...originals(closes)];
  Object.assign(schemas, Object.fromEntries(copies.map(([, twin, copy]) => [twin, copy])));
  referToTwins(ofSent, new Map([...twins].filter(([name]) => closes(name))));
  referToTwins(ofReceived, new Map([...twins].filter(([name]) => staysOpen(name))));
  return {
    twins: Object.fromEntries(twins),
    opened: opening.filter((name) => !twins.has(name) || staysOpen(name)).sort(compareCodePoints),
  };
}

function referToTwins(holders: readonly JsonValue[], twins: ReadonlyMap<string, string>): void {
  for (const holder of holders) {
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
      found ||=
        isOpenable(schema) || isFile(schema) || schema['readOnly'] === true || schema['writeOnly'] === true;
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
  leaveOut(document, schema, 'readOnly');
  for (const part of schemasBelow(schema)) openSchema(document, part, seen);
}

function leaveOutWritten(document: JsonObject, media: JsonValue): void {
  const seen = new Set<JsonObject>();
  const waiting = [isJsonObject(media) ? (media['schema'] ?? null) : null];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const schema = follow(document, value);
    if (schema === null || seen.has(schema)) continue;
    seen.add(schema);
    leaveOut(document, schema, 'writeOnly');
    append(waiting, partsWithin(schema));
  }
}

/** Members of one side are required on that side alone. */
function leaveOut(document: JsonObject, schema: JsonObject, side: 'readOnly' | 'writeOnly'): void {
  const { required } = schema;
  const names = namesOfSide(document, schema, side);
  if (!Array.isArray(required) || names.length === 0) return;
  Object.assign(schema, { required: required.filter((name) => !names.includes(String(name))) });
}

function namesOfSide(
  document: JsonObject,
  { properties }: JsonObject,
  side: 'readOnly' | 'writeOnly',
): string[] {
  if (!isJsonObject(properties)) return [];
  const members = Object.entries(properties).filter(([, own]) => follow(document, own)?.[side] === true);
  return members.map(([name]) => name);
}

function isOpenable(schema: JsonObject): boolean {
  const { type } = schema;
  const isObject =
    type === 'object' ||
    (Array.isArray(type) && type.includes('object')) ||
    isJsonObject(schema['properties']);
  return (
    isObject &&
    [schema['additionalProperties'], schema['patternProperties']].every((each) => each === undefined)
  );
}

function schemasBelow(schema: JsonObject): JsonValue[] {
  const lists = [...composedOf(schema), ...listOf(schema['prefixItems'])];
  const properties = isJsonObject(schema['properties']) ? Object.values(schema['properties']) : [];
  return [...lists, ...properties, schema['items'] ?? null];
}
