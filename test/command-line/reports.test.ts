import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { router, scratchFolder } from '../support/command-line.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';

const secretPath = '/services/T000/B000/canary0123456789';

async function receiver(status = 200): Promise<FaultServer> {
  const server = await startFaultServer({ [secretPath]: { status } });
  onTestFinished(() => server.close());
  return server;
}

describe('pages', () => {
  it('of sync, report and diff show the catalog and the history around the comparison', async () => {
    const cwd = scratchFolder();
    const read = (file: string) => readFileSync(join(cwd, file), 'utf8');
    await router(['sync', '--upstream', 'embedded@2026-06-10'], { cwd });
    const pages = ['--report', 'html=sync.html', '--report', 'atom=sync.xml'];
    await router(['sync', '--upstream', 'embedded@2026-09-11', ...pages], { cwd });
    expect(read('sync.html')).toContain('Models and prices');
    expect(read('sync.html')).toContain('last checked');
    expect(read('sync.html')).toContain('<p class="site">Router One</p>');
    expect(read('sync.xml').match(/<entry>/g)).toHaveLength(2);

    await router(['report', '--report', 'html=report.html', '--report', 'json=report.json'], { cwd });
    expect(read('report.html')).toContain('openai/gpt-4.1');
    await router(['report', '--from', 'report.json', '--report', 'html=again.html'], { cwd });
    expect(read('again.html')).toBe(read('report.html'));

    await router(['diff', 'embedded@2026-06-10', 'generated', '--report', 'html=diff.html'], { cwd });
    expect(read('diff.html')).toContain('Price history');
    await router(['diff', 'embedded@2026-06-10', 'embedded@2026-09-11', '--report', 'html=bare.html'], {
      cwd,
    });
    expect(read('bare.html')).toContain('anthropic/claude-haiku-4.5');
  });

  it('and feeds are of the package alone: a comparison of others from a file has no feed', async () => {
    const cwd = scratchFolder();
    await router(['sync', '--upstream', 'embedded@2026-06-10', '--report', 'json=own.json'], { cwd });
    const other = ['diff', 'embedded@2026-06-10', 'embedded@2026-09-11', '--fail-on', 'never'];
    await router([...other, '--quiet', '--report', 'json=other.json'], { cwd });
    const feed = (from: string) => ['report', '--from', from, '--report', 'atom=feed.xml', '--quiet'];
    const refused = await router(feed('other.json'), { cwd });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('--report atom is a feed of the history of a package');
    expect(existsSync(join(cwd, 'feed.xml'))).toBe(false);
    expect((await router(feed('own.json'), { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'feed.xml'), 'utf8').match(/<entry>/g)).toHaveLength(1);
  });

  it('of a dry run show the edition that was tried, with the history that there is', async () => {
    const cwd = scratchFolder();
    await router(['sync', '--upstream', 'embedded@2026-06-10'], { cwd });
    await router(['sync', '--upstream', 'embedded@2026-09-11', '--dry-run', '--report', 'html=a.html'], {
      cwd,
    });
    const page = readFileSync(join(cwd, 'a.html'), 'utf8');
    expect(page).toContain('<span>38 models</span>');
    expect(page).toContain('2026-06-10');
  });
});

describe('reports that point into files', () => {
  it('name the documents in the package, and none when the edition is not there', async () => {
    const cwd = scratchFolder();
    const sync = (date: string, ...flags: string[]) =>
      router(
        ['sync', '--upstream', `embedded@${date}`, '--out', 'packages/r', '--report', 'github', ...flags],
        {
          cwd,
        },
      );
    await sync('2026-06-10');
    const tried = await sync('2026-09-11', '--dry-run');
    expect(tried.stdout).not.toContain('file=');
    expect(tried.stdout).toContain('(models, line ');
    const taken = await sync('2026-09-11', '--report', 'sarif=a.sarif');
    expect(taken.stdout).toContain('::error file=packages/r/documents/models.md,line=');
    const [run] = JSON.parse(readFileSync(join(cwd, 'a.sarif'), 'utf8')).runs;
    const uris = run.results.flatMap(
      (result: { locations?: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        (result.locations ?? []).map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
    );
    expect(new Set(uris)).toContain('packages/r/documents/models.md');
    expect(uris.every((uri: string) => uri.startsWith('packages/r/documents/'))).toBe(true);
  });
});

describe('a webhook', () => {
  const diff = ['diff', 'embedded@2026-06-10', 'embedded@2026-09-11', '--fail-on', 'never'];

  it('is told of changes at or above the level, and its address is never printed', async () => {
    const server = await receiver();
    const cwd = scratchFolder();
    const run = await router([...diff, '--report', `webhook=${server.origin}${secretPath}`], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(server.seen).toHaveLength(1);
    expect(run.stdout).not.toContain('canary');
  });

  it('is not told of less, of a baseline, or of nothing', async () => {
    const server = await receiver();
    const cwd = scratchFolder();
    const env = { ROUTER_ONE_WEBHOOK: `${server.origin}${secretPath}` };
    const told = ['--report', 'webhook'];
    await router(['diff', 'embedded', 'embedded', ...told, '--webhook-level', 'any'], { cwd, env });
    await router(['sync', '--upstream', 'embedded@2026-09-11', ...told, '--webhook-level', 'any'], {
      cwd,
      env,
    });
    await router(['sync', '--upstream', 'embedded@2026-09-11', ...told, '--webhook-level', 'any'], {
      cwd,
      env,
    });
    expect(server.seen).toHaveLength(0);
    await router([...diff, ...told], { cwd, env });
    expect(server.seen).toHaveLength(1);
  });

  it('from the configuration is told by sync, but not by a dry run, which does not even need its address', async () => {
    const server = await receiver();
    const cwd = scratchFolder();
    const config = { webhook: { url: `\${HOOK}`, level: 'breaking' }, failOn: 'never' };
    writeFileSync(join(cwd, 'router-one-sync.config.json'), JSON.stringify(config));
    const env = { HOOK: `${server.origin}${secretPath}` };
    await router(['sync', '--upstream', 'embedded@2026-06-10'], { cwd, env });
    const dry = await router(['sync', '--upstream', 'embedded@2026-09-11', '--dry-run'], { cwd });
    expect(dry.code).toBe(0);
    expect(server.seen).toHaveLength(0);
    await router(['sync', '--upstream', 'embedded@2026-09-11'], { cwd, env });
    expect(server.seen).toHaveLength(1);
  });

  it('that takes nothing is a warning, and the exit code still says what became of the edition', async () => {
    const server = await receiver(404);
    const cwd = scratchFolder();
    const hook = `webhook=${server.origin}${secretPath}`;
    const run = await router([...diff.slice(0, 3), '--report', hook], { cwd });
    expect(run.code).toBe(1);
    expect(run.stderr).toBe(
      `warning: the webhook was not told: ${new URL(server.origin).host}: the answer was 404\n`,
    );
  });

  it.each([
    ['without an address', 'webhook'],
    ['at a file', 'webhook=file:///canary'],
    ['at no address', 'webhook=canary0123'],
    ['whose name is misspelt', 'webhok=https://hooks.example/canary'],
  ])('%s is a usage error that does not repeat it', async (_name, report) => {
    const run = await router([...diff, '--report', report], { cwd: scratchFolder() });
    expect(run.code).toBe(2);
    expect(run.stderr).not.toContain('canary');
  });
});

describe('the demo', () => {
  it('ends with the path of a page', async () => {
    const cwd = scratchFolder();
    const run = await router(['demo', '--out', join(cwd, 'generated')], { cwd });
    const path = run.stdout.trimEnd().split(': ').at(-1) ?? '';
    expect(readFileSync(path, 'utf8')).toContain('<!doctype html>');
  });
});
