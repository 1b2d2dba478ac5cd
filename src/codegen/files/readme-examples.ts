import { compareCodePoints } from '../../base/code-point-order.ts';
import type { Model } from '../../catalog/model.ts';
import { exampleKey, type GatewayNames } from '../../gateway/names.ts';
import type { Gateway } from '../../gateway/schema.ts';
import type { ChatExample } from '../api/chat-example.ts';
import type { Operation } from '../api/operations.ts';
import { type Code, code, indent, joinCode } from '../print/code.ts';
import { identifier } from '../print/identifier.ts';
import { literal, stringLiteral } from '../print/literal.ts';
import { tellsVideoState, waitName } from './client-names.ts';

/** What examples are made of. */
export interface Material {
  readonly gateway: Gateway;
  readonly names: GatewayNames;
  readonly packageName: string;
  readonly operations: readonly Operation[];
  readonly models: readonly Model[];
}

/** The client with a call: a chat where the API chats, else the first that can be made with nothing. Later examples use its `router`. */
export function callExample(material: Material): Code {
  const { names, packageName } = material;
  const create = identifier(names.create);
  const asked = askingCall(material);
  const answer = asked && code`\n\n${asked}`;
  return fence(code`import { ${create} } from ${stringLiteral(packageName)};

const router = ${create}(); // the key is in ${identifier(names.apiKey)}${answer ?? code``}`);
}

function askingCall(material: Material): Code | null {
  const chat = chatOf(material);
  if (chat !== undefined) {
    return code`const answer = await router.${call(chat)}(${request(chat, exampleModel(material))});
console.log(${reading('answer', chat.chat.answer)});`;
  }
  const simple = simpleOf(material);
  return simple === undefined
    ? null
    : code`const answer = await router.${call(simple)}();\nconsole.log(answer);`;
}

/** Reading a stream; `null` where chats do not stream. */
export function streamExample(material: Material): Code | null {
  const chat = material.operations.filter(chats).find(({ streamName }) => streamName !== null);
  if (chat === undefined || chat.streamName === null) return null;
  const stream = code`router.${identifier(chat.group)}.${identifier(chat.streamName)}`;
  const piece = chat.chat.event.some(({ name }) => name === 'choices') ? 'chunk' : 'event';
  return fence(code`for await (const ${identifier(piece)} of ${stream}(${request(chat, anyModel(material))})) {
  console.log(${reading(piece, chat.chat.event)});
}`);
}

/** A call with one function alone; `null` where no example can be made of any. */
export function aloneExample(material: Material): Code | null {
  const { names, packageName } = material;
  const create = identifier(names.createClient);
  const chat = chatOf(material);
  const simple = simpleOf(material);
  const shown = chat ?? simple;
  if (shown === undefined) return null;
  const name = identifier(shown.name);
  const given = chat === undefined ? code`` : code`, ${request(chat, anyModel(material))}`;
  return fence(code`import { ${name}, ${create} } from ${stringLiteral(packageName)};

const client = ${create}();
const reply = await ${name}(client${given});`);
}

/** Waiting for a video; `null` where the API has none. */
export function videoExample({ operations }: Material): Code | null {
  const state = operations.find(tellsVideoState);
  if (state === undefined) return null;
  return fence(code`const taskId = "…"; // from the answer to the submission
const video = await router.${identifier(state.group)}.${identifier(waitName)}(taskId, {
  interval: 5_000, // milliseconds, 3000 or more
  onProgress: (state) => console.log(state),
});`);
}

/** What can be caught, with the options of one call. */
export function failureExample(material: Material): Code {
  const { names, packageName } = material;
  const error = identifier(names.error);
  const chat = chatOf(material);
  const options = code`{ timeout: 30_000, maxRetries: 0 }`;
  const simple = simpleOf(material);
  const attempt =
    chat !== undefined
      ? code`await router.${call(chat)}(${request(chat, anyModel(material))}, ${options});`
      : simple !== undefined
        ? code`await router.${call(simple)}(${options});`
        : code`// a call, with ${options} as its last argument`;
  return fence(code`import { ${joinCode(['BillingError', 'RateLimitError', names.error].sort(compareCodePoints).map(identifier), ', ')} } from ${stringLiteral(packageName)};

try {
${indent(attempt)}
} catch (error) {
  if (error instanceof BillingError) console.error("no balance left");
  else if (error instanceof RateLimitError) console.error(\`try again in \${error.retryAfter} ms\`);
  else if (error instanceof ${error}) console.error(error.status, error.code, error.requestId);
  else throw error; // the reason of a signal that fired
}`);
}

/** What is known of the models. */
export function modelsExample(material: Material): Code {
  const { packageName } = material;
  const fallback = stringLiteral(exampleModel(material));
  return fence(code`import { checkModels, estimateCost, getModel } from ${stringLiteral(`${packageName}/models`)};
import { modelIdSchema } from ${stringLiteral(`${packageName}/models/zod`)};

const configured = process.env["MODEL"] ?? ${fallback};
for (const { message } of checkModels([configured])) console.warn(message);

const id = modelIdSchema.parse(configured);
console.log(getModel(id).capabilities, getModel(id).context?.tokens);

const { amount, currency } = estimateCost(id, { inputTokens: 1_000, outputTokens: 200 });
console.log(amount, currency); // an exact decimal`);
}

/** The settings of other clients. */
export function factsExample({ gateway, packageName }: Material): Code {
  return fence(code`import { clientEnv } from ${stringLiteral(`${packageName}/facts`)};

Object.assign(process.env, clientEnv("openai", ${stringLiteral(exampleKey(gateway, 'your-key'))})); // or "claude-code", or "codex"`);
}

/** What leaves the choice to the gateway, where it has a word for that. */
function anyModel(material: Material): string {
  return material.gateway.routingWords?.[0] ?? exampleModel(material);
}

/** An operation of which there is an example. */
type Chat = Operation & { readonly chat: ChatExample };

/** True for a chat that is asked for by a body in JSON and nothing else. */
function chats(operation: Operation): operation is Chat {
  const { chat, pathParameters, body, query, headers, cookies, named } = operation;
  return (
    chat !== null &&
    pathParameters.length === 0 &&
    ![query, headers, cookies].includes('required') &&
    body?.media[0]?.kind === 'json' &&
    named.body !== 'option'
  );
}

/** The chat that answers as a whole; of several that with most callers, as the protocols are ordered. */
function chatOf({ operations }: Material): Chat | undefined {
  const found = operations.filter(chats).filter(({ onlyStreams }) => !onlyStreams);
  return found.find(({ chat }) => Object.hasOwn(chat.body, 'messages')) ?? found[0];
}

/** A call that asks for something and has to be told nothing. */
function simpleOf({ operations }: Material): Operation | undefined {
  return operations.find(
    ({ method, pathParameters, body, query, headers, cookies, onlyStreams, deprecated, successes }) =>
      method === 'get' &&
      ![query, headers, cookies].includes('required') &&
      pathParameters.length === 0 &&
      body === null &&
      successes.length > 0 &&
      !onlyStreams &&
      !deprecated,
  );
}

function call({ group, name }: Operation): Code {
  return code`${identifier(group)}.${identifier(name)}`;
}

/** The body of a chat, a member a line. */
function request({ chat: { body, model } }: Chat, any: string): Code {
  const named = model === null ? [] : [['model', stringLiteral(model === 'any' ? any : model.only)] as const];
  const others = Object.entries(body).map(([name, value]) => [name, literal(value)] as const);
  const lines = [...named, ...others].map(([name, value]) => code`${identifier(name)}: ${value},`);
  return code`{\n${indent(joinCode(lines))}\n}`;
}

/** The words of a value: `answer.choices[0]?.message.content`. */
function reading(value: string, steps: ChatExample['answer']): Code {
  const printed = steps.map(({ name }, at) => {
    const isSafe = steps[at - 1]?.maybe !== true;
    if (name === 0) return isSafe ? code`[0]` : code`?.[0]`;
    return isSafe ? code`.${identifier(name)}` : code`?.${identifier(name)}`;
  });
  return code`${identifier(value)}${joinCode(printed, '')}`;
}

/** A model to show: the first that chats and stays, else the routing word, else any. */
function exampleModel({ gateway, models }: Material): string {
  const stays = models.filter(({ status, deprecation }) => status === 'active' && deprecation === null);
  return (
    stays.find(({ capabilities }) => capabilities.includes('chat'))?.id ??
    gateway.routingWords?.[0] ??
    stays[0]?.id ??
    'a-model'
  );
}

function fence(lines: Code): Code {
  return joinCode([code`\`\`\`ts`, lines, code`\`\`\``]);
}
