import { RouterOneError, ServerError, TimeoutError, UsageError } from "./errors.js";
import { fieldOf, textOf } from "./fields.js";
import { withoutSecrets } from "./secrets.js";
import { readCount } from "./settings.js";
import { sleep } from "./sleep.js";
/** A video takes minutes; asking more often costs the gateway and gains nothing. */
const shortestInterval = 3_000;
const defaultInterval = 5_000;
const defaultWait = 30 * 60_000;
/** Asks for the state of a task until it is completed, and gives that state. Throws a `RouterOneError` if it failed. */
export async function waitForVideo(ask, options = {}) {
    const { interval, maxWait, onProgress, ...call } = options;
    const pause = readCount(interval, defaultInterval, 'interval');
    if (pause < shortestInterval) {
        throw new UsageError(`interval is ${interval}: expected ${shortestInterval} ms or more`);
    }
    const latest = Date.now() + readCount(maxWait, defaultWait, 'maxWait');
    for (;;) {
        const state = await ask(call);
        onProgress?.(state);
        if (isCompleted(state))
            return state;
        if (Date.now() + pause > latest)
            throw new TimeoutError(`the video was not ready within ${maxWait ?? defaultWait} ms`, {
                body: withoutSecrets(state),
            });
        await sleep(pause, call.signal);
    }
}
/** True when the video is there, false while it is being made. Throws when it never will be. */
function isCompleted(answer) {
    const status = textOf(answer, 'status');
    if (status === 'completed')
        return true;
    if (status === 'pending' || status === 'processing')
        return false;
    const state = withoutSecrets(answer);
    if (status !== 'failed' && !isCancelled(status))
        throw new ServerError(`the task has no known status: ${JSON.stringify(textOf(state, 'status'))}`, {
            body: state,
        });
    const error = fieldOf(state, 'error');
    const message = typeof error === 'string' ? error : textOf(error, 'message');
    const outcome = status === 'failed' ? 'failed' : 'was cancelled';
    throw new RouterOneError(`the video ${outcome}: ${message ?? 'no reason given'}`, {
        code: textOf(error, 'code') ?? null,
        type: textOf(error, 'type') ?? null,
        body: state,
    });
}
/** In either spelling. */
function isCancelled(status) {
    return status === 'cancelled' || status === 'canceled';
}
