import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidDocuments, UpstreamFailure } from '../../src/base/failure.ts';
import { resolveSources } from '../../src/fetch/sources.ts';
import { type FaultServer, type Reply, startFaultServer } from '../support/fault-server.ts';
import { attempt } from '../support/fetching.ts';

const paths = ['/docs/openapi.json', '/docs.md', '/models.md', '/facts/integrations.md'] as const;
const good: Record<string, Reply> = Object.fromEntries(
  paths.map((path) => [path, { body: path.endsWith('json') ? '{"openapi":"3.1.0"}' : '# Good\n' }]),
);
const faults: ReadonlyArray<{ given: string; fault: Reply; exitCode: number }> = [
  { given: '500', fault: { status: 500 }, exitCode: 3 },
  { given: '404', fault: { status: 404 }, exitCode: 3 },
  { given: 'a reset', fault: { raw: '', ending: 'reset' }, exitCode: 3 },
  { given: 'a cut', fault: { body: '# Good\n', cutAfter: 3 }, exitCode: 3 },
  { given: 'a page', fault: { body: '<html>' }, exitCode: 4 },
  { given: 'nothing', fault: {}, exitCode: 4 },
];

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const requests = () =>
  resolveSources({ site: server.origin }).map((source) => ({ ...source, validators: null }));

describe('an edition', () => {
  it('comes whole, in the order of the questions', async () => {
    server.routes = good;
    const { results } = await attempt(requests());
    expect(results?.map((each) => each.status === 'fetched' && each.document.name)).toEqual([
      'openapi',
      'docs',
      'models',
      'facts',
    ]);
  });

  it.each(faults.flatMap((fault) => paths.map((path) => ({ ...fault, path }))))(
    'does not come at all with $given at $path',
    async ({ fault, path, exitCode }) => {
      server.routes = { ...good, [path]: fault };
      const { results, failure } = await attempt(requests(), { limits: { retries: 1 } });
      expect(results).toBeNull();
      expect(failure?.exitCode).toBe(exitCode);
    },
  );

  it('that fails names every document that did not come, with address, tries and reason', async () => {
    server.routes = {
      ...good,
      '/docs.md': { status: 503 },
      '/models.md': { status: 404 },
      '/docs/openapi.json': {},
    };
    const { failure } = await attempt(requests());
    expect(failure).toBeInstanceOf(UpstreamFailure);
    expect(failure?.message.split('\n')).toEqual([
      `docs: ${server.origin}/docs.md: the answer was 503 (3 tries)`,
      `models: ${server.origin}/models.md: the answer was 404 (1 try)`,
      'openapi: expected a JSON document, got an empty body',
    ]);
    expect(failure?.advice).toMatch(/\S/);
  });

  it('of several wrong documents lists the problems of all', async () => {
    server.routes = { ...good, '/docs.md': { body: '<html>' }, '/models.md': {} };
    const { failure } = await attempt(requests());
    expect(failure).toBeInstanceOf(InvalidDocuments);
    expect(failure instanceof InvalidDocuments && failure.problems.map(({ document }) => document)).toEqual([
      'docs',
      'models',
    ]);
  });

  it('of a site that is not there says so', async () => {
    const gone = await startFaultServer();
    await gone.close();
    const sources = resolveSources({ site: gone.origin }).map((source) => ({ ...source, validators: null }));
    const { failure } = await attempt(sources, { limits: { retries: 1 } });
    expect(failure?.message).toContain(`models: ${gone.origin}/models.md: the connection was refused`);
  });

  it('of a host that nobody knows says so', async () => {
    const sources = resolveSources({ site: 'https://router.invalid' }).map((each) => ({
      ...each,
      validators: null,
    }));
    const { failure } = await attempt(sources, { limits: { retries: 0, totalDeadline: 20_000 } });
    expect(failure?.message).toMatch(/router\.invalid\/models\.md: the (host name is not known|name server)/);
  });
});
