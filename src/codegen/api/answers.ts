import type { JsonValue } from '../../base/json.ts';
import { bareMediaType, eventStream } from '../../openapi/media-types.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { follow } from '../../openapi/reference.ts';

/** A status of success with what may be in its body: media type → media type object. */
export interface Success {
  readonly status: string;
  readonly content: JsonObject;
}

/** What these statuses say goes for the document too, whatever it describes (RFC 9110, 15.3.5 and 15.3.6). */
const noContent = /^20[45]$/;

/** The answers of success: those of 2xx, or the one for all statuses where none is named. */
export function readSuccesses(document: JsonObject, operation: JsonObject): Success[] {
  const responses = isJsonObject(operation['responses']) ? operation['responses'] : {};
  const named = Object.entries(responses).filter(([status]) => /^2(?:\d\d|XX)$/i.test(status));
  const any = Object.entries(responses).filter(([status]) => status === 'default');
  return (named.length > 0 ? named : any).map(([status, response]) => {
    const content = noContent.test(status) ? null : follow(document, response)?.['content'];
    return { status, content: isJsonObject(content) ? content : {} };
  });
}

/** The media type object of server-sent events. */
export function streamIn(content: JsonObject): JsonValue | undefined {
  return Object.entries(content).find(([type]) => bareMediaType(type) === eventStream)?.[1];
}
