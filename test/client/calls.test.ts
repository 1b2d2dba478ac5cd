import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { encodeBody } from '../../src/client/bodies.ts';
import { createClient } from '../../src/client/client.ts';
import * as errors from '../../src/client/errors.ts';
import { callOperation } from '../../src/client/operation.ts';
import { readSettings } from '../../src/client/settings.ts';
import { createTransport } from '../../src/client/transport.ts';
import { type Answer, json, startGateway, text } from '../codegen/gateway.ts';
import { apiKey, chat, routerFor, task } from './router.ts';

const soon = { 'retry-after-ms': '1' };
const busy = json(
  { error: { message: 'Later', type: 'rate_limit_error', code: 'rate_limit_exceeded' } },
  429,
  soon,
);
const broken = json({ error: { message: 'Oops', type: 'server_error', code: null } }, 503, soon);
const cut: Answer = (response) => response.destroy();

/** An API of one operation. */
interface Paths {
  '/v1/x': { post: { responses: { 200: { content: { 'application/json': object } } } } };
}

/** Calls once and gives the error. */
async function failureOf(answer: Answer, options = {}): Promise<unknown> {
  const { url } = await startGateway(answer);
  const router = routerFor(url, { maxRetries: 0, ...options });
  return callOperation(router, chat, [{ model: 'auto' }]).then(
    () => expect.fail('the call should have failed'),
    (error: unknown) => error,
  );
}

describe('a call', () => {
  it('sends the body, the key and the headers, and gives the decoded body of the answer', async () => {
    const { url, received } = await startGateway(json({ id: 'c1' }));
    const router = routerFor(`${url}/v1/`, { headers: { 'x-team': 'a' } });
    const answer = await callOperation(router, chat, [{ model: 'auto' }, { headers: { 'x-call': 'b' } }]);
    expect(answer).toEqual({ id: 'c1' });
    expect(received).toMatchObject([
      {
        method: 'POST',
        path: '/v1/chat/completions',
        body: '{"model":"auto"}',
        headers: { authorization: `Bearer ${apiKey}`, 'x-team': 'a', 'x-call': 'b' },
      },
    ]);
  });

  it('puts path values into the path, encoded', async () => {
    const { url, received } = await startGateway(json({}));
    await callOperation(routerFor(url), task, ['task 1/ü']);
    expect(received[0]?.path).toBe('/v1/videos/generations/task%201%2F%C3%BC');
  });

  it.each([
    ['.'],
    ['..'],
    [''],
    ['a/../b'],
    ['%2e%2e'],
    ['%252e%2E'],
    ['a\\..\\b'],
    ['x\n'],
    [undefined],
    [Number.NaN],
  ])('refuses %j as a path value without sending anything', async (value) => {
    const { url, received } = await startGateway(json({}));
    await expect(callOperation(routerFor(url), task, [value])).rejects.toThrow(errors.UsageError);
    expect(received).toEqual([]);
  });

  it.each([['.evil.example/x'], [':1/x'], ['x'], ['/../x'], ['@evil.example/x']])(
    'sends no key to the address that the path %j would make',
    async (path) => {
      const fetch = vi.fn();
      const router = routerFor('http://127.0.0.1:9/gateway', { fetch });
      await expect(callOperation(router, { ...chat, path }, [{}])).rejects.toThrow(
        /is not under|credentials/,
      );
      await expect(callOperation(router, { ...chat, path }, [{}])).rejects.not.toThrow(apiKey);
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it('sends an object as a form where the API takes files', async () => {
    const { url, received } = await startGateway(json({}));
    const body = { image: new Blob(['png'], { type: 'image/png' }), prompt: 'A cat', n: 2, left: undefined };
    await callOperation(routerFor(url), { ...chat, body: 'multipart/form-data', encode: encodeBody }, [body]);
    expect(received[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(received[0]?.body.match(/(?<=; )name="\w+"/g)).toEqual([
      'name="image"',
      'name="prompt"',
      'name="n"',
    ]);
  });
});

describe('a call that fails', () => {
  const envelope = (code: string) => ({ error: { message: 'No', type: 'some_error', code } });
  it.each([
    [400, errors.InvalidRequestError],
    [401, errors.AuthenticationError],
    [402, errors.BillingError],
    [403, errors.AuthenticationError],
    [404, errors.NotFoundError],
    [422, errors.InvalidRequestError],
    [429, errors.RateLimitError],
    [500, errors.ServerError],
    [503, errors.ServerError],
  ])('with %i throws its class, with what the gateway said', async (status, Class) => {
    const error = await failureOf(json(envelope('some_code'), status, { 'x-request-id': 'req_1' }));
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({
      message: 'No',
      status,
      type: 'some_error',
      code: 'some_code',
      requestId: 'req_1',
    });
  });

  it.each([
    ['an empty 500', text('', 500, 'application/json'), 500, /500 .*with an empty body/],
    ['an empty 200', text('', 200, 'application/json'), 200, /200 OK with an empty body/],
    ['a page with 200', text('<!doctype html>', 200, 'text/html'), 200, /a page instead of JSON/],
    ['a page with 502', text('<html>', 502, 'text/html'), 502, /502 .*a page instead of JSON/],
    ['200 that is not JSON', text('{"id": ', 200, 'application/json'), 200, /is not JSON/],
  ] as const)('%s is a ServerError', async (_name, answer, status, message) => {
    const error = await failureOf(answer);
    expect(error).toBeInstanceOf(errors.ServerError);
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) });
  });

  it('a redirect is an error that names the target, and is not followed', async () => {
    const { url, received } = await startGateway(json({}));
    const error = await failureOf((response) => response.writeHead(307, { location: url }).end());
    expect(error).toMatchObject({ status: 307, message: expect.stringContaining(url) });
    expect(received).toEqual([]);
  });

  it('a broken connection is a ConnectionError with its cause', async () => {
    const error = await failureOf(cut);
    expect(error).toBeInstanceOf(errors.ConnectionError);
    expect(error).toMatchObject({ status: null, cause: expect.any(Error) });
  });

  it('an answer that is too late is a TimeoutError, before its head and within its body', async () => {
    const head: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    };
    expect(await failureOf(() => undefined, { timeout: 60 })).toBeInstanceOf(errors.TimeoutError);
    expect(await failureOf(head, { timeout: 60 })).toBeInstanceOf(errors.TimeoutError);
  });

  it('a fetch of the own that never answers is given up in time', async () => {
    const fetch = () => new Promise<never>(() => undefined);
    expect(await failureOf(cut, { timeout: 30, fetch })).toBeInstanceOf(errors.TimeoutError);
  });

  it.each(['request', 'POST'] as const)('200 that is not JSON is named for %s too', async (name) => {
    const { url } = await startGateway((response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': 'req_1' }).end('{"id": '),
    );
    const client = createClient<Paths>({ apiKey, baseUrl: url });
    const call = name === 'POST' ? client.POST('/v1/x') : client.request('post', '/v1/x');
    await expect(call).rejects.toThrow(errors.ServerError);
    const message = "the gateway's answer to /v1/x is not JSON";
    await expect(call).rejects.toMatchObject({ message, status: 200, requestId: 'req_1' });
  });

  it('a stream that was not asked for is left at once, with what to use instead', async () => {
    const closed = vi.fn();
    const endless: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {}\n\n');
      response.on('close', closed);
    };
    const error = await failureOf(endless);
    expect(error).toBeInstanceOf(errors.UsageError);
    expect(error).toMatchObject({ message: expect.stringMatching(/use the stream… function/) });
    await expect.poll(() => closed.mock.calls.length).toBe(1);
  });

  it('a caller who gives up gets the own reason', async () => {
    const { url } = await startGateway(() => undefined);
    const reason = new Error('enough');
    const call = callOperation(routerFor(url), chat, [{}, { signal: AbortSignal.timeout(30) }]);
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(
      callOperation(routerFor(url), chat, [{}, { signal: AbortSignal.abort(reason) }]),
    ).rejects.toBe(reason);
  });

  it('and one that did not leave nothing behind at the signal of a long-lived caller', async () => {
    const { url } = await startGateway(busy, json({}), json({}, 400));
    const { signal } = new AbortController();
    await callOperation(routerFor(url), chat, [{}, { signal }]);
    await expect(callOperation(routerFor(url), chat, [{}, { signal }])).rejects.toThrow();
    const transport = createTransport(readSettings({ apiKey, baseUrl: url, maxRetries: 0 }, null));
    const request = new Request(url, { signal });
    await expect(transport(request)).rejects.toThrow();
    expect(getEventListeners(request.signal, 'abort')).toHaveLength(0);
  });

  it('never says the key', async () => {
    for (const answer of [busy, cut, text('', 500, 'text/plain')]) {
      const error = await failureOf(answer);
      expect(JSON.stringify([String(error), Object.entries(Object(error))])).not.toContain(apiKey);
    }
  });
});

describe('trying again', () => {
  it.each([
    ['429', busy],
    ['503', broken],
    ['408', json({}, 408, soon)],
    ['409', json({}, 409, soon)],
    ['a broken connection', cut],
  ])('happens after %s, with the same request', async (_name, failure) => {
    const { url, received } = await startGateway(failure, json({ id: 'c1' }));
    expect(await callOperation(routerFor(url, { idempotency: true }), chat, [{ a: 1 }])).toEqual({
      id: 'c1',
    });
    expect(received.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
    const keys = received.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it.each([[400], [401], [402], [404]])('does not happen after %i', async (status) => {
    const { url, received } = await startGateway(json({}, status, soon));
    await expect(callOperation(routerFor(url), chat, [{}])).rejects.toMatchObject({ status });
    expect(received).toHaveLength(1);
  });

  it('stops after two tries more, or as many as the call says', async () => {
    const byDefault = await startGateway(busy);
    await expect(callOperation(routerFor(byDefault.url), chat, [{}])).rejects.toThrow(errors.RateLimitError);
    expect(byDefault.received).toHaveLength(3);
    const never = await startGateway(busy);
    await expect(callOperation(routerFor(never.url), chat, [{}, { maxRetries: 0 }])).rejects.toThrow('Later');
    expect(never.received).toHaveLength(1);
  });

  it('is not waited for when the time is up before: what failed is the error', async () => {
    const { url, received } = await startGateway(json({}, 429, { 'retry-after': '5' }));
    const call = callOperation(routerFor(url, { timeout: 2000 }), chat, [{}]);
    await expect(call).rejects.toThrow(errors.RateLimitError);
    expect(received).toHaveLength(1);
  });

  it('does not wait for an hour: the wish of the server is in the error', async () => {
    const { url, received } = await startGateway(json({}, 429, { 'retry-after': '3600' }));
    await expect(callOperation(routerFor(url), chat, [{}])).rejects.toMatchObject({ retryAfter: 3_600_000 });
    expect(received).toHaveLength(1);
  });

  it('tells of every answer', async () => {
    const { url } = await startGateway(busy, json({}));
    const statuses: number[] = [];
    await callOperation(routerFor(url, { onResponse: ({ status }) => statuses.push(status) }), chat, [{}]);
    expect(statuses).toEqual([429, 200]);
  });
});
