import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ConnectionError, envelopeOf, errorOfEvent, requestIdOf, ServerError, statusesOf } from './errors.ts';
import { fieldOf, isEventStream, textOf } from './fields.ts';
import { type OperationSpec, openOperation, readArguments } from './operation.ts';
import { causeOf, withoutSecrets } from './secrets.ts';

/** Which events begin, end and fail a stream: the three of the gateway, any other in JSON, or texts. */
export type StreamProtocol = 'chat-completions' | 'messages' | 'responses' | 'events' | 'texts';

/** The data that ends a stream of chat completions, and does no harm in the others. */
const done = '[DONE]';

/** The events with which each protocol says that nothing follows. A stream that ends without one was cut. */
const endings: Readonly<Record<StreamProtocol, ((event: unknown) => boolean) | null>> = {
  'chat-completions': (event) => finishReasons(event).some((reason) => typeof reason === 'string'),
  messages: (event) => typeOf(event) === 'message_stop',
  responses: (event) => /^response\.(?:completed|failed|incomplete)$/.test(typeOf(event)),
  events: null,
  texts: null,
};

/**
 * Calls an operation with `stream: true` and gives its events as they come. The call is made when the first is asked for;
 * leaving the loop early ends the connection.
 *
 * Throws what a plain call throws, a `RouterError` for an error event in mid-stream, and a `ConnectionError` for a
 * stream that breaks off.
 */
export async function* streamOperation(
  client: object,
  operation: OperationSpec,
  protocol: StreamProtocol,
  args: readonly unknown[],
): AsyncGenerator<unknown, void, void> {
  const response = await openOperation(client, operation, args);
  if (response.body === null || !isEventStream(response)) throw await failureInPlaceOf(response, operation);
  const isEnd = endings[protocol];
  let ended = isEnd === null;
  const { signal } = readArguments(operation, args).options;
  for await (const message of messagesOf(response.body, signal)) {
    if (message.data.trim() === done) return;
    if (message.isCut && (protocol === 'texts' || jsonOf(message.data) === undefined))
      throw brokeOff(response);
    const event = readEvent(message, response, protocol);
    if (event === undefined) continue;
    ended ||= isEnd?.(event) ?? false;
    yield event;
  }
  if (!ended) throw brokeOff(response);
}

function brokeOff(response: Response): ConnectionError {
  return new ConnectionError('the stream broke off before its end', { requestId: requestIdOf(response) });
}

/** What a server says in one piece instead of in a stream is why there is none. */
async function failureInPlaceOf(response: Response, { path }: OperationSpec): Promise<Error> {
  const text = await response.text();
  const body = withoutSecrets(jsonOf(text) ?? text);
  if (failedBy(body)) return errorOfEvent(response, body);
  const { message } = envelopeOf(body);
  return new ServerError(`${path} answered without a stream${message === null ? '' : `: ${message}`}`, {
    ...{ status: response.status, requestId: requestIdOf(response), body },
  });
}

/** An event, or what stood of one when the stream ended. */
type Message = EventSourceMessage & { readonly isCut?: boolean };

/** The server-sent events of a body. Whatever ends the loop, the body is released. */
async function* messagesOf(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Message> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const messages: Message[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  // The request's own link to the signal may be collected while the stream is still read.
  const giveUp = () => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    for (;;) {
      const { done: ended, value } = await read(reader, signal);
      if (ended) {
        // An event ends with an empty line: what gets there only by ours is not whole.
        parser.feed('\n\n');
        yield* messages.map((message) => ({ ...message, isCut: true }));
        return;
      }
      parser.feed(decoder.decode(value, { stream: true }));
      yield* messages.splice(0);
    }
  } finally {
    signal?.removeEventListener('abort', giveUp);
    await reader.cancel().catch(() => undefined);
  }
}

async function read(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Awaited<ReturnType<typeof reader.read>>> {
  try {
    const result = await reader.read();
    signal?.throwIfAborted();
    return result;
  } catch (error) {
    signal?.throwIfAborted();
    throw new ConnectionError('the stream broke off', { cause: causeOf(error) });
  }
}

function readEvent({ event, data }: Message, response: Response, protocol: StreamProtocol): unknown {
  const parsed = jsonOf(data);
  const failed = [parsed, ...choicesOf(parsed)].find(failedBy);
  if (failed !== undefined || event?.toLowerCase() === 'error')
    throw errorOfEvent(response, failed ?? parsed ?? data);
  // A sign of life says nothing.
  if (signOfLife.test(event ?? '') && Object.keys(Object(parsed)).length === 0) return undefined;
  if (protocol === 'texts') return data;
  if (parsed !== undefined || data.trim() === '') return parsed;
  const details = {
    status: response.status,
    requestId: requestIdOf(response),
    body: withoutSecrets(data),
  };
  throw new ServerError('an event of the stream is not JSON', details);
}

const signOfLife = /^(?:ping|heartbeat|keep-?alive)$/i;

/** `undefined` for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * An `error` of any sort at the top, or what else servers write in its place: a list of errors, a word for it beside the
 * sentence, a status. Responses carry an `error: null` of their own.
 */
function failedBy(event: unknown): boolean {
  if (typeOf(event) === 'error' || fieldOf(event, 'error')) return true;
  const { errors, detail, object, status, event: name } = Object(event);
  if (Array.isArray(errors)) return errors.length > 0 && fieldOf(event, 'data') === undefined;
  const words = ['message', 'title', 'error_msg'].some((each) => textOf(event, each) !== undefined);
  if (!words && name !== 'error') return Boolean(detail) && Object.keys(Object(event)).length === 1;
  const isStatus = (number: unknown) => typeof number === 'number' && number >= 400 && number < 600;
  return [object, status, name].includes('error') || statusesOf(event).some(isStatus);
}

function typeOf(event: unknown): string {
  return textOf(event, 'type') ?? '';
}

function finishReasons(event: unknown): unknown[] {
  return choicesOf(event).map((choice) => fieldOf(choice, 'finish_reason'));
}

function choicesOf(event: unknown): unknown[] {
  const choices = fieldOf(event, 'choices');
  return Array.isArray(choices) ? choices : [];
}
