import type { JsonValue } from '../../base/json.ts';
import { eventStream } from '../../openapi/media-types.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { follow } from '../../openapi/reference.ts';
import { followAll } from './project.ts';

/** How an operation streams. */
export interface Stream {
  readonly protocol: StreamProtocol;
  /** The status whose event stream has a schema for its events; `null` when the document does not describe them. */
  readonly typedBy: string | null;
}

/** The three ways in which the gateway streams, and `events` for any other event stream. */
export type StreamProtocol = 'chat-completions' | 'messages' | 'responses' | 'events';

/** A status of success with what may be in its body: media type → media type object. */
export interface Success {
  readonly status: string;
  readonly content: JsonObject;
}

const protocols: ReadonlyArray<readonly [RegExp, StreamProtocol]> = [
  [/\/chat\/completions$/, 'chat-completions'],
  [/\/messages$/, 'messages'],
  [/\/responses$/, 'responses'],
];

/**
 * How an operation streams; `null` when it never does. Documents often leave the event stream out and only have `stream`
 * among the request's properties: of the three known protocols that is enough.
 */
export function readStream(
  document: JsonObject,
  path: string,
  operation: JsonObject,
  successes: readonly Success[],
): Stream | null {
  const protocol = protocols.find(([pattern]) => pattern.test(path))?.[1];
  const streamed = successes.filter(({ content }) => Object.hasOwn(content, eventStream));
  if (streamed.length === 0) {
    return protocol !== undefined && canAskForStream(document, operation)
      ? { protocol, typedBy: null }
      : null;
  }
  const typed = streamed.find(({ content }) => describesEvents(document, content[eventStream]));
  return { protocol: protocol ?? 'events', typedBy: typed?.status ?? null };
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

/** A schema that is only "a string" describes the stream as a whole and nothing of its events. */
function describesEvents(document: JsonObject, mediaType: JsonValue | undefined): boolean {
  const schema = schemaOf(document, mediaType);
  return ['properties', 'allOf', 'anyOf', 'oneOf'].some((key) => schema?.[key] !== undefined);
}

function schemaOf(document: JsonObject, mediaType: JsonValue | undefined): JsonObject | null {
  return isJsonObject(mediaType) ? follow(document, mediaType['schema']) : null;
}
