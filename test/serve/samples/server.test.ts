import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/base/digest.ts';
import type { CoreDocument } from '../../../src/base/document.ts';
import { UsageFailure } from '../../../src/base/failure.ts';
import { readSample } from '../../../src/serve/samples/editions.ts';
import { type SampleServer, startSampleServer } from '../../../src/serve/samples/server.ts';

const older = '2026-06-10';
const newer = '2026-09-11';

const addresses: ReadonlyArray<{ document: CoreDocument; path: string; contentType: string }> = [
  { document: 'openapi', path: '/docs/openapi.json', contentType: 'application/json' },
  { document: 'docs', path: '/docs.md', contentType: 'text/markdown; charset=utf-8' },
  { document: 'models', path: '/models.md', contentType: 'text/markdown; charset=utf-8' },
  { document: 'facts', path: '/facts/integrations.md', contentType: 'text/markdown; charset=utf-8' },
];

const started: SampleServer[] = [];

async function start(date: string): Promise<SampleServer> {
  const server = await startSampleServer(date);
  started.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

describe('a sample server', () => {
  it.each(addresses)('publishes $document at $path as the live site does', async (published) => {
    const { origin } = await start(newer);

    const response = await fetch(origin + published.path);
    const bytes = new Uint8Array(await response.arrayBuffer());

    const expected = readSample(newer).get(published.document);
    expect(response.status).toBe(200);
    expect(digestOf(bytes)).toBe(digestOf(expected ?? ''));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': published.contentType,
      'content-length': String(bytes.byteLength),
      etag: `"${digestOf(bytes)}"`,
      'last-modified': 'Fri, 11 Sep 2026 00:00:00 GMT',
    });
  });

  it('listens on loopback only', async () => {
    const { origin } = await start(newer);
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('answers a HEAD like a GET without its body', async () => {
    const { origin } = await start(newer);

    const head = await fetch(`${origin}/models.md`, { method: 'HEAD' });
    const get = await fetch(`${origin}/models.md`);

    expect(await head.text()).toBe('');
    expect(ofThePage(head)).toEqual(ofThePage(get));
  });

  const etag = `"${digestOf(readSample(newer).get('models') ?? '')}"`;
  const conditions: ReadonlyArray<{ says: string; headers: Record<string, string>; want: number }> = [
    { says: 'its tag', headers: { 'if-none-match': etag }, want: 304 },
    {
      says: 'its tag in a list, made weak by a proxy',
      headers: { 'if-none-match': `"x", W/${etag}` },
      want: 304,
    },
    { says: 'any tag', headers: { 'if-none-match': '*' }, want: 304 },
    { says: 'another tag', headers: { 'if-none-match': '"x"' }, want: 200 },
    { says: 'its day', headers: { 'if-modified-since': 'Fri, 11 Sep 2026 00:00:00 GMT' }, want: 304 },
    { says: 'the day before', headers: { 'if-modified-since': 'Thu, 10 Sep 2026 00:00:00 GMT' }, want: 200 },
    { says: 'no date at all', headers: { 'if-modified-since': 'yesterday' }, want: 200 },
    {
      says: 'another tag, though the day is right',
      headers: { 'if-none-match': '"x"', 'if-modified-since': 'Fri, 11 Sep 2026 00:00:00 GMT' },
      want: 200,
    },
  ];

  it.each(conditions)('answers $want to who has $says', async ({ headers, want }) => {
    const { origin } = await start(newer);

    const response = await fetch(`${origin}/models.md`, { headers });

    expect(response.status).toBe(want);
    expect(response.headers.get('etag')).toBe(etag);
    expect((await response.text()) === '').toBe(want === 304);
  });

  const refused: ReadonlyArray<{ method: string; path: string; want: number; allow: string | null }> = [
    { method: 'GET', path: '/', want: 404, allow: null },
    { method: 'GET', path: '/models', want: 404, allow: null },
    { method: 'GET', path: '/docs/', want: 404, allow: null },
    { method: 'HEAD', path: '/facts/pricing.md', want: 404, allow: null },
    { method: 'POST', path: '/nowhere', want: 404, allow: null },
    { method: 'POST', path: '/models.md', want: 405, allow: 'GET, HEAD' },
    { method: 'DELETE', path: '/docs/openapi.json', want: 405, allow: 'GET, HEAD' },
  ];

  it.each(refused)('refuses $method $path with $want', async ({ method, path, want, allow }) => {
    const { origin } = await start(newer);

    const response = await fetch(origin + path, { method });

    expect(response.status).toBe(want);
    expect(response.headers.get('allow')).toBe(allow);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('publishes another edition when it is told to', async () => {
    const server = await start(older);
    const first = await fetch(`${server.origin}/models.md`);
    const tag = first.headers.get('etag') ?? '';

    server.show(newer);
    const second = await fetch(`${server.origin}/models.md`, { headers: { 'if-none-match': tag } });

    expect(await first.text()).toContain('Last updated: 2026-06-10');
    expect(second.status).toBe(200);
    expect(await second.text()).toContain('Last updated: 2026-09-11');
  });

  it('refuses to show an edition that does not exist, and goes on with the one it has', async () => {
    const server = await start(older);

    expect(() => server.show('2026-01-01')).toThrow(UsageFailure);
    const response = await fetch(`${server.origin}/models.md`);

    expect(await response.text()).toContain('Last updated: 2026-06-10');
  });

  it('does not start for a date that has no edition', async () => {
    await expect(startSampleServer('yesterday')).rejects.toThrow(UsageFailure);
  });

  it('remembers what it was asked and what it answered', async () => {
    const { origin, requests } = await start(newer);

    await fetch(`${origin}/models.md?fresh=1`);
    await fetch(`${origin}/models.md`, { method: 'HEAD', headers: { 'if-none-match': etag } });
    await fetch(`${origin}/nowhere`, { method: 'PUT' });

    expect(requests).toEqual([
      { method: 'GET', path: '/models.md?fresh=1', status: 200 },
      { method: 'HEAD', path: '/models.md', status: 304 },
      { method: 'PUT', path: '/nowhere', status: 404 },
    ]);
  });

  it('ends connections that a client keeps open, and can be closed twice', async () => {
    const server = await startSampleServer(newer);
    const agent = new Agent({ keepAlive: true });
    const idle = await getAndKeepOpen(`${server.origin}/models.md`, agent);
    const ended = once(idle, 'close');

    await server.close();
    await ended;
    await server.close();

    await expect(fetch(`${server.origin}/models.md`)).rejects.toThrow();
    agent.destroy();
  });
});

/** What an answer says of the page, without what it says of the moment and of the connection. */
function ofThePage(response: Response): unknown {
  const { date, connection, 'keep-alive': keepAlive, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers };
}

/** Reads an answer to its end and gives back the socket, which the agent keeps for the next request. */
async function getAndKeepOpen(address: string, agent: Agent): Promise<NodeJS.EventEmitter> {
  const outgoing = request(address, { agent });
  outgoing.end();
  const [response] = await once(outgoing, 'response');
  const { socket } = response;
  response.resume();
  await once(response, 'end');
  return socket;
}
