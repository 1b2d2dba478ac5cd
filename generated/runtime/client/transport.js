import { ConnectionError, errorOfResponse, RouterOneError, requestIdOf, ServerError, TimeoutError, UsageError, } from "./errors.js";
import { isEventStream } from "./fields.js";
import { isRetryable, pauseBefore, wishOf } from "./retry.js";
import { causeOf, rememberSecrets, withoutSecrets } from "./secrets.js";
import { readCount } from "./settings.js";
import { sleep } from "./sleep.js";
/**
 * A `fetch` that does what every call needs: tries again what can succeed, keeps one deadline over all tries and the
 * body, and turns every answer that is not a success into a `RouterOneError`.
 *
 * A success comes back with its body read to the end and known to be there; an event stream comes back open.
 */
export function createTransport(settings, call = {}, promised = {}) {
    const timeout = readCount(call.timeout, settings.timeout, 'timeout');
    const maxRetries = readCount(call.maxRetries, settings.maxRetries, 'maxRetries');
    return async (request) => {
        refuseOtherAddress(request.url, settings.baseUrl);
        const deadline = startDeadline(timeout, request.signal);
        let open = false;
        try {
            const keyed = withIdempotencyKey(request, settings, call);
            rememberSecrets(keyed);
            const response = await tryRepeatedly(settings, keyed, maxRetries, deadline, promised);
            open = isEventStream(response);
            return response;
        }
        finally {
            deadline.stop(open);
        }
    };
}
/** The key goes with every request, so none may lead away from the gateway, whatever a path or a caller said. */
function refuseOtherAddress(url, baseUrl) {
    if (url.startsWith(`${baseUrl}/`))
        return;
    throw new UsageError(`${url} is not under ${baseUrl}: make another client for another address`);
}
async function tryRepeatedly(settings, request, maxRetries, deadline, promised) {
    for (let attempt = 0;; attempt += 1) {
        try {
            return await tryOnce(settings, request, deadline, promised);
        }
        catch (error) {
            const pause = attempt < maxRetries && canSucceedLater(error) ? pauseAfter(attempt, error) : null;
            // What failed says more than that the time was up while waiting to try again.
            if (pause === null || pause >= deadline.left())
                throw error;
            await sleep(pause, deadline.signal);
        }
    }
}
async function tryOnce(settings, request, deadline, promised) {
    const response = await send(settings, request, deadline);
    settings.onResponse?.(response, request);
    if (response.ok && isEventStream(response))
        return asked(response, promised);
    const body = await connected(deadline, () => response.arrayBuffer());
    if (!response.ok)
        throw failureOf(response, decode(response, body));
    return successOf(response, request, body, promised);
}
/** A stream that nobody asked for would be read to its end and then be no JSON. */
async function asked(response, { path }) {
    if (path === undefined)
        return response;
    await response.body?.cancel();
    throw new UsageError(`${path} streams its answer: use the stream… function of this operation`);
}
/** The stream lives on after the deadline was stopped, so only the caller's own signal reaches into it. */
async function send(settings, request, deadline) {
    const sent = new Request(request.clone(), { signal: deadline.signal });
    return connected(deadline, () => settings.fetch(sent));
}
function failureOf(response, body) {
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        const target = withoutSecrets(response.headers.get('location') ?? 'another address');
        const message = `the gateway redirects to ${target}; set baseUrl to where it is`;
        return new ServerError(message, { status: response.status, requestId: requestIdOf(response) });
    }
    return errorOfResponse(response, body, wishOf(response, Date.now()));
}
/** The answer again, with the body that was read; a page, or no body where there must be one, is no success. */
function successOf(response, request, body, promised) {
    const { answer, empty = [] } = promised;
    const { status, statusText, headers } = response;
    const none = answer === 'none' ||
        [204, 205].includes(status) ||
        request.method === 'HEAD' ||
        empty.some((each) => `${status}`.startsWith(each));
    const isPage = /^text\/html\b/i.test(headers.get('content-type') ?? '');
    if (!none && answer === undefined && (body.byteLength === 0 || isPage)) {
        throw errorOfResponse(response, decode(response, body), null);
    }
    if (none)
        return new Response(null, { status, statusText, headers: framed(headers, 0) });
    const whole = new Response(body, { status, statusText, headers: framed(headers, body.byteLength) });
    // openapi-fetch lets the parser's own error through, which says nothing of the call.
    return Object.assign(whole, { json: async () => parse(response, request, body) });
}
function parse(response, request, body) {
    const text = new TextDecoder().decode(body);
    try {
        return JSON.parse(text);
    }
    catch (error) {
        const message = `the gateway's answer to ${new URL(request.url).pathname} is not JSON`;
        const cause = causeOf(error, text);
        throw new ServerError(message, { status: response.status, requestId: requestIdOf(response), cause });
    }
}
/** The body is decoded and whole, so what described its transfer no longer holds; with its length, openapi-fetch asks it for JSON. */
function framed(headers, length) {
    const kept = new Headers(headers);
    for (const name of ['content-encoding', 'transfer-encoding', 'content-length'])
        kept.delete(name);
    if (length > 0)
        kept.set('content-length', `${length}`);
    return kept;
}
function decode(response, body) {
    const text = new TextDecoder().decode(body);
    if (!/\bjson\b/i.test(response.headers.get('content-type') ?? 'json'))
        return text;
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}
/** Runs one step of a try; whatever breaks it is named: the deadline, the caller, or the connection. */
async function connected(deadline, step) {
    try {
        deadline.signal.throwIfAborted();
        return await Promise.race([step(), endOf(deadline.signal)]);
    }
    catch (error) {
        if (deadline.signal.aborted)
            throw deadline.signal.reason;
        const cause = causeOf(error);
        throw new ConnectionError(`no answer from the gateway: ${describeCause(cause)}`, { cause });
    }
}
/** Rejects when the signal fires: a `fetch` of the caller's own need not listen to it. */
function endOf(signal) {
    return new Promise((_done, fail) => {
        signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    });
}
/** `fetch failed` says nothing; what it carries does. */
function describeCause(error) {
    if (!(error instanceof Error))
        return String(error);
    return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
function canSucceedLater(error) {
    if (error instanceof ConnectionError)
        return true;
    return error instanceof RouterOneError && error.status !== null && isRetryable(error.status);
}
function pauseAfter(attempt, error) {
    return pauseBefore(attempt, error.retryAfter, Math.random());
}
function startDeadline(timeout, caller) {
    const controller = new AbortController();
    const end = performance.now() + timeout;
    const error = new TimeoutError(`no answer within ${timeout} ms`);
    const timer = setTimeout(() => controller.abort(error), timeout);
    const giveUp = () => controller.abort(caller.reason);
    if (caller.aborted)
        giveUp();
    else
        caller.addEventListener('abort', giveUp, { once: true });
    return {
        signal: controller.signal,
        left: () => end - performance.now(),
        stop: (open) => {
            clearTimeout(timer);
            if (!open)
                caller.removeEventListener('abort', giveUp);
        },
    };
}
function withIdempotencyKey(request, settings, call) {
    const wanted = call.idempotencyKey ?? (settings.idempotency ? crypto.randomUUID() : undefined);
    if (wanted !== undefined && request.method === 'POST' && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', wanted);
    }
    return request;
}
