import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { latestSample, readSample } from '../../src/serve/samples/editions.ts';
import { startSampleServer } from '../../src/serve/samples/server.ts';
import { folderWith, router, scratchFolder } from '../support/command-line.ts';
import { startFaultServer } from '../support/fault-server.ts';

const isLong = process.env['LONG'] !== undefined;
const sample = readSample(latestSample);
const documentOf = (name: 'models' | 'docs' | 'openapi') => sample.get(name) ?? '';
const catalog = Buffer.from(sample.get('models') ?? '').toString('utf8');
const editions = ['diff', 'embedded@2026-09-11', 'embedded', '--fail-on', 'never'];

/** Two catalogs alone, which are compared in half of the time that two editions take. */
const [older, newer] = ['2026-09-11', latestSample].map((date) =>
  fileURLToPath(new URL(`../../src/serve/samples/editions/${date}/models.md`, import.meta.url)),
);
const between = ['diff', `${older}`, `${newer}`, '--fail-on', 'never'];

describe('diff of sides with different documents', () => {
  it('names what was not compared, never says that nothing changed, and ends with 2', async () => {
    const cwd = folderWith({
      'a/models.md': documentOf('models'),
      'a/docs.md': documentOf('docs'),
      'b/docs.md': documentOf('docs'),
    });
    const run = await router(['diff', 'a', 'b'], { cwd });
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('--only') });
    expect(run.stdout).toContain('Not compared: models, which only a has.');
    expect(run.stdout).not.toContain('Nothing changed');
    const json = await router(['diff', 'a', 'b', '--json'], { cwd });
    expect(json.code).toBe(2);
    expect(JSON.parse(json.stdout).notes).toEqual(['Not compared: models, which only a has.']);
    expect(await router(['diff', 'a', 'b', '--only', 'docs'], { cwd })).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await router(['diff', 'a', 'b', '--only', 'models'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
    });
  });

  it('is no comparison without a document in common', async () => {
    const cwd = folderWith({ 'a.json': documentOf('openapi'), 'b.md': documentOf('models') });
    const run = await router(['diff', 'a.json', 'b.md'], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('a.json holds openapi, b.md holds models');
  });
});

describe('an address as an edition', () => {
  it('is explained, and proposed for, as a file is', async () => {
    const body = '# Models\n\n| Model ID | Input |\n|---|---|\n| ash/elm-2 | $3 / 1M tokens |\n';
    const rates =
      '# Rates\n\n| Box | Model | Hourly rate |\n|---|---|---|\n| Small | Elm Max | $2 |\n| Large | Elm Max | $4 |\n';
    const type = { 'content-type': 'text/markdown' };
    const server = await startFaultServer({
      '/models.md': { body, headers: type },
      '/rates.md': { body: rates, headers: type },
    });
    onTestFinished(() => server.close());
    const cwd = scratchFolder();
    const explained = await router(
      ['explain', 'ash/elm-2', 'input', '--from', `${server.origin}/models.md`],
      { cwd },
    );
    expect(explained).toMatchObject({ code: 0, stdout: expect.stringContaining('models:5:') });
    const init = ['init', '--no-workflow', '--from', `${server.origin}/rates.md`];
    expect(await router(init, { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'router-one-sync.config.mjs'), 'utf8')).toContain('"Hourly rate":"…"');
  });

  it('is one document, or a site; and none that answers ends with 3', async () => {
    const site = await startSampleServer(latestSample);
    onTestFinished(() => site.close());
    const cwd = folderWith({ 'models.md': documentOf('models') });
    const same = await router(['diff', `${site.origin}/models.md?day=1`, 'models.md'], { cwd });
    expect(same).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing changed.') });
    const models = await router(['models', '--from', site.origin, '--json'], { cwd });
    expect(JSON.parse(models.stdout).models.length).toBeGreaterThan(10);
    const config = join(cwd, 'c.json');
    writeFileSync(config, '{"limits":{"fetch":{"retries":0}}}');
    const none = await router(['models', '--config', config, '--from', 'http://127.0.0.1:9/models.md'], {
      cwd,
    });
    expect(none.code).toBe(3);
  });
});

describe('a report into a file that is there', () => {
  it('adds its section to a changelog, once', async () => {
    const cwd = folderWith({ 'NEWS.md': '# News\n\nBy hand.\n\n## 1.0.0\n\n- the first\n' });
    const args = [...editions, '--only', 'models', '--quiet', '--report', 'changelog=NEWS.md'];
    expect(await router(args, { cwd })).toMatchObject({ code: 0 });
    const once = readFileSync(join(cwd, 'NEWS.md'), 'utf8');
    expect(once).toMatch(/^# News\n\nBy hand\.\n\n## 2026-10-07\n[\s\S]*\n\n## 1\.0\.0\n\n- the first\n$/);
    await router(args, { cwd });
    expect(readFileSync(join(cwd, 'NEWS.md'), 'utf8')).toBe(once);
  });

  it('asks for --force where no report of ours stands, and for nothing where one does', async () => {
    const cwd = folderWith({ 'notes.html': '<p>mine</p>', 'empty.html': '' });
    const into = (file: string, ...more: string[]) =>
      router([...between, '--quiet', '--report', `html=${file}`, ...more], { cwd });
    expect(await into('notes.html')).toMatchObject({ code: 6, stderr: expect.stringContaining('--force') });
    expect(readFileSync(join(cwd, 'notes.html'), 'utf8')).toBe('<p>mine</p>');
    expect(await into('empty.html')).toMatchObject({ code: 0 });
    expect(await into('empty.html')).toMatchObject({ code: 0 });
    expect(await into('notes.html', '--force')).toMatchObject({ code: 0 });
  });

  it('overwrites what the same format wrote before, and takes one report on stdout', async () => {
    const cwd = scratchFolder();
    const formats = ['markdown', 'terminal', ...(isLong ? ['json', 'github', 'junit', 'sarif'] : [])];
    for (const format of formats) {
      const args = [...between, '--quiet', '--report', `${format}=r`];
      await router([...args, '--force'], { cwd });
      expect(await router(args, { cwd }), format).toMatchObject({ code: 0, stderr: '' });
    }
    const two = await router([...between, '--report', 'markdown', '--report', 'json'], { cwd });
    expect(two).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a report of diff', () => {
  it('is no feed, and says so by name', async () => {
    const run = await router([...between, '--report', 'atom=feed.xml'], { cwd: scratchFolder() });
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--report atom') });
  });

  it('advises no flag that diff does not have', async () => {
    const few = catalog.split('\n').filter((line) => !/^\|.*(?:openai|google|mistral)\//.test(line));
    const cwd = folderWith({ 'few.md': few.join('\n') });
    const args = ['diff', 'embedded', 'few.md', '--only', 'models', '--fail-on', 'never'];
    const words = await router([...args, '--report', 'markdown=r.md', '--report', 'html=r.html'], { cwd });
    expect(words.stdout).toContain('Held: ');
    for (const text of [
      words.stdout,
      readFileSync(join(cwd, 'r.md'), 'utf8'),
      readFileSync(join(cwd, 'r.html'), 'utf8'),
    ]) {
      expect(text).not.toContain('--accept');
      expect(text).toContain('A sync would hold this edition');
    }
    const json = await router([...args, '--json'], { cwd });
    expect(JSON.parse(json.stdout).held[0].accept).toMatch(/^models-removed=/);
  });

  it('has its own section of prices, and its lines lead to the document', async () => {
    const cheaper = catalog.replace('$0.04', '$0.03');
    const cwd = folderWith({ 'old/models.md': documentOf('models'), 'new/models.md': cheaper });
    await router(['diff', 'old', 'new', '--report', 'html=pages/r.html', '--quiet'], { cwd });
    const page = readFileSync(join(cwd, 'pages/r.html'), 'utf8');
    const prices = /<section id="prices"[\s\S]*?<\/section>/.exec(page)?.[0];
    expect(prices).toMatch(/Repriced[\s\S]*\$0\.04[\s\S]*\$0\.03/);
    expect(prices).not.toContain('No price');
    await router(['diff', 'old', 'old', '--report', 'html=r.html', '--quiet'], { cwd });
    expect(readFileSync(join(cwd, 'r.html'), 'utf8')).toContain('No price differs between the two sides.');
    await router(
      ['diff', 'embedded@2026-06-10', 'new', '--only', 'models', '--report', 'html=r.html', '--quiet'],
      { cwd },
    );
    expect(readFileSync(join(cwd, 'r.html'), 'utf8')).toMatch(
      /<a href="new\/models\.md">models, line \d+<\/a>/,
    );
  });
});

describe('the configuration', () => {
  it('tells a wrong kind of change in one line with the nearest ones', async () => {
    const cwd = folderWith({
      'p.json': '{"policy":{"price-raisd":{"severity":"info"},"docs":{"severity":"info"}}}',
      'i.json': '{"ignores":[{"rule":"model-remved","reason":"known"}]}',
    });
    const policy = await router([...between, '--config', 'p.json'], { cwd });
    expect(policy).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean "price-raised"?'),
    });
    expect(policy.stderr.length).toBeLessThan(600);
    const ignores = await router([...between, '--config', 'i.json'], { cwd });
    expect(ignores).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean "model-removed"?'),
    });
  });

  const settings = JSON.stringify({
    ignores: [{ rule: 'model-removed', subject: 'grok-4.5', reason: 'not used here' }],
    policy: { 'price-raised': { severity: 'off' } },
  });

  it('leaves out what it ignores in any area, and kinds that are off, and says so', async () => {
    const cwd = folderWith({ 'router-one-sync.config.json': settings });
    const run = await router([...between, '--json'], { cwd });
    const { changes, ignored, notes } = JSON.parse(run.stdout);
    const kindsOf = (list: { kind: string }[]) => new Set(list.map(({ kind }) => kind));
    expect([...kindsOf(ignored)].sort()).toEqual(['model-removed', 'price-raised']);
    expect([...kindsOf(changes)]).not.toEqual(expect.arrayContaining(['price-raised']));
    expect(notes.join(' ')).toMatch(/Ignored: grok-4\.5.*not used here.*of kinds that are off/);
  });

  it.runIf(isLong)('keeps what it ignores in the log', async () => {
    const cwd = folderWith({ 'router-one-sync.config.json': settings });
    for (const day of ['2026-09-11', '2026-10-07']) {
      await router(['sync', '--upstream', `embedded@${day}`, '--fail-on', 'never', '--quiet'], { cwd });
    }
    const log = await router(['log', 'grok-4.5'], { cwd });
    expect(log.stdout).toContain('removed');
  });
});

it('ignores a contradiction that stays open by the rule that its entry names', async () => {
  const cwd = folderWith({
    'c.json': '{"ignores":[{"rule":"unknown-model-in-docs","subject":"gpt-4o","reason":"our samples"}]}',
  });
  const run = await router([...editions, '--config', 'c.json'], { cwd });
  expect(run.stdout).toMatch(/Still open between documents: 3 contradictions/);
  expect(run.stdout).toContain('1 contradiction that stays open is ignored.');
});

it.each([
  ['models'],
  ['env', 'openai'],
  ['serve'],
  ['explain', 'a/b'],
  ['explain', 'a/b', '--at', '2026-01-05'],
])('%s without a package asks for a sync first', async (...args) => {
  const run = await router(args, { cwd: scratchFolder() });
  expect(run).toMatchObject({
    code: 6,
    stdout: '',
    stderr: expect.stringContaining('Run `router-one-sync sync` first'),
  });
});
