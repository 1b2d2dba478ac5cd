import { fieldOf, textOf } from './fields.ts';

/** What is known of a failed call. */
export interface ErrorDetails {
  /** HTTP status, or `null` when no answer came. */
  readonly status?: number | null;
  /** The gateway's own `error.type`, such as `billing_error`. */
  readonly type?: string | null;
  /** The gateway's own `error.code`, such as `insufficient_balance`. */
  readonly code?: string | null;
  /** The `x-request-id` of the answer, for support. */
  readonly requestId?: string | null;
  /** Milliseconds that the gateway asks to wait, when it says so. */
  readonly retryAfter?: number | null;
  /** The decoded body of the answer. */
  readonly body?: unknown;
  readonly cause?: unknown;
}

/** Every failure of a call is one of these; the API key is never part of it. */
export class RouterOneError extends Error {
  override readonly name: string = 'RouterOneError';
  readonly status: number | null;
  readonly type: string | null;
  readonly code: string | null;
  readonly requestId: string | null;
  readonly retryAfter: number | null;
  readonly body: unknown;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.status = details.status ?? null;
    this.type = details.type ?? null;
    this.code = details.code ?? null;
    this.requestId = details.requestId ?? null;
    this.retryAfter = details.retryAfter ?? null;
    this.body = details.body;
  }
}

/** The client was set up or called in a way that cannot work: no key, a broken address, a path value of `..`. */
export class UsageError extends RouterOneError {
  override readonly name = 'UsageError';
}

/** 401 and 403: the key is missing, wrong, or not allowed to do this. */
export class AuthenticationError extends RouterOneError {
  override readonly name = 'AuthenticationError';
}

/** 402: the balance does not cover the call. */
export class BillingError extends RouterOneError {
  override readonly name = 'BillingError';
}

/** 429: too many calls; `retryAfter` says for how long to wait. */
export class RateLimitError extends RouterOneError {
  override readonly name = 'RateLimitError';
}

/** 404 and 410: no such address, model or task. */
export class NotFoundError extends RouterOneError {
  override readonly name = 'NotFoundError';
}

/** Any other 4xx: the request itself is wrong. */
export class InvalidRequestError extends RouterOneError {
  override readonly name = 'InvalidRequestError';
}

/** 5xx, an error event in a stream, or an answer that is not what the API documents (a page, a redirect, a cut body). */
export class ServerError extends RouterOneError {
  override readonly name = 'ServerError';
}

/** No answer: the connection could not be made or broke. */
export class ConnectionError extends RouterOneError {
  override readonly name = 'ConnectionError';
}

/** No answer within the timeout. */
export class TimeoutError extends RouterOneError {
  override readonly name = 'TimeoutError';
}

/** The error for an answer's status and body. */
export function errorOfResponse(
  response: Response,
  body: unknown,
  retryAfter: number | null,
): RouterOneError {
  const envelope = envelopeOf(body);
  const message = envelope.message ?? `the gateway answered ${describeStatus(response, body)}`;
  const details = { status: response.status, requestId: requestIdOf(response), retryAfter, body };
  return new (classOf(response.status))(message, { ...details, type: envelope.type, code: envelope.code });
}

/** The error for an error event in a stream, whose status was a success when it began. */
export function errorOfEvent(response: Response, body: unknown, message: string): RouterOneError {
  const { type, code } = envelopeOf(body);
  const Class = classesByType.find(([pattern]) => pattern.test(type ?? ''))?.[1] ?? ServerError;
  return new Class(message, { status: response.status, requestId: requestIdOf(response), type, code, body });
}

/** What the types of error events mean; the gateway's own names and Anthropic's. */
const classesByType: ReadonlyArray<readonly [RegExp, typeof RouterOneError]> = [
  [/^(?:authentication|permission)_error$/, AuthenticationError],
  [/^billing_error$/, BillingError],
  [/^rate_limit_error$/, RateLimitError],
  [/^not_found_error$/, NotFoundError],
  [/^invalid_request_error$/, InvalidRequestError],
];

/** The `error` object of a body, in the gateway's shape and in Anthropic's. */
export function envelopeOf(body: unknown): {
  readonly message: string | null;
  readonly type: string | null;
  readonly code: string | null;
} {
  const error = fieldOf(body, 'error') ?? body;
  return {
    message: textOf(error, 'message') ?? null,
    type: textOf(error, 'type') ?? null,
    code: textOf(error, 'code') ?? null,
  };
}

/** The id by which the gateway knows the call. */
export function requestIdOf(response: Response): string | null {
  return response.headers.get('x-request-id') ?? response.headers.get('request-id');
}

function classOf(status: number): typeof RouterOneError {
  if (status === 401 || status === 403) return AuthenticationError;
  if (status === 402) return BillingError;
  if (status === 404 || status === 410) return NotFoundError;
  if (status === 429) return RateLimitError;
  return status >= 400 && status < 500 ? InvalidRequestError : ServerError;
}

function describeStatus(response: Response, body: unknown): string {
  const words = `${response.status} ${response.statusText}`.trim();
  if (body === undefined || body === '') return `${words} with an empty body`;
  if (typeof body === 'string' && /^\s*</.test(body)) return `${words} with a page instead of JSON`;
  return words;
}
