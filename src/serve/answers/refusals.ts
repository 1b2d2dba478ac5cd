import { counted } from '../../base/words.ts';
import type { ReplyHeaders } from './reply.ts';

/** A reason not to answer, in the words of the gateway's errors. */
export interface Refusal {
  readonly code: string;
  readonly type: string;
  /** Statuses that may stand for it, the usual one first; the one that the spec documents is taken. */
  readonly statuses: readonly [number, ...number[]];
  /** In our words; the spec's own are better where it has an example of this very error and nothing is to be named. */
  readonly message: string;
  readonly preferDocumented?: boolean;
  readonly headers?: ReplyHeaders;
}

/** The refusals that are the same for every request. */
export const refusals = {
  badKey: {
    code: 'invalid_api_key',
    type: 'authentication_error',
    statuses: [401],
    message: 'The API key is missing or not valid.',
    preferDocumented: true,
  },
  noBalance: {
    code: 'insufficient_balance',
    type: 'billing_error',
    statuses: [402],
    message: 'The balance does not cover this request.',
    preferDocumented: true,
  },
  bodyTooLarge: {
    code: 'request_too_large',
    type: 'invalid_request_error',
    statuses: [413],
    message: 'The body of the request is too large.',
  },
} as const satisfies Record<string, Refusal>;

/** The key has made too many calls; `seconds` is when to try again. */
export function tooManyRequests(seconds: number): Refusal {
  return {
    code: 'rate_limit_exceeded',
    type: 'rate_limit_error',
    statuses: [429],
    message: `Too many requests. Try again in ${counted(seconds, 'second')}.`,
    headers: { 'retry-after': String(seconds) },
  };
}

/** There is no such path. */
export function noSuchPath(path: string): Refusal {
  const message = `There is nothing at ${path}.`;
  return { code: 'not_found', type: 'invalid_request_error', statuses: [404], message };
}

/** The path is there, the method is not. */
export function noSuchMethod(method: string, allowed: readonly string[]): Refusal {
  return {
    code: 'method_not_allowed',
    type: 'invalid_request_error',
    statuses: [405],
    message: `${method} is not possible here; ${allowed.join(', ')} is.`,
    headers: { allow: allowed.join(', ') },
  };
}

/** A body of another media type than the operation takes. */
export function wrongMediaType(seen: string, wanted: readonly string[]): Refusal {
  return {
    code: 'unsupported_media_type',
    type: 'invalid_request_error',
    statuses: [415],
    message: `The body is ${seen === '' ? 'without a content type' : seen}; it must be ${wanted.join(' or ')}.`,
  };
}

/** The request is not what the spec describes. */
export function invalidRequest(message: string): Refusal {
  return { code: 'invalid_request', type: 'invalid_request_error', statuses: [400, 422], message };
}

/** The catalog has no such model; the one that is meant is named, and never taken in its stead. */
export function noSuchModel(model: string, meant: string | null): Refusal {
  return {
    code: 'model_not_found',
    type: 'invalid_request_error',
    statuses: [404, 400],
    message: `The model '${model}' does not exist.${meant === null ? '' : ` Did you mean '${meant}'?`}`,
  };
}

/** No task of this id was submitted to this router. */
export function noSuchTask(id: string): Refusal {
  return {
    code: 'task_not_found',
    type: 'invalid_request_error',
    statuses: [404, 400],
    message: `There is no task '${id}'.`,
  };
}
