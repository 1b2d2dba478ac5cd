import { fieldOf } from './fields.ts';
import { withoutSecrets } from './secrets.ts';

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
export class RouterError extends Error {
  override readonly name: string = 'RouterError';
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
export class UsageError extends RouterError {
  override readonly name = 'UsageError';
}

/** 401 and 403: the key is missing, wrong, or not allowed to do this. */
export class AuthenticationError extends RouterError {
  override readonly name = 'AuthenticationError';
}

/** 402: the balance does not cover the call. */
export class BillingError extends RouterError {
  override readonly name = 'BillingError';
}

/** 429: too many calls; `retryAfter` says for how long to wait. */
export class RateLimitError extends RouterError {
  override readonly name = 'RateLimitError';
}

/** 404 and 410: no such address, model or task. */
export class NotFoundError extends RouterError {
  override readonly name = 'NotFoundError';
}

/** Any other 4xx: the request itself is wrong. */
export class InvalidRequestError extends RouterError {
  override readonly name = 'InvalidRequestError';
}

/** 5xx, an error event in a stream, or an answer that is not what the API documents (a page, a redirect, a cut body). */
export class ServerError extends RouterError {
  override readonly name = 'ServerError';
}

/** No answer: the connection could not be made or broke. */
export class ConnectionError extends RouterError {
  override readonly name = 'ConnectionError';
}

/** No answer within the timeout. */
export class TimeoutError extends RouterError {
  override readonly name = 'TimeoutError';
}

/** The error for an answer's status and body. */
export function errorOfResponse(response: Response, answer: unknown, retryAfter: number | null): RouterError {
  const body = withoutSecrets(answer);
  const { message, type, code } = envelopeOf(body);
  const words = message ?? `the gateway answered ${describeStatus(response, body)}`;
  const details = { status: response.status, requestId: requestIdOf(response), retryAfter, body };
  return new (classOf(response.status))(words, { ...details, type, code });
}

/** The error for an error event in a stream, whose status was a success when it began. */
export function errorOfEvent(response: Response, answer: unknown): RouterError {
  const body = withoutSecrets(answer);
  const { message, type, code } = envelopeOf(body);
  const words = `${type ?? ''} ${code ?? ''}`;
  const status = [code, type, ...[fieldOf(body, 'error'), body].flatMap(statusesOf)]
    .map(Number)
    .find((number) => number >= 400 && number < 600);
  const Class =
    classesByWord.find(([pattern]) => pattern.test(words))?.[1] ??
    (status === undefined ? ServerError : classOf(status));
  const details = { status: response.status, requestId: requestIdOf(response), type, code, body };
  return new Class(message ?? 'the stream failed', details);
}

/** What the types and codes of error events mean; the gateway's own names, OpenAI's and Anthropic's. */
const classesByWord: ReadonlyArray<readonly [RegExp, typeof RouterError]> = [
  [/authenticat|unauthorized|forbidden|permission|invalid_?api_?key/i, AuthenticationError],
  [/billing|insufficient_|payment_?required/i, BillingError],
  [/rate_?limit|too_?many_?requests|resource_?exhausted/i, RateLimitError],
  [/not_?found/i, NotFoundError],
  [/invalid_?request|bad_?request|invalid_?argument/i, InvalidRequestError],
];

/** The members in which servers say the status that the answer would have had. */
export function statusesOf(value: unknown): unknown[] {
  return statusNames.map((name) => fieldOf(value, name));
}

const statusNames = 'status status_code statusCode http_status http_code code error_code'.split(' ');

/** Longer words than these are in the `body`. */
const longestMessage = 500;

/** Of a list of errors nobody reads more; a call takes some hundred thousand arguments and no more. */
const mostParts = 1000;

/** What a body says of an error: the gateway's envelope, or whatever else servers and proxies send in its place. */
export function envelopeOf(body: unknown): {
  readonly message: string | null;
  readonly type: string | null;
  readonly code: string | null;
} {
  const error = fieldOf(body, 'error');
  const names =
    typeof body === 'object' &&
    Object.assign({}, ...[fieldOf(body, 'errors'), body, error].flat().slice(-mostParts));
  const message = (typeof error === 'object' ? wordsOf(error) : undefined) ?? wordsOf(body);
  return {
    message: message?.slice(0, longestMessage) ?? null,
    type: nameOf(names, 'type'),
    code: nameOf(names, 'code'),
  };
}

/** Members that hold a sentence, and those that hold one where there is no such member. */
const sentences = /(?:message|msg|error_description)$/i;
const others = /^(?:err(?:or)?|reason|faultstring)$/;

/** The sentence in a text, in the usual members of an object or in one below it, or in the parts of a list. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\s*(?:<|$)/.test(value) ? undefined : value.trim();
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return joined(value, '; ');
  const members = Object.entries(value);
  const first = (pattern: RegExp) =>
    members.map(([name, member]) => (pattern.test(name) ? wordsOf(member) : undefined)).find(Boolean);
  return (
    first(sentences) ??
    joined([fieldOf(value, 'title'), fieldOf(value, 'detail') ?? fieldOf(value, 'errors')], ': ') ??
    first(others) ??
    joined(
      Object.values(value).filter((member) => typeof member === 'object'),
      '; ',
    )
  );
}

function joined(values: readonly unknown[], between: string): string | undefined {
  return values.flatMap((value) => wordsOf(value) ?? []).join(between) || undefined;
}

/** A name or a number. */
function nameOf(value: unknown, name: string): string | null {
  const field = fieldOf(value, name);
  return typeof field === 'string' || typeof field === 'number' ? String(field) : null;
}

/** The id by which the gateway knows the call. */
export function requestIdOf(response: Response): string | null {
  return withoutSecrets(response.headers.get('x-request-id') ?? response.headers.get('request-id'));
}

function classOf(status: number): typeof RouterError {
  if (status === 401 || status === 403) return AuthenticationError;
  if (status === 402) return BillingError;
  if (status === 404 || status === 410) return NotFoundError;
  if (status === 429) return RateLimitError;
  return status >= 400 && status < 500 ? InvalidRequestError : ServerError;
}

function describeStatus(response: Response, body: unknown): string {
  const words = `${response.status} ${withoutSecrets(response.statusText)}`.trim();
  if (body === undefined || body === '') return `${words} with an empty body`;
  if (typeof body === 'string' && /^\s*</.test(body)) return `${words} with a page instead of JSON`;
  return words;
}
