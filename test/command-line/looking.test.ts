import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/catalog/model.ts';
import { comparisonSchema } from '../../src/changes/comparison.ts';
import { readSample } from '../../src/serve/samples/editions.ts';
import { router } from '../support/command-line.ts';
import { snapshotOf } from '../support/snapshot.ts';

// A repository with a package of two editions, the first of them committed.
let cwd: string;
let before: ReturnType<typeof snapshotOf>;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  await sync('2026-06-10');
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', 'generated');
  git('-c', 'user.name=A', '-c', 'user.email=a@b.example', 'commit', '--quiet', '--message', 'first');
  await sync('2026-09-11');
  const models = Buffer.from(readSample('2026-10-07').get('models') ?? '');
  writeFileSync(join(cwd, 'models.md'), models);
  before = snapshotOf(cwd);
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const sync = (date: string) =>
  router(['sync', '--upstream', `embedded@${date}`, '--fail-on', 'never', '--quiet'], { cwd });

const look = (...args: readonly string[]) => router(args, { cwd });

describe('diff compares any two of', () => {
  it.each([
    ['a revision in git and a folder', 'HEAD:generated', 'generated', 1, 'breaking'],
    ['a date in the history and a folder', '2026-06-10', 'generated', 1, 'breaking'],
    ['a sample edition and a folder of the same', 'embedded@2026-09-11', 'generated', 0, 'none'],
    ['a date and a document', '2026-09-11', 'models.md', 1, 'breaking'],
  ])('%s', async (_name, from, to, code, severity) => {
    const run = await look('diff', from, to, '--json');
    expect(run.code).toBe(code);
    const comparison = comparisonSchema.parse(JSON.parse(run.stdout));
    expect(comparison.changes[0]?.severity ?? 'none').toBe(severity);
  });

  it.each([
    ['a revision that git does not know', 'nowhere:generated', 6, /git does not know/],
    ['a day before the history', '2026-01-01', 2, /2026-06-10/],
    ['nothing of the kind', 'nothing', 2, /An edition is one of/],
  ])('and says what is wrong with %s', async (_name, from, code, hint) => {
    const run = await look('diff', from, 'generated');
    expect(run.code).toBe(code);
    expect(run.stderr).toMatch(hint);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('models', () => {
  it('prints the catalog contract, filtered', async () => {
    const run = await look('models', '--provider', 'xai', '--min-context', '1000000', '--json');
    const { models } = catalogSchema.parse(JSON.parse(run.stdout));
    expect(models.map(({ id }) => id)).toEqual(['grok-4.1-fast', 'grok-4.6']);
    expect(run.stderr).toBe('2 of 38 models\n');
  });

  it('prints a table for people', async () => {
    const { stdout } = await look('models', '--search', 'gpt-5.5');
    expect(stdout).toMatch(/^ID +PROVIDER/);
    expect(stdout).toMatch(/^openai\/gpt-5\.5 +openai +text +active +1\.1M +\$0\.50 +\$2\.25/m);
  });
});

describe('log', () => {
  it('tells the life of a model, and its prices', async () => {
    const { stdout } = await look('log', 'openai/gpt-5.5');
    expect(stdout).toMatch(/^2026-09-11\n.*input price cut from \$0\.60 to \$0\.50 \/ 1M tokens/ms);
    expect(stdout).toMatch(/^input {2}█▁\n {2}2026-06-10 {2}\$0\.60/m);
  });

  it('rebuilds the catalog of a day, also one between two editions', async () => {
    const { stdout } = await look('log', '--at', '2026-07-01', '--json');
    expect(catalogSchema.parse(JSON.parse(stdout)).models).toHaveLength(30);
  });

  it('tells everything since a day, and nothing of what was before', async () => {
    const { stdout } = await look('log', '--since', '2026-09-01');
    expect(stdout).toContain('2026-09-11');
    expect(stdout).not.toContain('2026-06-10\n');
  });
});

it('looking changes nothing', () => {
  expect(snapshotOf(cwd)).toEqual(before);
});
