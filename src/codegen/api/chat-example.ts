import type { JsonValue } from '../../base/json.ts';
import { type Forms, formsOf, propertiesOf, takes, wordsOf } from '../../openapi/compose.ts';
import { bareMediaType, eventStream } from '../../openapi/media-types.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { follow } from '../../openapi/reference.ts';
import { type Success, streamIn } from './answers.ts';
import { askedOf, type ChatProtocol, jsonSchemasOf } from './protocols.ts';
import type { Stream } from './streams.ts';

/** A call of a chat that compiles, as far as the document says what it takes and gives. */
export interface ChatExample {
  /** The members of the body beside the model. */
  readonly body: Readonly<Record<string, JsonValue>>;
  /** `any` id, one of a closed list, or no `model` in the request. */
  readonly model: 'any' | { readonly only: string } | null;
  /** Where the words of the answer are, and those of an event; empty where the document does not say it. */
  readonly answer: readonly Step[];
  readonly event: readonly Step[];
}

/** One step into a value: a member, or the first of a list; `maybe` where there may be nothing at its end. */
export interface Step {
  readonly name: string | 0;
  readonly maybe: boolean;
}

const hello = 'Hello';
const turn = (content: JsonValue) => [{ role: 'user', content }];
const parts = [{ type: 'text', text: hello }];

/** What is asked in each protocol, in the order in which it is tried, and where the words of an answer and an event are. */
const talks: Readonly<
  Record<
    ChatProtocol,
    {
      readonly asks: ReadonlyArray<Readonly<Record<string, JsonValue>>>;
      readonly answer: readonly (string | 0)[];
      readonly event: readonly (string | 0)[];
    }
  >
> = {
  'chat-completions': {
    asks: [{ messages: turn(hello) }, { messages: turn(parts) }],
    answer: ['choices', 0, 'message', 'content'],
    event: ['choices', 0, 'delta', 'content'],
  },
  messages: {
    asks: [
      { max_tokens: 1024, messages: turn(hello) },
      { max_tokens: 1024, messages: turn(parts) },
    ],
    answer: ['content'],
    event: ['type'],
  },
  responses: { asks: [{ input: hello }, { input: turn(hello) }], answer: ['output'], event: ['type'] },
};

/** Where the words of an event are that the document does not describe: as the runtime declares it. */
const declaredEvents: Readonly<Record<ChatProtocol, readonly Step[]>> = {
  'chat-completions': [
    { name: 'choices', maybe: false },
    { name: 0, maybe: true },
    { name: 'delta', maybe: false },
    { name: 'content', maybe: true },
  ],
  messages: [{ name: 'type', maybe: false }],
  responses: [{ name: 'type', maybe: false }],
};

/** `null` where nothing simple is taken: the document asks for more than the protocol does. */
export function chatExample(
  document: JsonObject,
  operation: JsonObject,
  of: { protocol: ChatProtocol; stream: Stream | null; responses: readonly Success[] },
): ChatExample | null {
  const { protocol, stream, responses } = of;
  const [schema] = askedOf(document, operation);
  if (schema === undefined) return null;
  const talk = talks[protocol];
  const model = modelOf(document, schema);
  const named = model === null ? {} : { model: model === 'any' ? 'a-model' : model.only };
  const body = talk.asks.find((asked) => takes(document, schema, { ...named, ...asked }));
  if (body === undefined) return null;
  const whole = answerOf(document, responses);
  return {
    body,
    model,
    answer: whole === undefined ? [] : stepsInto(document, whole, talk.answer),
    event: eventSteps(document, responses, { protocol, stream, steps: talk.event }),
  };
}

/** The schema of the answer, where there is but one. */
function answerOf(document: JsonObject, responses: readonly Success[]): JsonValue | undefined {
  const types = responses.flatMap(({ content }) => Object.keys(content));
  const others = types.filter((type) => bareMediaType(type) !== eventStream);
  if (responses.length !== 1 || others.length !== 1) return undefined;
  return responses.flatMap(({ content }) => jsonSchemasOf(document, content))[0];
}

/** A model that is asked for: any, where a text is as good as another. */
function modelOf(document: JsonObject, schema: JsonValue): ChatExample['model'] {
  const [model] = propertiesOf(document, schema, 'model');
  if (model === undefined) return null;
  if (takes(document, model, 'a-model')) return 'any';
  const [only] = wordsOf(document, model).filter((word) => takes(document, model, word));
  return only === undefined ? null : { only };
}

function eventSteps(
  document: JsonObject,
  responses: readonly Success[],
  talk: { protocol: ChatProtocol; stream: Stream | null; steps: readonly (string | 0)[] },
): readonly Step[] {
  const { protocol, stream, steps } = talk;
  if (stream?.typedBy == null) return declaredEvents[protocol];
  const typed = responses.find(({ status }) => status === stream.typedBy);
  const schema = typed && follow(document, streamIn(typed.content))?.['schema'];
  return schema === undefined ? [] : stepsInto(document, schema, steps);
}

/** The steps, where every form that the value may have goes along with them; else none. */
function stepsInto(document: JsonObject, schema: JsonValue, names: readonly (string | 0)[]): Step[] {
  const steps: Step[] = [];
  let forms = formsOf(document, schema).schemas;
  for (const name of names) {
    const found = forms.map((form) => memberOf(document, form, name));
    if (found.length === 0 || found.some((each) => each === null)) return [];
    const next = found.flatMap((each) => each ?? []);
    steps.push({ name, maybe: next.some(({ maybe }) => maybe) });
    forms = next.flatMap(({ schemas }) => schemas);
  }
  return steps;
}

/** What one form has at a step; `null` where it has nothing there. */
function memberOf(document: JsonObject, form: JsonObject, name: string | 0, depth = 0): Forms | null {
  if (name === 0) {
    const { items } = form;
    return items === undefined ? null : { ...formsOf(document, items), maybe: true };
  }
  const { properties, required, allOf } = form;
  if (isJsonObject(properties) && Object.hasOwn(properties, name)) {
    const found = formsOf(document, properties[name] ?? null);
    const isRequired = Array.isArray(required) && required.includes(name);
    return { ...found, maybe: found.maybe || !isRequired };
  }
  if (!Array.isArray(allOf) || depth > 10) return null;
  const inner = allOf.map((each) => follow(document, each)).filter((each) => each !== null);
  return inner.map((each) => memberOf(document, each, name, depth + 1)).find((each) => each !== null) ?? null;
}
