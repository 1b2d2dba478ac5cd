import type { JsonValue } from '../../base/json.ts';
import { composers, formsOf } from '../../openapi/compose.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { follow, followAll } from '../../openapi/reference.ts';
import { type Success, streamIn } from './answers.ts';
import { visit } from './discriminators.ts';
import type { ChatProtocol } from './protocols.ts';

/** How an operation streams. */
export interface Stream {
  readonly protocol: StreamProtocol;
  /** The status whose event stream has a schema for its events; `null` when the document does not describe them. */
  readonly typedBy: string | null;
  /** The request asks for it by `stream: true`. */
  readonly asked: boolean;
}

/** The three ways to chat, `events` for any other stream of JSON, `texts` for one of texts. */
export type StreamProtocol = ChatProtocol | 'events' | 'texts';

/**
 * How an operation streams; `null` when it never does. Documents often leave the event stream out and only have `stream`
 * among the request's properties: of the three known protocols that is enough.
 */
export function readStream(
  document: JsonObject,
  operation: JsonObject,
  successes: readonly Success[],
  protocol: ChatProtocol | null,
): Stream | null {
  const asked = canAskForStream(document, operation);
  const streamed = successes.filter(({ content }) => streamIn(content) !== undefined);
  if (streamed.length === 0) return protocol !== null && asked ? { protocol, typedBy: null, asked } : null;
  const typed = streamed.find(({ content }) => describesEvents(document, streamIn(content)));
  const isText = streamed.some(({ content }) => schemaOf(document, streamIn(content))?.['x-texts'] === true);
  return { protocol: protocol ?? (isText ? 'texts' : 'events'), typedBy: typed?.status ?? null, asked };
}

const frameKeys = new Set(['data', 'event', 'id', 'retry', 'comment']);

/**
 * Puts, in place, the schema of the data where a stream's schema describes the frame around it: an object of `data`, `event`,
 * `id` and `retry` alone, or one of several such. An `event: error` is thrown, and `[DONE]` ends a stream.
 */
export function unframeStreams(document: JsonObject): void {
  visit(document, ({ content }) => {
    const media = isJsonObject(content) ? streamIn(content) : undefined;
    if (!isJsonObject(media) || media['schema'] === undefined) return;
    const events = itemsOf(document, media['schema']);
    const datas = dataOf(document, events) ?? alternativesOf(document, events);
    const told = datas.filter((data) => !endsStream(document, data) && !isError(document, data));
    if (told.length === 0) return;
    const isText = told.every((data) => isPlainText(document, data));
    const [only] = told;
    const schema = isText
      ? { type: 'string', 'x-texts': true }
      : told.length === 1 && only !== undefined
        ? only
        : { oneOf: told };
    Object.assign(media, { schema });
  });
}

/** A list is one of events: what comes is one of its items after the other. */
function itemsOf(document: JsonObject, value: JsonValue): JsonValue {
  const schema = follow(document, value);
  return schema?.['type'] === 'array' ? (schema['items'] ?? {}) : value;
}

/** What an event may be, where something of it is never given out: an error is thrown, and `[DONE]` ends the stream. */
function alternativesOf(document: JsonObject, value: JsonValue): JsonValue[] {
  const schema = follow(document, value);
  const { oneOf, anyOf } = schema ?? {};
  const alternatives = oneOf ?? anyOf;
  if (!Array.isArray(alternatives)) return [value];
  const isGiven = (each: JsonValue) => !endsStream(document, each) && !isError(document, each);
  return alternatives.every(isGiven) ? [value] : alternatives.filter(isGiven);
}

/** An event that says in every case what failed. */
function isError(document: JsonObject, value: JsonValue): boolean {
  const schema = follow(document, value);
  const { properties, required } = schema ?? {};
  if (!isJsonObject(properties) || !Array.isArray(required)) return false;
  const error = follow(document, properties['error']);
  const isNamed = required.includes('type') && namesError(document, properties['type']);
  return isNamed || (required.includes('error') && error !== null && !formsOf(document, error).maybe);
}

/** The schemas of the data of a frame, or of several; `null` for what is no frame. */
function dataOf(document: JsonObject, value: JsonValue, depth = 0): JsonValue[] | null {
  const schema = follow(document, value);
  if (schema === null || depth > 10) return null;
  const alternatives = schema['oneOf'] ?? schema['anyOf'];
  if (Array.isArray(alternatives)) {
    const datas = alternatives.map((each) => dataOf(document, each, depth + 1));
    return datas.some((each) => each === null) ? null : datas.flatMap((each) => each ?? []);
  }
  const parts = followAll(document, [schema, ...(Array.isArray(schema['allOf']) ? schema['allOf'] : [])]);
  const properties = Object.fromEntries(parts.flatMap((part) => Object.entries(part['properties'] ?? {})));
  const keys = Object.keys(properties);
  const data: JsonValue | undefined = properties['data'];
  // A frame that carries nothing beside others that do: a comment, or a sign of life.
  if (data === undefined)
    return keys.includes('event') && keys.every((key) => frameKeys.has(key)) ? [] : null;
  const framed =
    keys.length > 1 || parts.some(({ required }) => Array.isArray(required)) || isComposite(document, data);
  if (!framed || !keys.every((key) => frameKeys.has(key)) || isList(document, data)) return null;
  return namesError(document, properties['event']) ? [] : [payloadOf(document, data)];
}

/** Text that holds JSON is what it holds. */
function payloadOf(document: JsonObject, data: JsonValue): JsonValue {
  return follow(document, data)?.['contentSchema'] ?? data;
}

/** `{ data: Chunk[] }` is a page of a list and no frame. */
function isList(document: JsonObject, data: JsonValue): boolean {
  return follow(document, data)?.['type'] === 'array';
}

function isComposite(document: JsonObject, data: JsonValue): boolean {
  const schema = follow(document, data);
  return schema !== null && schema['type'] !== 'string';
}

function namesError(document: JsonObject, event: JsonValue | undefined): boolean {
  const schema = follow(document, event);
  return schema?.['const'] === 'error' || JSON.stringify(schema?.['enum']) === '["error"]';
}

function endsStream(document: JsonObject, data: JsonValue): boolean {
  const schema = follow(document, data);
  return schema?.['const'] === '[DONE]' || JSON.stringify(schema?.['enum']) === '["[DONE]"]';
}

function isPlainText(document: JsonObject, data: JsonValue): boolean {
  return follow(document, data)?.['type'] === 'string';
}

function canAskForStream(document: JsonObject, operation: JsonObject): boolean {
  const content = follow(document, operation['requestBody'])?.['content'];
  const schemas = isJsonObject(content) ? Object.values(content).map((type) => schemaOf(document, type)) : [];
  return schemas.some((schema) => hasStream(document, schema));
}

function hasStream(document: JsonObject, schema: JsonObject | null): boolean {
  const properties = schema?.['properties'];
  if (isJsonObject(properties) && Object.hasOwn(properties, 'stream')) return true;
  return followAll(document, schema?.['allOf']).some((part) => hasStream(document, part));
}

/** A schema that says of nothing but "a string" what it is describes no events. */
function describesEvents(document: JsonObject, mediaType: JsonValue | undefined): boolean {
  const schema = schemaOf(document, mediaType);
  return ['properties', ...composers].some((key) => schema?.[key] !== undefined);
}

function schemaOf(document: JsonObject, mediaType: JsonValue | undefined): JsonObject | null {
  return isJsonObject(mediaType) ? follow(document, mediaType['schema']) : null;
}
