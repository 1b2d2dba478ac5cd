import type { JsonValue } from '../../base/json.ts';
import { formsOf, hasPlace, isDescribed, propertiesOf, wordsOf } from '../../openapi/compose.ts';
import { isJsonMediaType } from '../../openapi/media-types.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { follow } from '../../openapi/reference.ts';
import { type Success, streamIn } from './answers.ts';

/** The three ways to chat. */
export type ChatProtocol = 'chat-completions' | 'messages' | 'responses';

/** The schemas by which a protocol is told: of the request, of the answer as a whole, and of an event of its stream. */
export interface Shapes {
  readonly asked: readonly JsonValue[];
  readonly answered: readonly JsonValue[];
  readonly events: readonly JsonValue[];
}

/**
 * By what a protocol is known. `each…` is a member of every answer and of every event: one without it that is no error may be
 * of another protocol, which would never say that the stream ended.
 */
interface Marks {
  readonly protocol: ChatProtocol;
  readonly asked: readonly string[];
  /** What only its request has, for a document that describes nothing of what comes back. */
  readonly onlyAsked: ReadonlyArray<readonly string[]>;
  readonly answered: ReadonlyArray<readonly string[]>;
  readonly event: (document: JsonObject, schema: JsonValue) => boolean;
  readonly eachAnswer: string;
  readonly eachEvent: string;
}

const marks: readonly Marks[] = [
  {
    protocol: 'chat-completions',
    asked: ['messages'],
    onlyAsked: [['messages'], ['model']],
    answered: [['choices', '*', 'message']],
    event: (document, schema) => hasPlace(document, schema, ['choices', '*', 'delta']),
    eachAnswer: 'choices',
    eachEvent: 'choices',
  },
  {
    protocol: 'messages',
    asked: ['messages'],
    onlyAsked: [['messages'], ['model'], ['system']],
    answered: [['content', '*'], ['stop_reason']],
    event: hasType(/^message_(?:start|delta|stop)$/),
    eachAnswer: 'content',
    eachEvent: 'type',
  },
  {
    protocol: 'responses',
    asked: ['input'],
    onlyAsked: [['input'], ['model'], ['instructions']],
    answered: [['output', '*']],
    event: hasType(/^response\.(?:created|completed|output_text\.)/),
    eachAnswer: 'output',
    eachEvent: 'type',
  },
];

function hasType(pattern: RegExp): Marks['event'] {
  return (document, schema) =>
    propertiesOf(document, schema, 'type').some((type) =>
      wordsOf(document, type).some((word) => pattern.test(word)),
    );
}

/** Which protocol an operation speaks, by what it takes and gives and not by its path; `null` where it is none of them. */
export function protocolOf(document: JsonObject, { asked, answered, events }: Shapes): ChatProtocol | null {
  if (asked.length === 0) return null;
  const has = (schemas: readonly JsonValue[]) => (place: readonly string[]) =>
    schemas.some((schema) => hasPlace(document, schema, place));
  const isSaid = (schemas: readonly JsonValue[]) => schemas.some((schema) => isDescribed(document, schema));
  const allHave = (schemas: readonly JsonValue[], name: string) =>
    schemas
      .flatMap((schema) => formsOf(document, schema).schemas.filter((form) => isDescribed(document, form)))
      .every((form) => [name, 'error'].some((member) => hasPlace(document, form, [member])));
  const streams = marks.find(({ event }) => events.some((schema) => event(document, schema)));
  if (streams !== undefined) return allHave(events, streams.eachEvent) ? streams.protocol : null;
  const answers = marks.find(
    (each) => (!isSaid(asked) || has(asked)(each.asked)) && each.answered.every(has(answered)),
  );
  if (answers !== undefined) {
    const { protocol, eachAnswer, eachEvent } = answers;
    return allHave(answered, eachAnswer) && allHave(events, eachEvent) ? protocol : null;
  }
  if (isSaid(answered) || isSaid(events)) return null;
  const asks = [...marks].reverse().find(({ onlyAsked }) => onlyAsked.every(has(asked)));
  return asks?.protocol ?? null;
}

/** Which protocol an operation speaks, with the answers of success that it may have. */
export function protocolOfOperation(
  document: JsonObject,
  operation: JsonObject,
  successes: readonly Success[],
): ChatProtocol | null {
  const answered = successes.flatMap(({ content }) => jsonSchemasOf(document, content));
  const events = successes.flatMap(({ content }) => follow(document, streamIn(content))?.['schema'] ?? []);
  return protocolOf(document, { asked: askedOf(document, operation), answered, events });
}

/** The schemas in JSON of a content: media type → media type object. */
export function jsonSchemasOf(document: JsonObject, content: unknown): JsonValue[] {
  if (!isJsonObject(content)) return [];
  return Object.entries(content).flatMap(([type, media]) => {
    const schema = isJsonMediaType(type) ? follow(document, media)?.['schema'] : undefined;
    return schema === undefined ? [] : [schema];
  });
}

/** The schemas in JSON of what an operation takes. */
export function askedOf(document: JsonObject, operation: JsonObject): JsonValue[] {
  return jsonSchemasOf(document, follow(document, operation['requestBody'])?.['content']);
}
