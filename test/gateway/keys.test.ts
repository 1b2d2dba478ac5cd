import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import { resolveSources } from '../../src/fetch/sources.ts';
import type { Gateway } from '../../src/gateway/schema.ts';
import { startRouter } from '../../src/serve/router.ts';
import { baselineOf } from '../../src/sync/baseline.ts';
import { installPackage } from '../codegen/consumer.ts';
import { emptySpec, inputWith } from '../codegen/editions.ts';
import { compiledRuntime } from '../codegen/runtime.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { attempt } from '../support/fetching.ts';

const secret = 'ak-pear-0123456789';
const list = { headers: { 'content-type': 'application/json' }, body: '{"data":[{"id":"acme/one"}]}' };

/** A gateway whose list of models wants its key in a place. */
const gatewayWith = (sent: Gateway['key']['sent'], documents: Gateway['documents']): Gateway => ({
  name: 'Acme AI',
  slug: 'acme-ai',
  site: null,
  documents,
  key: { prefix: 'ak-', looks: 'ak-…', sent },
});

const places = [
  ['a bearer', 'bearer', 'authorization', `Bearer ${secret}`, '/v1/models'],
  ['a header', { header: 'X-Acme-Key' }, 'x-acme-key', secret, '/v1/models'],
  ['a query', { query: 'key' }, 'x-acme-key', undefined, `/v1/models?key=${secret}`],
] as const;

describe.each(places)('a key that is sent as %s', (_name, sent, header, value, target) => {
  let site: FaultServer;
  let other: FaultServer;
  beforeAll(async () => {
    [site, other] = await Promise.all([startFaultServer(), startFaultServer({ '*': list })]);
  });
  beforeEach(() => {
    site.seen.length = 0;
    other.seen.length = 0;
  });
  afterAll(() => Promise.all([site.close(), other.close()]));

  const gateway = gatewayWith(sent, { models: { at: '/v1/models', format: 'json', key: true } });
  const ask = (allowed: readonly string[] = []) =>
    attempt(
      resolveSources({ gateway, site: site.origin, apiKey: secret }).map((source) => ({
        ...source,
        validators: null,
      })),
      { allowedRedirectOrigins: allowed, limits: { retries: 0 } },
    );

  it('is there, and in nothing that is told or kept', async () => {
    site.routes = { '*': list };
    const { results, words } = await ask();
    expect(results).toHaveLength(1);
    expect(site.seen.map(({ target: asked }) => asked)).toEqual([target]);
    expect(site.seen[0]?.headers[header]).toBe(value);
    expect(words).not.toContain(secret);
  });

  it('goes to no other origin, and the refusal does not show it', async () => {
    const query = target.slice('/v1/models'.length);
    site.routes = { '*': { status: 302, headers: { location: `${other.origin}/v1/models${query}` } } };
    const { failure, words } = await ask();
    expect(failure?.message).toMatch(/another origin/);
    expect(words).not.toContain(secret);
    expect(other.seen).toEqual([]);
  });

  it('stays at home where redirects are allowed', async () => {
    site.routes = { '*': { status: 302, headers: { location: `${other.origin}/v1/models` } } };
    const { results, words } = await ask([other.origin]);
    expect(results).toHaveLength(1);
    expect(JSON.stringify(other.seen)).not.toContain(secret);
    expect(words).not.toContain(secret);
  });

  it('is where the generated client sends it too, and in no error', async () => {
    const spec = {
      ...emptySpec,
      servers: [{ url: 'https://acme.example' }],
      security: [{ acme: [] }],
      components: { securitySchemes: { acme: { type: 'http', scheme: 'bearer' } } },
      paths: {
        '/v1/pears': { get: { operationId: 'listPears', tags: ['fruit'], responses: { 200: json } } },
      },
    };
    const input = inputWith({ spec, runtime: compiledRuntime() });
    const edition = { ...input.edition, gateway: gatewayWith(sent, { openapi: { at: '/openapi.json' } }) };
    const router = await startRouter({ edition, keys: [secret] });
    onTestFinished(() => router.close());
    const consumer = installPackage(await generate({ ...input, edition }));
    const printed = await consumer.run(
      `import { createAcmeAI } from 'router-one-client';
       const seen = [];
       const fetch = (request) => (seen.push(request.url), globalThis.fetch(request));
       const right = createAcmeAI({ maxRetries: 0, fetch });
       console.log(JSON.stringify(await right.fruit.listPears()));
       const wrong = createAcmeAI({ maxRetries: 0, apiKey: 'ak-plum-0123456789' });
       const failure = await wrong.fruit.listPears().catch((error) => error);
       console.log(failure.name, JSON.stringify(failure).includes('ak-plum'));
       console.log(seen.join(' '));`,
      { ACME_AI_API_KEY: secret, ACME_AI_BASE_URL: router.origin },
    );
    const address = target.replace('/v1/models', '/v1/pears');
    expect(printed).toBe(`{"pears":3}\nAuthenticationError false\n${router.origin}${address}\n`);
  });
});

const json = { content: { 'application/json': { example: { pears: 3 } } } };

describe('a profile', () => {
  const bare = gatewayWith('bearer', { models: { at: '/v1/models', format: 'json' } });

  it('whose documents the site has not is told all of them by name and address', async () => {
    const site = await startFaultServer({ '/v1/models': list });
    onTestFinished(() => site.close());
    const documents = { ...bare.documents, openapi: { at: '/openapi.json' }, docs: { at: '/docs.md' } };
    const sources = resolveSources({ gateway: { ...bare, documents }, site: site.origin });
    const { failure } = await attempt(sources.map((source) => ({ ...source, validators: null })));
    expect(failure?.message).toContain(`openapi: ${site.origin}/openapi.json: the answer was 404`);
    expect(failure?.message).toContain(`docs: ${site.origin}/docs.md: the answer was 404`);
    expect(failure?.message).not.toContain('models:');
  });

  it('that names no API, docs or facts says so with its first edition', () => {
    const { edition } = inputWith({});
    const { notes } = baselineOf(
      { ...edition, api: null, gateway: bare },
      { history: [], accepts: [], notes: [] },
    );
    expect(notes.join(' ')).toContain('Acme AI publishes no API, no docs and no facts');
  });
});
