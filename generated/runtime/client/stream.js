import { createParser } from 'eventsource-parser';
import { ConnectionError, envelopeOf, errorOfEvent, requestIdOf, ServerError } from "./errors.js";
import { fieldOf, isEventStream, textOf } from "./fields.js";
import { openOperation } from "./operation.js";
/** The data that ends a stream of chat completions, and does no harm in the others. */
const done = '[DONE]';
/** The events with which each protocol says that nothing follows. A stream that ends without one was cut. */
const endings = {
    'chat-completions': (event) => finishReasons(event).some((reason) => typeof reason === 'string'),
    messages: (event) => typeOf(event) === 'message_stop',
    responses: (event) => /^response\.(?:completed|failed|incomplete)$/.test(typeOf(event)),
    events: null,
};
/**
 * Calls an operation with `stream: true` and gives its events as they come. The call is made when the first is asked for;
 * leaving the loop early ends the connection.
 *
 * Throws what a plain call throws, a `RouterOneError` for an error event in mid-stream, and a `ConnectionError` for a
 * stream that breaks off.
 */
export async function* streamOperation(client, operation, protocol, args) {
    const response = await openOperation(client, operation, withStream(operation, args));
    if (response.body === null || !isEventStream(response)) {
        await response.body?.cancel();
        throw new ServerError(`${operation.path} answered without a stream`, { status: response.status });
    }
    const isEnd = endings[protocol];
    let ended = isEnd === null;
    for await (const message of messagesOf(response.body, optionsOf(operation, args).signal)) {
        if (message.data === done)
            return;
        const event = readEvent(message, response);
        ended ||= isEnd?.(event) ?? false;
        yield event;
    }
    if (!ended)
        throw new ConnectionError('the stream broke off before its end', { requestId: requestIdOf(response) });
}
/** The server-sent events of a body. Whatever ends the loop, the body is released. */
async function* messagesOf(body, signal) {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const messages = [];
    const parser = createParser({ onEvent: (message) => messages.push(message) });
    // The request's own link to the signal may be collected while the stream is still read.
    const giveUp = () => void reader.cancel(signal?.reason).catch(() => undefined);
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
        for (;;) {
            const { done: ended, value } = await read(reader, signal);
            if (ended)
                return;
            parser.feed(decoder.decode(value, { stream: true }));
            yield* messages.splice(0);
        }
    }
    finally {
        signal?.removeEventListener('abort', giveUp);
        await reader.cancel().catch(() => undefined);
    }
}
async function read(reader, signal) {
    try {
        const result = await reader.read();
        signal?.throwIfAborted();
        return result;
    }
    catch (cause) {
        signal?.throwIfAborted();
        throw new ConnectionError('the stream broke off', { cause });
    }
}
function readEvent({ event, data }, response) {
    const parsed = parse(data, response);
    const { message } = envelopeOf(parsed);
    const failed = event === 'error' || typeOf(parsed) === 'error' || hasError(parsed);
    if (failed)
        throw errorOfEvent(response, parsed, message ?? 'the stream failed');
    return parsed;
}
function parse(data, response) {
    try {
        return JSON.parse(data);
    }
    catch (cause) {
        const details = { status: response.status, requestId: requestIdOf(response), cause };
        throw new ServerError('an event of the stream is not JSON', details);
    }
}
/** A top-level `error` object; responses carry an `error: null` of their own. */
function hasError(event) {
    const error = fieldOf(event, 'error');
    return typeof error === 'object' && error !== null && typeOf(event) === '';
}
function withStream(operation, args) {
    const place = operation.parameters.length;
    const body = args[place];
    const asked = { ...(typeof body === 'object' ? body : {}), stream: true };
    return args.map((arg, index) => (index === place ? asked : arg));
}
function optionsOf(operation, args) {
    // The generated declarations give this argument its type.
    return (args[operation.parameters.length + 1] ?? {});
}
function typeOf(event) {
    return textOf(event, 'type') ?? '';
}
function finishReasons(event) {
    const choices = fieldOf(event, 'choices');
    return Array.isArray(choices) ? choices.map((choice) => fieldOf(choice, 'finish_reason')) : [];
}
