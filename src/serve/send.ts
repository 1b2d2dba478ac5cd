import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Reply, ReplyHeaders, ServerEvent } from './answers/reply.ts';
import { answer } from './samples/site.ts';

/** Milliseconds between two events of a stream, so that they arrive one by one as a model's do. */
const eventPause = 5;

/** Sends a reply and gives its status. */
export async function sendReply(
  response: ServerResponse,
  request: IncomingMessage,
  reply: Reply,
): Promise<number> {
  switch (reply.kind) {
    case 'json':
      sendJson(response, reply.status, reply.headers, reply.value);
      return reply.status;
    case 'content':
      response.writeHead(reply.status, { 'content-type': reply.type }).end(reply.content);
      return reply.status;
    case 'events':
      await sendEvents(response, reply.status, reply.events);
      return reply.status;
    case 'page': {
      const { status, headers, body } = answer(request.method ?? '', request.headers, reply.page);
      response.writeHead(status, headers).end(body);
      return status;
    }
  }
}

/** Sends a value as JSON, or no body for `undefined`. */
export function sendJson(
  response: ServerResponse,
  status: number,
  headers: ReplyHeaders,
  value: unknown,
): void {
  if (value === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const body = JSON.stringify(value);
  const length = Buffer.byteLength(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers })
    .end(body);
}

async function sendEvents(
  response: ServerResponse,
  status: number,
  events: readonly ServerEvent[],
): Promise<void> {
  response.writeHead(status, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const { name, data } of events) {
    if (response.destroyed) return;
    response.write(`${name === null ? '' : `event: ${name}\n`}data: ${data}\n\n`);
    await pause(eventPause);
  }
  response.end();
}
