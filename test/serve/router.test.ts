import { describe, expect, it } from 'vitest';
import { createRequestLog } from '../../src/serve/request-log.ts';
import { chat, sample, send, startLocal } from './local-router.ts';

describe('a router', () => {
  it('listens on 127.0.0.1 and says where', async () => {
    expect((await startLocal()).origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('tells of each request once it is answered', async () => {
    const statuses: number[] = [];
    const router = await startLocal({ onRequest: ({ status }) => statuses.push(status) });
    await send(router, '/v1/models');
    await send(router, '/v1/nothing');
    expect(statuses).toEqual([200, 404]);
  });

  it('can be closed twice, and is gone then', async () => {
    const router = await startLocal();
    await send(router, '/v1/models');
    await router.close();
    await router.close();
    await expect(send(router, '/v1/models')).rejects.toThrow();
  });

  it('hands a bug of its own to whoever started it, after a 500', async () => {
    const { edition } = sample();
    const bug = new Error('a bug');
    const models = new Proxy([...(edition.catalog?.models ?? [])], {
      get: () => {
        throw bug;
      },
    });
    const faults: unknown[] = [];
    const router = await startLocal({
      edition: { ...edition, catalog: { models, places: new Map() } },
      onFault: (error) => faults.push(error),
    });
    expect(await send(router, '/v1/chat/completions', { body: chat })).toMatchObject({
      status: 500,
      body: { error: { code: 'internal_error' } },
    });
    expect(faults).toEqual([bug]);
  });
});

describe('the log of requests', () => {
  const request = { method: 'GET', status: 200, operation: null, body: null };

  it('keeps the latest', () => {
    const log = createRequestLog(() => {});
    for (let count = 0; count < 10_005; count += 1) log.add({ ...request, path: `/${count}` }, 0);
    expect(log.requests).toHaveLength(10_000);
    expect(log.requests.at(0)?.path).toBe('/5');
  });

  it('forgets early what is large', () => {
    const log = createRequestLog(() => {});
    for (let count = 0; count < 10; count += 1) log.add({ ...request, path: `/${count}` }, 32 * 1024 * 1024);
    expect(log.requests.map(({ path }) => path)).toEqual(['/6', '/7', '/8', '/9']);
  });
});
