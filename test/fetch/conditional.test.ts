import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { attempt, question } from '../support/fetching.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
beforeEach(() => {
  server.seen.length = 0;
});
afterAll(() => server.close());

const monday = 'Mon, 07 Sep 2026 10:00:00 GMT';

describe('a question with validators', () => {
  it('asks by ETag when there is one', async () => {
    server.routes = { '/models.md': { status: 304, headers: { etag: '"b"' } } };
    const validators = { etag: '"a"', lastModified: monday };
    const { results } = await attempt([question(server.origin, { validators })]);
    expect(server.seen[0]?.headers).toMatchObject({ 'if-none-match': '"a"' });
    expect(server.seen[0]?.headers).not.toHaveProperty('if-modified-since');
    expect(results).toEqual([
      { status: 'not-modified', name: 'models', validators: { etag: '"b"', lastModified: monday } },
    ]);
  });

  it('asks by date when there is no ETag', async () => {
    server.routes = { '/models.md': { status: 304 } };
    await attempt([question(server.origin, { validators: { etag: null, lastModified: monday } })]);
    expect(server.seen[0]?.headers).toMatchObject({ 'if-modified-since': monday });
  });

  it('keeps its ETag when a 304 brings none', async () => {
    server.routes = { '/models.md': { status: 304 } };
    const validators = { etag: '"a"', lastModified: null };
    const { results } = await attempt([question(server.origin, { validators })]);
    expect(results).toEqual([{ status: 'not-modified', name: 'models', validators }]);
  });

  it('takes a whole document with its new validators', async () => {
    server.routes = {
      '/models.md': { body: '# Models\n', headers: { etag: 'W/"c"', 'last-modified': monday } },
    };
    const { results } = await attempt([
      question(server.origin, { validators: { etag: '"a"', lastModified: null } }),
    ]);
    expect(results).toMatchObject([
      { status: 'fetched', document: { validators: { etag: 'W/"c"', lastModified: monday } } },
    ]);
  });
});

describe('every question', () => {
  it('says who asks and what for', async () => {
    server.routes = { '/models.md': { body: '# Models\n' } };
    await attempt([question(server.origin)], { userAgent: 'router-one-sync/9.9.9 (+https://example.org)' });
    expect(server.seen[0]?.headers).toMatchObject({
      'user-agent': 'router-one-sync/9.9.9 (+https://example.org)',
      accept: expect.stringMatching(/^text\/markdown/),
      'accept-encoding': 'gzip',
    });
  });
});
