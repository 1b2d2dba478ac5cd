import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamFailure } from '../../src/base/failure.ts';
import { readRetryAfter } from '../../src/fetch/retry-after.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { attempt, question } from '../support/fetching.ts';

const good = { body: '# Models\n' };
const now = Date.parse('2026-09-11T10:00:00Z');

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

describe('a Retry-After header', () => {
  it.each([
    { header: '0', wait: 0 },
    { header: '120', wait: 120_000 },
    { header: ' 3 ', wait: 3_000 },
    { header: 'Fri, 11 Sep 2026 10:00:07 GMT', wait: 7_000 },
    { header: 'Fri, 11 Sep 2026 09:59:59 GMT', wait: null },
    { header: '-5', wait: null },
    { header: '1.5', wait: null },
    { header: 'soon', wait: null },
    { header: '2026-09-11T10:00:07Z', wait: null },
    { header: '', wait: null },
    { header: null, wait: null },
    { header: '31536000', wait: 31_536_000_000 },
  ])('$header asks to wait $wait ms', ({ header, wait }) => {
    expect(readRetryAfter(header, now)).toBe(wait);
  });

  it.concurrent.each([429, 503])('is waited for, and never cut short, after %i', async (status) => {
    const path = `/retry-${status}`;
    server.routes = { ...server.routes, [path]: [{ status, headers: { 'retry-after': '1' } }, good] };
    const { failure } = await attempt([question(server.origin, { address: `${server.origin}${path}` })]);
    expect(failure).toBeNull();
    expect(gaps(path)[0]).toBeGreaterThanOrEqual(1000);
  });

  it.concurrent('may be a date', async () => {
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000);
    server.routes = {
      ...server.routes,
      '/date': [{ status: 503, headers: { 'retry-after': date.toUTCString() } }, good],
    };
    const { failure } = await attempt([question(server.origin, { address: `${server.origin}/date` })]);
    expect(failure).toBeNull();
    expect(at('/date')[1]).toBeGreaterThanOrEqual(date.getTime());
  });

  it.concurrent.each(['-5', 'soon', 'Fri, 11 Sep 2020 10:00:00 GMT'])(
    'of "%s" falls back to our own delay',
    async (header) => {
      const path = `/${encodeURIComponent(header)}`;
      server.routes = {
        ...server.routes,
        [path]: [{ status: 503, headers: { 'retry-after': header } }, good],
      };
      const { failure } = await attempt([question(server.origin, { address: `${server.origin}${path}` })]);
      expect(failure).toBeNull();
      expect(server.seen.filter(({ target }) => target === path)).toHaveLength(2);
    },
  );

  it('of a year is not waited for: the run gives up at once and says why', async () => {
    server.routes = { '/year': { status: 503, headers: { 'retry-after': '31536000' } } };
    const { failure } = await attempt([question(server.origin, { address: `${server.origin}/year` })]);
    expect(failure).toBeInstanceOf(UpstreamFailure);
    expect(failure?.message).toMatch(
      /was 503 and asks to wait 31536000 s, more than the 3 s allowed \(1 try\)/,
    );
  });

  it('that leads beyond the deadline is not waited for either', async () => {
    server.routes = { '/late': { status: 503, headers: { 'retry-after': '2' } } };
    const { failure } = await attempt([question(server.origin, { address: `${server.origin}/late` })], {
      limits: { totalDeadline: 1000 },
    });
    expect(failure?.message).toMatch(/after the 1 s allowed for all/);
  });
});

describe('retries', () => {
  it('wait longer each time, and never less than the first delay', async () => {
    server.routes = { '/down': { status: 500 } };
    await attempt([question(server.origin, { address: `${server.origin}/down` })], {
      limits: { retries: 3, firstRetryDelay: 40 },
    });
    const [first = 0, second = 0, third = 0] = gaps('/down');
    expect(first).toBeGreaterThanOrEqual(39);
    expect(second).toBeGreaterThanOrEqual(79);
    expect(third).toBeGreaterThanOrEqual(159);
  });

  it('ask for the whole document again, never for the rest of it', async () => {
    server.routes = {
      '/cut': [{ body: '# Models of Monday\n', cutAfter: 9 }, { body: '# Models of Tuesday\n' }],
    };
    const { results } = await attempt([question(server.origin, { address: `${server.origin}/cut` })]);
    expect(results).toMatchObject([{ document: { bytes: Buffer.from('# Models of Tuesday\n') } }]);
    expect(server.seen.filter(({ target }) => target === '/cut').map(({ headers }) => headers.range)).toEqual(
      [undefined, undefined],
    );
  });
});

function at(path: string): number[] {
  return server.seen.filter(({ target }) => target === path).map((request) => request.at);
}

function gaps(path: string): number[] {
  const times = at(path);
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}
