import { isPlainObject } from '../base/json.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { synthesize } from './answers/synthesize.ts';
import { jsonOf, type Responses, readResponses } from './spec/responses.ts';

/** What an operation is for, where an example alone would be no answer. */
export type Role =
  | { readonly kind: 'plain' }
  /** Lists the models of the catalog. */
  | { readonly kind: 'model-list' }
  /** Begins a task whose id is this member of the answer. */
  | { readonly kind: 'submit'; readonly member: string }
  /** Tells the state of the task whose id is this parameter of the path. */
  | { readonly kind: 'poll'; readonly parameter: string };

const plain: Role = { kind: 'plain' };

/**
 * The role of each operation that has one, by operation id. `POST /tasks` and `GET /tasks/{id}` are the two ends of a
 * task when what the first answers has an `id`.
 */
export function readRoles(
  spec: OpenApiDocument,
  operations: readonly Operation[],
): (operation: Operation) => Role {
  const roles = new Map<string, Role>();
  for (const poll of operations.filter(({ method }) => method === 'GET')) {
    if (/(?:^|\/)models$/.test(poll.path)) roles.set(poll.id, { kind: 'model-list' });
    const [, parent, parameter] = /^(.*)\/\{([^{}]+)\}$/.exec(poll.path) ?? [];
    const submit = operations.find(({ method, path }) => method === 'POST' && path === parent);
    if (submit === undefined || parameter === undefined) continue;
    if (taskIdOf(spec, readResponses(spec, submit), parameter) === null) continue;
    roles.set(submit.id, { kind: 'submit', member: parameter });
    roles.set(poll.id, { kind: 'poll', parameter });
  }
  return ({ id }) => roles.get(id) ?? plain;
}

/** The id that the spec shows for a task; `null` when the answer has no such member. */
export function taskIdOf(spec: OpenApiDocument, { success }: Responses, member: string): string | null {
  const content = jsonOf(success.content);
  if (content === undefined) return null;
  const answer = content.examples[0] ?? synthesize(spec, content.schema);
  const id = isPlainObject(answer) ? answer[member] : undefined;
  return typeof id === 'string' ? id : null;
}
