import { RouterError, ServerError, TimeoutError, UsageError } from './errors.ts';
import { fieldOf, textOf } from './fields.ts';
import { withoutSecrets } from './secrets.ts';
import { type CallOptions, readCount } from './settings.ts';
import { sleep } from './sleep.ts';

/** How to wait for a video. */
export interface WaitOptions<State = unknown> extends CallOptions {
  /** Milliseconds between two questions, 3000 or more. Default: 5000. */
  interval?: number | undefined;
  /** Milliseconds for the whole wait. Default: half an hour. */
  maxWait?: number | undefined;
  /** Called with every state, the last included. */
  onProgress?: ((state: State) => void) | undefined;
}

/** A video takes minutes; asking more often costs the gateway and gains nothing. */
const shortestInterval = 3_000;
const defaultInterval = 5_000;
const defaultWait = 30 * 60_000;

/** Asks for the state of a task until it is completed, and gives that state. Throws a `RouterError` if it failed. */
export async function waitForVideo<State>(
  ask: (options: CallOptions) => Promise<State>,
  options: WaitOptions<State> = {},
): Promise<State> {
  const { interval, maxWait, onProgress, ...call } = options;
  const pause = readCount(interval, defaultInterval, 'interval');
  if (pause < shortestInterval) {
    throw new UsageError(`interval is ${interval}: expected ${shortestInterval} ms or more`);
  }
  const latest = Date.now() + readCount(maxWait, defaultWait, 'maxWait');
  for (;;) {
    const state = await ask(call);
    onProgress?.(state);
    if (isCompleted(state)) return state;
    if (Date.now() + pause > latest)
      throw new TimeoutError(`the video was not ready within ${maxWait ?? defaultWait} ms`, {
        body: withoutSecrets(state),
      });
    await sleep(pause, call.signal);
  }
}

/** True when the video is there, false while it is being made. Throws when it never will be. */
function isCompleted(answer: unknown): boolean {
  const status = textOf(answer, 'status');
  if (status === 'completed') return true;
  if (status === 'pending' || status === 'processing') return false;
  const state = withoutSecrets(answer);
  if (status !== 'failed' && !isCancelled(status))
    throw new ServerError(`the task has no known status: ${JSON.stringify(textOf(state, 'status'))}`, {
      body: state,
    });
  const error = fieldOf(state, 'error');
  const message = typeof error === 'string' ? error : textOf(error, 'message');
  const outcome = status === 'failed' ? 'failed' : 'was cancelled';
  throw new RouterError(`the video ${outcome}: ${message ?? 'no reason given'}`, {
    code: textOf(error, 'code') ?? null,
    type: textOf(error, 'type') ?? null,
    body: state,
  });
}

/** In either spelling. */
function isCancelled(status: string | undefined): boolean {
  return status === 'cancelled' || status === 'canceled';
}
