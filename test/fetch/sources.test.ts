import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/base/failure.ts';
import { resolveSources } from '../../src/fetch/sources.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { attempt, question } from '../support/fetching.ts';

const defaultSite = 'https://router.one';

describe('the sources of a site', () => {
  it('are the four published addresses', () => {
    expect(
      resolveSources({ site: defaultSite }).map(({ name, address, expects }) => [name, address, expects]),
    ).toEqual([
      ['openapi', 'https://router.one/docs/openapi.json', 'json'],
      ['docs', 'https://router.one/docs.md', 'markdown'],
      ['models', 'https://router.one/models.md', 'markdown'],
      ['facts', 'https://router.one/facts/integrations.md', 'markdown'],
    ]);
  });

  it('lie below a mirror, each can lie elsewhere, and further facts pages can be named', () => {
    const sources = resolveSources({
      site: 'https://mirror.example/router-one/',
      overrides: { models: 'https://elsewhere.example/m.md' },
      extraFacts: ['pricing', 'data-retention', 'pricing'],
    });
    expect(sources.map(({ name, address }) => [name, address])).toEqual([
      ['openapi', 'https://mirror.example/router-one/docs/openapi.json'],
      ['docs', 'https://mirror.example/router-one/docs.md'],
      ['models', 'https://elsewhere.example/m.md'],
      ['facts', 'https://mirror.example/router-one/facts/integrations.md'],
      ['facts-pricing', 'https://mirror.example/router-one/facts/pricing.md'],
      ['facts-data-retention', 'https://mirror.example/router-one/facts/data-retention.md'],
    ]);
  });

  it.each([
    { given: 'a site without a scheme', options: { site: 'router.one' } },
    { given: 'a file', options: { site: 'file:///tmp' } },
    { given: 'a topic that climbs', options: { site: defaultSite, extraFacts: ['../x'] } },
    {
      given: 'an override that is no address',
      options: { site: defaultSite, overrides: { docs: 'docs.md' } },
    },
  ])('cannot be $given', ({ options }) => {
    expect(() => resolveSources(options)).toThrow(UsageFailure);
  });
});

describe('a proxy of the environment', () => {
  let proxy: FaultServer;
  beforeAll(async () => {
    proxy = await startFaultServer({ '*': { body: '# Models\n' } });
  });
  afterAll(() => proxy.close());

  it('is asked for what lies outside', async () => {
    const { results } = await attempt([question('http://router.invalid')], {
      environment: { http_proxy: proxy.origin },
    });
    expect(results).toHaveLength(1);
    expect(proxy.seen.at(-1)?.target).toBe('http://router.invalid/models.md');
  });

  it('is not asked for hosts of NO_PROXY', async () => {
    const { failure } = await attempt([question('http://router.invalid')], {
      environment: { HTTP_PROXY: proxy.origin, NO_PROXY: 'router.invalid' },
      limits: { retries: 0, totalDeadline: 20_000 },
    });
    expect(failure?.exitCode).toBe(3);
  });

  it('is never asked for this machine', async () => {
    const local = await startFaultServer({ '/models.md': { body: '# Local\n' } });
    const { results } = await attempt([question(local.origin)], {
      environment: { HTTP_PROXY: proxy.origin },
    });
    expect(results).toMatchObject([{ document: { bytes: Buffer.from('# Local\n') } }]);
    expect(local.seen).toHaveLength(1);
    await local.close();
  });
});
