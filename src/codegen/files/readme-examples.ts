import type { Model } from '../../catalog/model.ts';
import type { Operation } from '../api/operations.ts';
import { type Code, code, indent, joinCode } from '../print/code.ts';
import { identifier } from '../print/identifier.ts';
import { stringLiteral } from '../print/literal.ts';
import { tellsVideoState, waitName } from './client-names.ts';

/** What examples are made of. */
export interface Material {
  readonly packageName: string;
  readonly operations: readonly Operation[];
  readonly models: readonly Model[];
}

/** The client, with a call where the API completes chats. Later examples use its `router`. */
export function callExample({ packageName, operations, models }: Material): Code {
  const chat = operations.find(completesChats);
  const answer =
    chat &&
    code`
const answer = await router.${call(chat)}(${chatRequest(stringLiteral(exampleModel(models)))});
console.log(answer.choices[0]?.message.content);`;
  return fence(code`import { createRouterOne } from ${stringLiteral(packageName)};

const router = createRouterOne(); // the key is in ROUTER_ONE_API_KEY${answer === undefined ? code`` : code`\n${answer}`}`);
}

/** Reading a stream; `null` where chats do not stream. */
export function streamExample({ operations }: Material): Code | null {
  const chat = operations.find(completesChats);
  if (chat === undefined || chat.streamName === null) return null;
  const stream = code`router.${identifier(chat.group)}.${identifier(chat.streamName)}`;
  return fence(code`for await (const chunk of ${stream}(${chatRequest(auto)})) {
  console.log(chunk.choices[0]?.delta.content);
}`);
}

/** A call with one function alone; `null` where no chat is completed. */
export function aloneExample({ packageName, operations }: Material): Code | null {
  const chat = operations.find(completesChats);
  if (chat === undefined) return null;
  const name = identifier(chat.name);
  return fence(code`import { ${name}, createRouterOneClient } from ${stringLiteral(packageName)};

const client = createRouterOneClient();
const reply = await ${name}(client, ${chatRequest(auto)});`);
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
export function failureExample({ packageName, operations }: Material): Code {
  const chat = operations.find(completesChats);
  const options = code`{ timeout: 30_000, maxRetries: 0 }`;
  const attempt =
    chat === undefined
      ? code`// a call, with ${options} as its last argument`
      : code`await router.${call(chat)}(${chatRequest(auto)}, ${options});`;
  return fence(code`import { BillingError, RateLimitError, RouterOneError } from ${stringLiteral(packageName)};

try {
${indent(attempt)}
} catch (error) {
  if (error instanceof BillingError) console.error("no balance left");
  else if (error instanceof RateLimitError) console.error(\`try again in \${error.retryAfter} ms\`);
  else if (error instanceof RouterOneError) console.error(error.status, error.code, error.requestId);
  else throw error; // the reason of a signal that fired
}`);
}

/** What is known of the models. */
export function modelsExample({ packageName, models }: Material): Code {
  const fallback = stringLiteral(exampleModel(models));
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
export function factsExample({ packageName }: Material): Code {
  return fence(code`import { clientEnv } from ${stringLiteral(`${packageName}/facts`)};

Object.assign(process.env, clientEnv("openai", "sk-rk-your-key")); // or "claude-code", or "codex"`);
}

const auto = stringLiteral('auto');

/** True for `POST …/chat/completions` with a body in JSON. */
function completesChats({
  method,
  path,
  pathParameters,
  body,
  query,
  headers,
  onlyStreams,
}: Operation): boolean {
  return (
    method === 'post' &&
    path.endsWith('/chat/completions') &&
    pathParameters.length === 0 &&
    !onlyStreams &&
    query !== 'required' &&
    headers !== 'required' &&
    body?.media[0]?.kind === 'json'
  );
}

function call({ group, name }: Operation): Code {
  return code`${identifier(group)}.${identifier(name)}`;
}

function chatRequest(model: Code): Code {
  return code`{
  model: ${model},
  messages: [{ role: "user", content: "Hello" }],
}`;
}

/** A model to show: the first that chats and stays, else the routing word. */
function exampleModel(models: readonly Model[]): string {
  const stays = models.filter(({ status, deprecation }) => status === 'active' && deprecation === null);
  return stays.find(({ capabilities }) => capabilities.includes('chat'))?.id ?? 'auto';
}

function fence(lines: Code): Code {
  return joinCode([code`\`\`\`ts`, lines, code`\`\`\``]);
}
