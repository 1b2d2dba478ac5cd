import { isPlainObject } from '../../base/json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow } from '../../openapi/reference.ts';
import type { DocumentedContent } from '../spec/responses.ts';
import type { ServerEvent } from './reply.ts';
import { synthesize } from './synthesize.ts';

/** What ends a stream of events without names: the convention of chat completions. */
const done: ServerEvent = { name: null, data: '[DONE]' };

/**
 * The events of a stream from the examples of its content, each of which is one event. An event with a `type` has it as
 * its name, as in the messages and responses protocols; events without names end with `[DONE]`. A document may describe the
 * frame around an event's data instead of the data, and a list of events, or several that are made from the schemas of each.
 */
export function listEvents(
  spec: OpenApiDocument,
  content: DocumentedContent,
  body: unknown,
): readonly ServerEvent[] {
  const examples = content.examples.length > 0 ? content.examples : eventsOf(spec, content.schema);
  const events = examples.filter((example) => isWanted(example, body)).map(toEvent);
  return events.every(({ name }) => name === null) ? [...events, done] : events;
}

function eventsOf(spec: OpenApiDocument, schema: unknown): unknown[] {
  const described = follow(spec, schema) ?? {};
  if (described['type'] === 'array') return [synthesize(spec, described['items'])];
  const alternatives = described['oneOf'] ?? described['anyOf'];
  const frames = (Array.isArray(alternatives) ? alternatives : []).map((each) => synthesize(spec, each));
  const told = frames.filter((frame) => isFrame(frame) && frame['event'] !== 'error');
  return told.length > 0 ? told : [synthesize(spec, schema)];
}

/** Chat completions send the usage, in a chunk without choices, only to those who ask for it. */
function isWanted(example: unknown, body: unknown): boolean {
  if (example === done.data) return false;
  const choices = isPlainObject(example) ? example['choices'] : undefined;
  if (!Array.isArray(choices) || choices.length > 0) return true;
  const options = isPlainObject(body) ? body['stream_options'] : undefined;
  return isPlainObject(options) && options['include_usage'] === true;
}

function toEvent(value: unknown): ServerEvent {
  if (isFrame(value)) {
    const { event, data } = value;
    return { name: typeof event === 'string' ? oneLine(event) : null, data: dataOf(data) };
  }
  const type = isPlainObject(value) ? value['type'] : undefined;
  return { name: typeof type === 'string' ? oneLine(type) : null, data: dataOf(value) };
}

/** A text stands for itself: that of a frame, or of a stream of texts. */
function dataOf(value: unknown): string {
  return typeof value === 'string' ? oneLine(value) : JSON.stringify(value);
}

/** What stands around the data of an event, and nothing else. */
function isFrame(value: unknown): value is Record<string, unknown> {
  if (!isPlainObject(value) || !('data' in value) || Array.isArray(value['data'])) return false;
  return Object.keys(value).every((key) => ['data', 'event', 'id', 'retry', 'comment'].includes(key));
}

/** A line break would begin another field of the event. */
function oneLine(name: string): string {
  return name.replace(/[\r\n]/g, ' ');
}
