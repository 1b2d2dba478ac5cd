import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../src/changes/comparison.ts';
import { readSample } from '../../src/serve/samples/editions.ts';
import { closedPort } from '../support/closed-port.ts';
import { router, scratchFolder } from '../support/command-line.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';

const configName = 'router-one-sync.config.json';
const canary = 'sk-rk-canary-0123456789';

function write(cwd: string, config: unknown, name = configName): void {
  writeFileSync(join(cwd, name), JSON.stringify(config));
}

describe('a flag wins over the environment, that over the configuration, that over the default', () => {
  it('for the folder, the level and the reports', async () => {
    const cwd = scratchFolder();
    write(cwd, {
      outputs: { out: 'pkg', packageName: '@acme/r' },
      failOn: 'never',
      reports: ['json=r.json'],
    });
    await router(['sync', '--upstream', 'embedded@2026-06-10'], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, 'pkg/package.json'), 'utf8')).name).toBe('@acme/r');
    expect(comparisonSchema.parse(JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'))).from).toBeNull();

    const configured = await router(['sync', '--upstream', 'embedded@2026-09-11', '--dry-run'], { cwd });
    expect(configured.code).toBe(0);
    const flagged = await router(
      ['sync', '--upstream', 'embedded@2026-09-11', '--dry-run', '--fail-on', 'breaking', '--out', 'pkg'],
      { cwd },
    );
    expect(flagged.code).toBe(1);
    expect((await router(['check'], { cwd })).code).toBe(0);
    expect((await router(['models', '--search', 'gpt-4.1'], { cwd })).stdout).toContain('openai/gpt-4.1');
  });

  it('for the site', async () => {
    const cwd = scratchFolder();
    const [first, second, third] = [await closedPort(), await closedPort(), await closedPort()];
    write(cwd, { sources: { site: first }, limits: { fetch: { retries: 0 } } });
    const asked = async (args: readonly string[], env: NodeJS.ProcessEnv) =>
      (await router(['sync', ...args], { cwd, env })).stderr;
    expect(await asked([], { ROUTER_ONE_SITE: '' })).toContain(first);
    expect(await asked([], { ROUTER_ONE_SITE: second })).toContain(second);
    expect(await asked(['--upstream', third], { ROUTER_ONE_SITE: second })).toContain(third);
    expect(await asked(['--upstream', ''], {})).toContain(first);
    expect(await asked([], {})).toContain('(1 try)');
  });

  it('from another file that --config names', async () => {
    const cwd = scratchFolder();
    write(cwd, { outputs: { out: 'wrong' } });
    mkdirSync(join(cwd, 'etc'));
    write(cwd, { outputs: { out: 'right' } }, 'etc/other.json');
    await router(['sync', '--upstream', 'embedded', '--config', 'etc/other.json'], { cwd });
    expect(existsSync(join(cwd, 'right/manifest.json'))).toBe(true);
    expect(existsSync(join(cwd, 'wrong'))).toBe(false);
  });
});

describe('a configuration that is wrong ends every command with exit 2, before anything is done', () => {
  it.each([
    ['a slip in a key', { failon: 'never' }, 'did you mean "failOn"?'],
    ['a report that does not exist', { reports: ['pdf=x.pdf'] }, 'reports[0]: there is no format "pdf"'],
    [
      'a webhook whose variable is not set',
      { webhook: { url: `\${NO_HOOK}` } },
      'webhook.url needs the variable NO_HOOK',
    ],
  ])('%s', async (_name, config, words) => {
    const cwd = scratchFolder();
    write(cwd, config);
    const run = await router(['sync', '--upstream', 'embedded'], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(words);
    expect(existsSync(join(cwd, 'generated'))).toBe(false);
  });
});

describe('what is configured for the judge', () => {
  it('changes what is breaking, and what is held', async () => {
    const cwd = scratchFolder();
    write(cwd, {
      policy: { 'model-removed': { severity: 'info', bump: 'none' }, 'model-renamed': { severity: 'info' } },
      limits: { judge: { modelsRemovedPercent: 0, modelsRemovedAtLeast: 1, modelsHalvedAtLeast: 1 } },
    });
    const run = await router(['diff', 'embedded@2026-06-10', 'embedded@2026-09-11', '--json'], { cwd });
    const comparison = comparisonSchema.parse(JSON.parse(run.stdout));
    expect(run.code).toBe(0);
    expect(comparison.counts.breaking).toBe(0);
    expect(comparison).toMatchObject({ verdict: 'held' });
    expect(comparison.held.map(({ rule }) => rule)).toContain('models-removed');
  });
});

describe('configured sources', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = await startFaultServer();
  });
  afterEach(() => server.close());

  it('send the headers to the configured site, with the key of the environment, and to nobody else', async () => {
    const cwd = scratchFolder();
    const other = await startFaultServer(samples());
    try {
      server.routes = samples();
      write(cwd, {
        sources: {
          site: server.origin,
          extraFacts: ['pricing'],
          overrides: { docs: `${other.origin}/docs.md` },
        },
        headers: { 'x-api-key': `\${MIRROR_KEY}` },
      });
      const run = await router(['fetch', '--out', 'documents'], { cwd, env: { MIRROR_KEY: canary } });
      expect(run.code).toBe(0);
      expect(server.seen.map(({ target }) => target).sort()).toEqual([
        '/docs/openapi.json',
        '/facts/integrations.md',
        '/facts/pricing.md',
        '/models.md',
      ]);
      expect(server.seen.every(({ headers }) => headers['x-api-key'] === canary)).toBe(true);
      expect(other.seen.map(({ headers }) => headers['x-api-key'])).toEqual([undefined]);

      await router(['fetch', '--upstream', other.origin, '--out', 'others'], { cwd, env: {} });
      expect(other.seen.some(({ headers }) => 'x-api-key' in headers)).toBe(false);
    } finally {
      await other.close();
    }
  });

  it('tell no key when they fail', async () => {
    const cwd = scratchFolder();
    server.routes = { '/models.md': { status: 401 } };
    write(cwd, { sources: { site: server.origin }, headers: { authorization: `Bearer \${MIRROR_KEY}` } });
    const run = await router(['sync'], { cwd, env: { MIRROR_KEY: canary } });
    expect(run.code).toBe(3);
    expect(run.stdout + run.stderr).not.toContain(canary);
    expect((await router(['sync'], { cwd })).stderr).toContain(
      'headers.authorization needs the variable MIRROR_KEY',
    );
  });
});

function samples(): Record<string, { body: string; headers: Record<string, string> }> {
  const documents = readSample('2026-06-10');
  const text = (name: Parameters<typeof documents.get>[0]) =>
    Buffer.from(documents.get(name) ?? '').toString();
  const markdown = (body: string) => ({ body, headers: { 'content-type': 'text/markdown' } });
  return {
    '/docs/openapi.json': { body: text('openapi'), headers: { 'content-type': 'application/json' } },
    '/docs.md': markdown(text('docs')),
    '/models.md': markdown(text('models')),
    '/facts/integrations.md': markdown(text('facts')),
    '/facts/pricing.md': markdown(text('facts')),
  };
}
