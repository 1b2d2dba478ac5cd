import { isPlainObject } from '../../base/json.ts';
import type { Model } from '../../catalog/model.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { ServedOperation } from '../operations.ts';
import { taskIdOf } from '../roles.ts';
import type { Responses } from '../spec/responses.ts';
import { type DocumentedContent, jsonOf } from '../spec/responses.ts';
import type { PathValues } from '../spec/routes.ts';
import { listEvents } from './events.ts';
import { exampleFor, withModel } from './examples.ts';
import { modelList } from './model-list.ts';
import { otherContent } from './other-content.ts';
import { noSuchTask } from './refusals.ts';
import type { Refuse } from './refuse.ts';
import type { Reply, ServerEvent } from './reply.ts';
import { createTasks, type Tasks } from './tasks.ts';
import { usualEvents } from './usual-events.ts';

/** Answers a request that has passed every check. */
export type Answers = (served: ServedOperation, asked: Asked) => Reply;

/** What is asked of an operation. */
export interface Asked {
  readonly values: PathValues;
  readonly body: unknown;
  /** The header of that name. */
  readonly accept: string;
}

/** The end of a prompt whose task fails, so that a test chooses it as it chooses a key. */
export const failingPrompt = '-failed';

const eventStream = 'text/event-stream';

/** What the operations of a spec answer: its examples, the catalog, and tasks that make progress. */
export function createAnswers(spec: OpenApiDocument, known: KnownModels, refuse: Refuse): Answers {
  const tasks = createTasks();
  return (served, asked) =>
    streamReply(spec, served, asked, known) ??
    listReply(served, known.models) ??
    stateReply(served, asked.values, tasks, refuse) ??
    exampleReply(spec, served, asked.body, tasks, known);
}

/** Which models there are, and which words leave the choice to the router. */
export interface KnownModels {
  readonly models: readonly Model[] | null;
  readonly routingWords: readonly string[];
}

/** By the body, or by what is accepted first. */
export function asksForStream(body: unknown, accept: string): boolean {
  const told = isPlainObject(body) ? body['stream'] : undefined;
  return typeof told === 'boolean' ? told : /^\s*text\/event-stream\b/i.test(accept);
}

/** What answers in no other way streams unasked. */
export function onlyStreams({ success: { content } }: Responses): boolean {
  return content.has(eventStream) && content.size === 1;
}

function streamReply(
  spec: OpenApiDocument,
  { responses, operation }: ServedOperation,
  { body, accept }: Asked,
  known: KnownModels,
): Reply | null {
  const { status, content } = responses.success;
  if (!asksForStream(body, accept) && !onlyStreams(responses)) return null;
  const described = content.get(eventStream);
  const usual =
    described === undefined || described.examples.length === 0 ? usualEvents(spec, operation) : null;
  if (described === undefined && usual === null) return null;
  // A stream whose events have types ends with one of them, which one that is made from the schema is not.
  const isNeeded = described === undefined || usual?.some((event) => 'type' in event) === true;
  const stream = isNeeded && usual !== null ? { schema: undefined, examples: usual } : described;
  if (stream === undefined) return null;
  return { kind: 'events', status, events: streamOf(spec, stream, body, known) };
}

function listReply({ role, responses }: ServedOperation, models: readonly Model[] | null): Reply | null {
  return role.kind === 'model-list' && models !== null ? success(responses, modelList(models)) : null;
}

function stateReply(
  { role, responses }: ServedOperation,
  values: PathValues,
  tasks: Tasks,
  refuse: Refuse,
): Reply | null {
  if (role.kind !== 'poll') return null;
  const id = values.get(role.parameter) ?? '';
  const state = tasks.ask(id, role.parameter, contentOf(responses));
  return state === null ? refuse(responses, noSuchTask(id)) : success(responses, state);
}

function exampleReply(
  spec: OpenApiDocument,
  { role, responses }: ServedOperation,
  body: unknown,
  tasks: Tasks,
  known: KnownModels,
): Reply {
  if (responses.success.content.size === 0) return success(responses, undefined);
  const other = otherContent(spec, responses, body);
  if (other !== null) return other;
  const example = asAskedFor(exampleFor(spec, contentOf(responses), body), body, known);
  if (role.kind !== 'submit' || !isPlainObject(example)) return success(responses, example);
  const id = tasks.submit(taskIdOf(spec, responses, role.member) ?? '', willFail(body));
  return success(responses, { ...example, [role.member]: id });
}

function success({ success: { status } }: Responses, value: unknown): Reply {
  return { kind: 'json', status, headers: {}, value };
}

function contentOf({ success: { content } }: Responses): DocumentedContent {
  return jsonOf(content) ?? { schema: undefined, examples: [] };
}

function streamOf(
  spec: OpenApiDocument,
  content: DocumentedContent,
  body: unknown,
  known: KnownModels,
): readonly ServerEvent[] {
  const examples = content.examples.map((example) => asAskedFor(example, body, known));
  return listEvents(spec, { ...content, examples }, body);
}

/** An answer names the model that was asked for; with a routing word the example's own stands for the router's choice. */
function asAskedFor(value: unknown, body: unknown, { routingWords }: KnownModels): unknown {
  const model = isPlainObject(body) ? body['model'] : undefined;
  return typeof model === 'string' && !routingWords.includes(model) ? withModel(value, model) : value;
}

function willFail(body: unknown): boolean {
  const prompt = isPlainObject(body) ? body['prompt'] : undefined;
  return typeof prompt === 'string' && prompt.trimEnd().endsWith(failingPrompt);
}
