import { setTimeout as sleep } from 'node:timers/promises';
import { UsageFailure } from '../base/failure.ts';
import { parseAddress } from './address.ts';
import { type Dispatchers, type Environment, openDispatchers } from './dispatchers.ts';
import { ask } from './http-client.ts';
import { readRetryAfter } from './retry-after.ts';
import { faultOf } from './transport-fault.ts';

/** Milliseconds for everything: a chat that hangs must not hold up a job. */
const totalDeadline = 15_000;

/** A message that was refused for now is sent once more, no sooner than this. */
const retryDelay = 1000;

/** Answers with which nothing was taken, so that a second try cannot say the same thing twice. */
const retryableStatuses: readonly number[] = [429, 503];

export interface WebhookOptions {
  readonly userAgent: string;
  /** Where the proxies are read from; `process.env` unless given. */
  readonly environment?: Environment;
  readonly signal?: AbortSignal;
}

/**
 * Posts a message as JSON. Redirects are not followed: the address is the secret that was given to one receiver.
 *
 * @returns `null` when it was taken, or what went wrong in words that name the host and nothing else of the address.
 */
export async function sendWebhook(
  address: string,
  message: unknown,
  options: WebhookOptions,
): Promise<string | null> {
  const url = parseAddress(address);
  let dispatchers: Dispatchers;
  try {
    dispatchers = openDispatchers(options.environment ?? process.env);
  } catch (error) {
    // What was committed is done; a message that cannot be sent undoes nothing.
    if (error instanceof UsageFailure) return `${url.host}: ${error.message}`;
    throw error;
  }
  const deadline = AbortSignal.timeout(totalDeadline);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  try {
    return await post(url, JSON.stringify(message), { ...options, signal }, dispatchers);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (deadline.aborted) return `${url.host}: no answer within ${totalDeadline / 1000} s`;
    const fault = faultOf(error);
    if (fault === null) throw error;
    return `${url.host}: ${fault.message}`;
  } finally {
    await dispatchers.close();
  }
}

async function post(
  url: URL,
  body: string,
  { userAgent, signal }: WebhookOptions & { readonly signal: AbortSignal },
  { open }: Dispatchers,
): Promise<string | null> {
  for (let tries = 1; ; tries += 1) {
    const {
      statusCode,
      headers,
      body: answer,
    } = await ask(open, url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': userAgent },
      body,
      signal,
    });
    await answer.dump();
    if (statusCode >= 200 && statusCode < 300) return null;
    const asked = headers['retry-after'];
    const wait = readRetryAfter(typeof asked === 'string' ? asked : null, Date.now()) ?? 0;
    if (tries > 1 || wait >= totalDeadline || !retryableStatuses.includes(statusCode)) {
      return `${url.host}: the answer was ${statusCode}`;
    }
    await sleep(Math.max(retryDelay, wait), undefined, { signal });
  }
}
