import { InvalidDocuments, UpstreamFailure, UsageFailure } from '../base/failure.ts';
import { append } from '../base/lists.ts';
import type { Problem } from '../base/problem.ts';
import { counted } from '../base/words.ts';
import { blank, parseAddress, redactAddress, redactSecrets, secretsOf } from './address.ts';
import { type Dispatchers, type Environment, openDispatchers, proxyAddresses } from './dispatchers.ts';
import type { ExchangeContext } from './exchange.ts';
import { fetchDocument, type MissingDocument } from './fetch-document.ts';
import { defaultLimits, type FetchLimits } from './limits.ts';
import type { DocumentRequest, FetchOptions, FetchResult } from './request.ts';
import { type HoldsSecret, secretFinder } from './secrets.ts';

/**
 * Fetches all documents at once, and gives all of them or none, in the order of the requests.
 *
 * @throws UpstreamFailure if any document did not come; it names each one with its address, tries and reason.
 * @throws InvalidDocuments if all came but some are not what was asked for (a page, an error, nothing, no text).
 * @throws UsageFailure for an address or a header that cannot be sent.
 * @throws the signal's reason if the caller's signal aborts.
 */
export async function fetchDocuments(
  requests: readonly DocumentRequest[],
  options: FetchOptions,
): Promise<readonly FetchResult[]> {
  for (const request of requests) checkRequest(request);
  const environment = options.environment ?? process.env;
  const dispatchers = openDispatchers(environment);
  try {
    const holdsSecret = secretFinder(requests, proxyAddresses(environment), options.secrets);
    const context = contextOf(dispatchers, options, holdsSecret);
    const hide = hider(requests, environment, holdsSecret, options.secrets);
    const outcomes = await Promise.all(requests.map((request) => outcomeOf(request, context, options, hide)));
    options.signal?.throwIfAborted();
    return allOrNone(outcomes, hide);
  } finally {
    await dispatchers.close();
  }
}

function contextOf(
  dispatchers: Dispatchers,
  options: FetchOptions,
  holdsSecret: HoldsSecret,
): ExchangeContext {
  const limits: FetchLimits = { ...defaultLimits, ...options.limits };
  const deadline = AbortSignal.timeout(limits.totalDeadline);
  return {
    dispatchers,
    limits,
    holdsSecret,
    userAgent: options.userAgent,
    allowedRedirectOrigins: options.allowedRedirectOrigins ?? [],
    deadline: Date.now() + limits.totalDeadline,
    signal: options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]),
  };
}

/** Blanks out whatever this run knows to be secret. */
type Hide = (text: string) => string;

function hider(
  requests: readonly DocumentRequest[],
  environment: Environment,
  holdsSecret: HoldsSecret,
  keys: readonly string[] = [],
): Hide {
  const secrets = [
    ...keys.flatMap((key) => [key, encodeURIComponent(key)]),
    ...requests.flatMap(({ address, headers }) => secretsOf(address, headers ?? {})),
    ...proxyAddresses(environment).flatMap((proxy) => secretsOf(proxy, {})),
  ];
  return (text) => blankHeld(redactSecrets(text, secrets), holdsSecret);
}

/** A site may send a secret back in another form: each word that holds one is blanked, or the line it is broken over. */
function blankHeld(text: string, holdsSecret: HoldsSecret): string {
  const lines = text.split('\n').map((line) => {
    if (!holdsSecret(line)) return line;
    const words = line.replace(/\S+/g, (word) => (holdsSecret(word) ? blank : word));
    return holdsSecret(words) ? blank : words;
  });
  return lines.join('\n');
}

type Outcome = FetchResult | MissingDocument | InvalidDocuments;

/** One document's end, so that the failure of one does not hide those of the others. */
async function outcomeOf(
  request: DocumentRequest,
  context: ExchangeContext,
  options: FetchOptions,
  hide: Hide,
): Promise<Outcome> {
  let tries = 0;
  try {
    return await fetchDocument(request, context, (progress) => {
      tries = progress.attempt;
      options.onProgress?.({ ...progress, note: progress.note === null ? null : hide(progress.note) });
    });
  } catch (error) {
    if (error instanceof InvalidDocuments) return error;
    if (!context.signal.aborted) throw error;
    const reason = `no complete answer within ${context.limits.totalDeadline / 1000} s`;
    return { request, tries, reason, status: null, advice: null };
  }
}

function allOrNone(outcomes: readonly Outcome[], hide: Hide): FetchResult[] {
  const results: FetchResult[] = [];
  const missing: MissingDocument[] = [];
  const problems: Problem[] = [];
  for (const outcome of outcomes) {
    if (outcome instanceof InvalidDocuments) {
      append(
        problems,
        outcome.problems.map((problem) => ({ ...problem, seen: hide(problem.seen) })),
      );
    } else if ('reason' in outcome) missing.push(outcome);
    else results.push(outcome);
  }
  if (missing.length > 0) throw unavailable(missing, problems, hide);
  if (problems.length > 0) throw new InvalidDocuments(problems, { advice: invalidAdvice });
  return results;
}

const invalidAdvice =
  'Nothing was changed. Open the address in a browser; if the site is under repair, try again later.';

function unavailable(
  missing: readonly MissingDocument[],
  problems: readonly Problem[],
  hide: Hide,
): UpstreamFailure {
  const lines = [
    ...missing.map(describeMissing),
    ...problems.map(({ document, seen, expected }) => `${document}: expected ${expected}, got ${seen}`),
  ];
  const advice = missing.map((document) => document.advice).find((text) => text !== null);
  return new UpstreamFailure(hide(lines.join('\n')), {
    statuses: missing.flatMap(({ status }) => status ?? []),
    advice: hide(advice ?? 'Nothing was changed. Check the network and the site, then try again.'),
  });
}

function describeMissing({ request, tries, reason }: MissingDocument): string {
  return `${request.name}: ${redactAddress(request.address)}: ${reason} (${counted(tries, 'try', 'tries')})`;
}

/** Field names and values that HTTP can carry (RFC 9110, section 5). */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

function checkRequest(request: DocumentRequest): void {
  parseAddress(request.address);
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    // The value may be a key: only the name is told.
    const fault = faultOfHeader(name, value);
    if (fault === null) continue;
    throw new UsageFailure(`the header "${redactAddress(name)}" cannot be sent: ${fault}`, {
      advice:
        'A header is a name of letters, digits and dashes and a value on one line. Is there a line break behind a key ' +
        'in the configuration or in a variable of the environment?',
    });
  }
}

function faultOfHeader(name: string, value: string): string | null {
  if (!headerName.test(name)) return 'its name has a character that HTTP does not allow there';
  if (/[\r\n]/.test(value)) return 'its value has a line break';
  return headerValue.test(value) ? null : 'its value has a character that HTTP cannot carry';
}
