import { describe, expect, it } from 'vitest';
import {
  AuthenticationError,
  BillingError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  RateLimitError,
  ServerError,
} from '../../src/client/errors.ts';
import { type StreamProtocol, streamOperation } from '../../src/client/stream.ts';
import { type Answer, json, startGateway, text } from '../codegen/gateway.ts';
import { chat, routerFor } from './router.ts';

const chunk = (content: string, finish: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});

/** An answer of events; strings stand as they are. */
function events(...list: readonly unknown[]): Answer {
  const lines = list.map((event) =>
    typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`,
  );
  return text(lines.join(''), 200, 'text/event-stream; charset=utf-8');
}

async function collect(answer: Answer, protocol: StreamProtocol): Promise<unknown[]> {
  const { url } = await startGateway(answer);
  return listOf(streamOperation(routerFor(url, { maxRetries: 0 }), chat, protocol, [{ model: 'auto' }]));
}

async function listOf(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const event of stream) list.push(event);
  return list;
}

describe('a stream', () => {
  it('is asked for, and gives each event until the end', async () => {
    const { url, received } = await startGateway(
      events(': hi\n\n', chunk('Hel'), chunk('lo', 'stop'), 'data: [DONE]\n\n'),
    );
    const stream = streamOperation(routerFor(url), chat, 'chat-completions', [{ model: 'auto' }]);
    expect(await listOf(stream)).toEqual([chunk('Hel'), chunk('lo', 'stop')]);
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ model: 'auto', stream: true });
  });

  it.each([
    ['messages', [{ type: 'message_start' }, { type: 'ping' }, { type: 'message_stop' }]],
    [
      'responses',
      [
        { type: 'response.created', response: { error: null } },
        { type: 'response.completed', response: {} },
      ],
    ],
    ['events', [{ any: 1 }]],
  ] as const)('of %s ends with its own last event', async (protocol, list) => {
    expect(await collect(events(...list), protocol)).toEqual(list);
  });

  it('passes over signs of life, however its lines end', async () => {
    const lines = [
      '\ufeff: hi\r\n\r',
      '\nevent: ping\r\ndata: {}\r\n\r\nevent: heartbeat\rdata:\r\r',
      'event: keep-alive\ndata: alive\n\nid: 1\nretry: 9\n\ndata: {\ndata: "any": 1}\n\n',
    ];
    expect(await collect(events(...lines), 'events')).toEqual([{ any: 1 }]);
  });

  it('keeps a letter whole that two packets share', async () => {
    const bytes = Buffer.from(`data: ${JSON.stringify(chunk('é', 'stop'))}\n\n`);
    const middle = bytes.indexOf(0xc3) + 1;
    const halves: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(bytes.subarray(0, middle));
      setTimeout(() => response.end(bytes.subarray(middle)), 20);
    };
    expect(await collect(halves, 'chat-completions')).toEqual([chunk('é', 'stop')]);
  });

  it.each(['chat-completions', 'messages', 'responses'] as const)(
    'of %s that ends too early was cut',
    async (protocol) => {
      await expect(collect(events(chunk('Hel')), protocol)).rejects.toThrow(ConnectionError);
    },
  );

  it.each([
    ['an error object', { error: { message: 'Top up', type: 'billing_error', code: 'c' } }, BillingError],
    [
      'an error event',
      'event: error\ndata: {"type":"error","error":{"type":"rate_limit_error","message":"Top up"}}\n\n',
      RateLimitError,
    ],
    ['a status beside the words', { status_code: 402, message: 'Top up' }, BillingError],
    ['an error_code', { error_code: 429, error_msg: 'Top up' }, RateLimitError],
    ['a http_code within', { success: false, error: { http_code: 404, message: 'Top up' } }, NotFoundError],
    ['a problem', { status: 401, title: 'Top up', detail: 'now' }, AuthenticationError],
    [
      'an event of that name in the data',
      { event: 'error', status: 400, message: 'Top up' },
      InvalidRequestError,
    ],
    ['an error of a choice', { choices: [{ error: { code: 429, message: 'Top up' } }] }, RateLimitError],
    ['an overload', { type: 'error', error: { type: 'overloaded_error', message: 'Top up' } }, ServerError],
  ] as const)('that fails in its middle with %s throws it', async (_name, failure, Class) => {
    const failed = collect(events(chunk('Hel'), failure), 'chat-completions');
    await expect(failed).rejects.toThrow(Class);
    await expect(failed).rejects.toThrow('Top up');
  });

  it.each([
    ['not JSON', events('data: {"id"\n\n'), /not JSON/],
    ['no stream', json({ id: 'c1' }), /without a stream/],
    ['a page', text('<html>', 200, 'text/html'), /a page instead/],
  ] as const)('that is %s is an error', async (_name, answer, message) => {
    await expect(collect(answer, 'chat-completions')).rejects.toThrow(message);
  });

  it('closes the connection when the loop is left or the caller gives up', async () => {
    const closed: string[] = [];
    const endless: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(chunk('Hel'))}\n\n`);
      response.on('close', () => closed.push('closed'));
    };
    const { url } = await startGateway(endless);
    for await (const _event of streamOperation(routerFor(url), chat, 'chat-completions', [{}])) break;
    await expect.poll(() => closed).toEqual(['closed']);
    const controller = new AbortController();
    const stream = streamOperation(routerFor(url), chat, 'chat-completions', [
      {},
      { signal: controller.signal },
    ]);
    await stream.next();
    setTimeout(() => controller.abort(new Error('enough')), 10);
    await expect(stream.next()).rejects.toThrow('enough');
    await expect.poll(() => closed).toEqual(['closed', 'closed']);
  });

  it('outlives the timeout once it has begun', async () => {
    const slow: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(chunk('Hel'))}\n\n`);
      setTimeout(() => response.end(`data: ${JSON.stringify(chunk('lo', 'stop'))}\n\n`), 300);
    };
    const { url } = await startGateway(slow);
    const stream = streamOperation(routerFor(url, { timeout: 200 }), chat, 'chat-completions', [{}]);
    expect(await listOf(stream)).toHaveLength(2);
  });
});
