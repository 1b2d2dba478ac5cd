import type { Dispatcher } from 'undici';
import { type Document, type DocumentFormat, usualFormat, type Validators } from '../base/document.ts';
import { InvalidDocuments } from '../base/failure.ts';
import type { Problem } from '../base/problem.ts';
import { decoded, redactAddress } from './address.ts';
import type { Dispatchers } from './dispatchers.ts';
import { ask } from './http-client.ts';
import { formatWords, inspectBody } from './inspect-body.ts';
import type { FetchLimits } from './limits.ts';
import { leadsToPrivateAddress } from './private-address.ts';
import { acceptedEncodings, readBody } from './read-body.ts';
import { redirectTarget, requirePublicHost } from './redirect-policy.ts';
import type { DocumentRequest, FetchResult } from './request.ts';
import type { HoldsSecret } from './secrets.ts';
import { faultOf, TransportFault } from './transport-fault.ts';

/** What every try of every document shares. */
export interface ExchangeContext {
  readonly dispatchers: Dispatchers;
  readonly limits: FetchLimits;
  readonly userAgent: string;
  readonly allowedRedirectOrigins: readonly string[];
  /** A document that holds what was sent for it is refused: it would be kept, printed and committed. */
  readonly holdsSecret: HoldsSecret;
  /** The moment of the total deadline, in milliseconds since 1970. */
  readonly deadline: number;
  /** Aborts at the total deadline or when the caller gives up. */
  readonly signal: AbortSignal;
}

type Answer = Dispatcher.ResponseData;

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Answers that another try may better; 501 and 505 say that no try will. */
const retryableStatuses = (status: number): boolean =>
  [408, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505);

const acceptedTypes: Readonly<Record<DocumentFormat, string>> = {
  json: 'application/json, text/plain;q=0.5, */*;q=0.1',
  markdown: 'text/markdown, text/plain;q=0.5, */*;q=0.1',
  yaml: 'application/yaml, text/yaml, text/plain;q=0.5, */*;q=0.1',
};

/**
 * Asks once for one document, following redirects by our own rules (undici's would forward our headers).
 *
 * @throws TransportFault if this try brought nothing.
 * @throws InvalidDocuments if something complete came that is not the document.
 */
export async function exchange(request: DocumentRequest, context: ExchangeContext): Promise<FetchResult> {
  try {
    const { answer, url } = await askFollowing(request, context);
    return await readAnswer(answer, url, request, context);
  } catch (error) {
    if (context.signal.aborted || error instanceof InvalidDocuments) throw error;
    throw faultOf(error) ?? error;
  }
}

/** Where the next question of one document goes. */
interface Hop {
  readonly url: URL;
  /** False once a site that is not private has sent us elsewhere. */
  readonly mayBePrivate: boolean;
}

async function askFollowing(
  request: DocumentRequest,
  context: ExchangeContext,
): Promise<{ answer: Answer; url: URL }> {
  const start = new URL(request.address);
  let hop: Hop = { url: start, mayBePrivate: true };
  for (let redirects = 0; ; redirects += 1) {
    const answer = await send(request, start, hop, context);
    if (!redirectStatuses.has(answer.statusCode)) return { answer, url: hop.url };
    await discard(answer);
    if (redirects === context.limits.maxRedirects) {
      throw new TransportFault(`redirects more than ${context.limits.maxRedirects} times`, {
        retryable: false,
      });
    }
    hop = await nextHop(start, hop.url, headerOf(answer, 'location'), context);
  }
}

async function nextHop(
  start: URL,
  from: URL,
  location: string | null,
  context: ExchangeContext,
): Promise<Hop> {
  const url = redirectTarget(start, from, location, context.allowedRedirectOrigins);
  if (url.origin !== start.origin && context.holdsSecret(decoded(url.href))) {
    const message = `redirects to ${redactAddress(url.origin)}, another origin, with a key in the address`;
    throw new TransportFault(message, { retryable: false });
  }
  const mayBePrivate = url.origin === start.origin || (await leadsToPrivateAddress(start));
  if (!mayBePrivate) requirePublicHost(url);
  return { url, mayBePrivate };
}

/** Our own headers go to the origin that the user gave them for, and to no other. */
async function send(
  request: DocumentRequest,
  start: URL,
  hop: Hop,
  context: ExchangeContext,
): Promise<Answer> {
  const target = new URL(hop.url);
  target.username = '';
  target.password = '';
  const { open, publicOnly } = context.dispatchers;
  return ask(hop.mayBePrivate ? open : publicOnly, target, {
    headers: {
      'user-agent': context.userAgent,
      accept: acceptedTypes[request.expects],
      'accept-encoding': acceptedEncodings,
      ...conditions(request.validators),
      ...(hop.url.origin === start.origin ? { ...basicAuthorization(start), ...request.headers } : {}),
    },
    signal: context.signal,
  });
}

function conditions(validators: Validators | null): Record<string, string> {
  if (validators?.etag != null) return { 'if-none-match': validators.etag };
  return validators?.lastModified == null ? {} : { 'if-modified-since': validators.lastModified };
}

/** A user and password in the address, in the header that they stand for. */
function basicAuthorization(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const pair = `${decoded(url.username)}:${decoded(url.password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

async function readAnswer(
  answer: Answer,
  url: URL,
  request: DocumentRequest,
  context: ExchangeContext,
): Promise<FetchResult> {
  if (answer.statusCode === 304 && request.validators !== null) {
    await discard(answer);
    const validators = withoutSecrets(mergeValidators(request.validators, answer), context);
    return { status: 'not-modified', name: request.name, validators };
  }
  if (answer.statusCode !== 200) {
    await discard(answer);
    throw statusFault(answer);
  }
  const bytes = await readBody(answer.body, answer.headers, context.limits.maxBytes);
  if (context.holdsSecret(bytes)) throw new InvalidDocuments([echoOf(request)]);
  const problem = inspectBody(request.name, request.expects, headerOf(answer, 'content-type'), bytes);
  if (problem !== null) throw new InvalidDocuments([problem]);
  return { status: 'fetched', document: documentOf(request, url, answer, bytes, context) };
}

/** Nothing of the text is shown, since the secret may stand anywhere in it. */
function echoOf({ name, expects }: DocumentRequest): Problem {
  const place = { document: name, line: null, column: null };
  const seen = 'a text that holds a configured secret (a header, or a key or password of an address)';
  return { ...place, seen, expected: `${formatWords[expects]} without it`, severity: 'error' };
}

function withoutSecrets(validators: Validators, { holdsSecret }: ExchangeContext): Validators {
  const kept = (value: string | null) => (value !== null && holdsSecret(value) ? null : value);
  return { etag: kept(validators.etag), lastModified: kept(validators.lastModified) };
}

function documentOf(
  request: DocumentRequest,
  url: URL,
  answer: Answer,
  bytes: Uint8Array,
  context: ExchangeContext,
): Document {
  const address = redactAddress(request.address);
  const finalAddress = redactAddress(url.href);
  const validators = { etag: headerOf(answer, 'etag'), lastModified: headerOf(answer, 'last-modified') };
  return {
    name: request.name,
    ...(request.expects !== usualFormat(request.name) && { format: request.expects }),
    // Addresses are stored and shown, so what could be a key in them stays behind.
    address,
    finalAddress: context.holdsSecret(finalAddress) ? address : finalAddress,
    bytes,
    validators: withoutSecrets(validators, context),
  };
}

/** A 304 may leave out what has not changed; then what we asked with still holds. */
function mergeValidators(asked: Validators, answer: Answer): Validators {
  return {
    etag: headerOf(answer, 'etag') ?? asked.etag,
    lastModified: headerOf(answer, 'last-modified') ?? asked.lastModified,
  };
}

function statusFault(answer: Answer): TransportFault {
  const status = answer.statusCode;
  return new TransportFault(`the answer was ${status}`, {
    status,
    retryable: retryableStatuses(status),
    retryAfter: headerOf(answer, 'retry-after'),
    ...(statusAdvice[status] === undefined ? {} : { advice: statusAdvice[status] }),
  });
}

const statusAdvice: Readonly<Record<number, string>> = {
  401: 'The site asks for a key: check the configured headers.',
  403: 'The site refuses this client: check the configured headers, or ask the site to let the job in.',
  404: 'Check the address; if the site has moved the document, set its new address.',
  407: 'The proxy asks for a user and a password: put them into HTTPS_PROXY.',
  410: 'The document was taken away: find its new address and set it.',
};

function headerOf(answer: Answer, name: string): string | null {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Reads the rest of an answer that is not wanted, up to a bound, so that its connection can serve the next one. */
async function discard(answer: Answer): Promise<void> {
  await answer.body.dump();
}
