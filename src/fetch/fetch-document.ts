import { setTimeout as sleep } from 'node:timers/promises';
import { type ExchangeContext, exchange } from './exchange.ts';
import type { DocumentRequest, FetchProgress, FetchResult } from './request.ts';
import { readRetryAfter } from './retry-after.ts';
import { TransportFault } from './transport-fault.ts';

/** A document that did not come: after how many tries, and what the last one met. */
export interface MissingDocument {
  readonly request: DocumentRequest;
  readonly tries: number;
  readonly reason: string;
  /** What the last one was answered with, where that is the reason. */
  readonly status: number | null;
  readonly advice: string | null;
}

/** The part of a wait that is left to chance, so that many clients do not come back at the same moment. */
const jitterShare = 0.5;

/** Timers may fire a moment early; a site that names a second means that second. */
const earlyTimerMargin = 20;

/**
 * Asks for one document until it comes, cannot come, or may not be asked for again.
 *
 * Retries are ours and not undici's: its `RetryHandler` cuts a long `Retry-After` to its own maximum and so comes back
 * earlier than asked, and it goes on in the middle of a body whose beginning may be of another edition.
 */
export async function fetchDocument(
  request: DocumentRequest,
  context: ExchangeContext,
  report: (progress: FetchProgress) => void,
): Promise<FetchResult | MissingDocument> {
  for (let attempt = 1; ; attempt += 1) {
    report({ name: request.name, state: 'asking', attempt, note: null });
    const outcome = await tryOnce(request, context);
    if (!(outcome instanceof TransportFault)) {
      report({ name: request.name, state: 'done', attempt, note: null });
      return outcome;
    }
    const wait = waitBeforeRetry(outcome, attempt, context);
    if (typeof wait === 'string') {
      report({ name: request.name, state: 'failed', attempt, note: wait });
      return { request, tries: attempt, reason: wait, status: outcome.status, advice: outcome.advice };
    }
    const note = `${outcome.message}; next try in ${seconds(wait)}`;
    report({ name: request.name, state: 'waiting', attempt, note });
    await sleep(wait, undefined, { signal: context.signal });
  }
}

async function tryOnce(
  request: DocumentRequest,
  context: ExchangeContext,
): Promise<FetchResult | TransportFault> {
  try {
    return await exchange(request, context);
  } catch (error) {
    if (error instanceof TransportFault) return error;
    throw error;
  }
}

/** Milliseconds until the next try, or the reason why there will be none. */
function waitBeforeRetry(fault: TransportFault, attempt: number, context: ExchangeContext): number | string {
  const { retries, firstRetryDelay, maxRetryAfter } = context.limits;
  if (!fault.retryable || attempt > retries) return fault.message;
  const asked = readRetryAfter(fault.retryAfter, Date.now());
  if (asked !== null && asked > maxRetryAfter) {
    return `${fault.message} and asks to wait ${seconds(asked)}, more than the ${seconds(maxRetryAfter)} allowed`;
  }
  const own = firstRetryDelay * 2 ** (attempt - 1);
  const base = asked === null ? own : Math.max(own, asked + earlyTimerMargin);
  const wait = base * (1 + jitterShare * Math.random());
  if (Date.now() + wait < context.deadline) return wait;
  return `${fault.message}, and the next try would come after the ${seconds(context.limits.totalDeadline)} allowed for all`;
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 100) / 10} s`;
}
