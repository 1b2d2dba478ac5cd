import { isPlainObject } from '../../base/json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { DocumentedContent } from '../spec/responses.ts';
import type { ServerEvent } from './reply.ts';
import { synthesize } from './synthesize.ts';

/** What ends a stream of events without names: the convention of chat completions. */
const done: ServerEvent = { name: null, data: '[DONE]' };

/**
 * The events of a stream from the examples of its content, each of which is one event. An event with a `type` has it as
 * its name, as in the messages and responses protocols; events without names end with `[DONE]`.
 */
export function listEvents(
  spec: OpenApiDocument,
  content: DocumentedContent,
  body: unknown,
): readonly ServerEvent[] {
  const examples = content.examples.length > 0 ? content.examples : [synthesize(spec, content.schema)];
  const events = examples.filter((example) => isWanted(example, body)).map(toEvent);
  return events.every(({ name }) => name === null) ? [...events, done] : events;
}

/** Chat completions send the usage, in a chunk without choices, only to those who ask for it. */
function isWanted(example: unknown, body: unknown): boolean {
  const choices = isPlainObject(example) ? example['choices'] : undefined;
  if (!Array.isArray(choices) || choices.length > 0) return true;
  const options = isPlainObject(body) ? body['stream_options'] : undefined;
  return isPlainObject(options) && options['include_usage'] === true;
}

function toEvent(value: unknown): ServerEvent {
  const type = isPlainObject(value) ? value['type'] : undefined;
  return { name: typeof type === 'string' ? oneLine(type) : null, data: JSON.stringify(value) };
}

/** A line break would begin another field of the event. */
function oneLine(name: string): string {
  return name.replace(/[\r\n]/g, ' ');
}
