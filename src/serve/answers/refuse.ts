import { isPlainObject } from '../../base/json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Responses } from '../spec/responses.ts';
import { jsonOf } from '../spec/responses.ts';
import type { Refusal } from './refusals.ts';
import type { Reply } from './reply.ts';
import { synthesize } from './synthesize.ts';

/** Turns a refusal into the documented error of an operation; `null` for a request that led to none. */
export type Refuse = (responses: Responses | null, refusal: Refusal) => Reply;

/**
 * Documented errors: the status and the envelope of the spec's own example where there is one, else the envelope of
 * another error of the operation, else of any operation, else `{ error: { message, type, code } }`.
 */
export function createRefuse(spec: OpenApiDocument, every: readonly Responses[]): Refuse {
  const usual = every.map((responses) => envelopeOf(spec, responses, 0)).find((found) => found !== undefined);
  return (responses, refusal) => {
    const documented = findDocumented(responses, refusal);
    const status = documented?.status ?? statusOf(responses, refusal);
    const { message, type, code } = refusal;
    const template = documented?.example ?? envelopeOf(spec, responses, status) ?? usual;
    const keep = documented !== null && refusal.preferDocumented === true;
    const value = keep ? template : fill(template, { message, type, code });
    return { kind: 'json', status, headers: refusal.headers ?? {}, value };
  };
}

/** The example of this very error, told by its code, wherever the operation documents it. */
function findDocumented(
  responses: Responses | null,
  { code }: Refusal,
): { status: number; example: unknown } | null {
  for (const [status, content] of responses?.failures ?? []) {
    const example = jsonOf(content)?.examples.find((candidate) => codeOf(candidate) === code);
    if (example !== undefined) return { status, example };
  }
  return null;
}

function statusOf(responses: Responses | null, { statuses }: Refusal): number {
  return statuses.find((status) => responses?.failures.has(status)) ?? statuses[0];
}

function codeOf(example: unknown): unknown {
  if (!isPlainObject(example)) return undefined;
  return isPlainObject(example['error']) ? example['error']['code'] : example['code'];
}

/** A body to put our words into: of the same status if documented, else of any failure. */
function envelopeOf(spec: OpenApiDocument, responses: Responses | null, status: number): unknown {
  const contents = [responses?.failure(status), ...(responses?.failures.values() ?? [])];
  const content = contents.map((candidate) => candidate && jsonOf(candidate)).find((found) => found);
  if (content === undefined || content === null) return undefined;
  return content.examples[0] ?? synthesize(spec, content.schema);
}

function fill(template: unknown, details: Readonly<Record<string, string>>): unknown {
  if (!isPlainObject(template)) return { error: details };
  if (isPlainObject(template['error'])) return { ...template, error: { ...template['error'], ...details } };
  return 'message' in template ? { ...template, ...details } : { error: details };
}
