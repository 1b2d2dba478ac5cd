import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usesSchema } from '../../src/report/uses/json.ts';
import { router } from '../support/command-line.ts';
import { commitAll, git } from '../uses/tree.ts';

// A repository with a package of two editions, in which grok-4.5 went and openai/gpt-5.4-mini was deprecated.
let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  for (const date of ['2026-09-11', '2026-10-07']) {
    await router(['sync', '--upstream', `embedded@${date}`, '--fail-on', 'never', '--quiet'], { cwd });
  }
  writeFileSync(join(cwd, 'chat.ts'), code);
  writeFileSync(join(cwd, '.env'), 'MODEL=gpt-5.5\n');
  commitAll(cwd);
});
afterAll(() => rmSync(cwd, { recursive: true }));

const code = `createChatCompletion({ model: 'grok-4.5' });\nconst small = 'openai/gpt-5.4-mini';\n`;

const uses = (...args: readonly string[]) => router(['uses', '--date', '2026-11-27', ...args], { cwd });

describe('uses', () => {
  it('tells what is gone, ends or is misspelt, with its places, and ends with 1 for what fails', async () => {
    const run = await uses();
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toBe(`In use: 1 id removed, 1 id deprecated and 1 id misspelt. 2 files searched.

grok-4.5  removed since 2026-10-07; use grok-4.6
  input $0.80 → $1.00 / 1M tokens, output $2.40 → $3.00 / 1M tokens, cache read $0.08 → $0.10 / 1M tokens
  chat.ts:1:32

openai/gpt-5.4-mini  deprecated since 2026-10-07, ends 2026-12-31 (34 days left); use openai/gpt-5.6-terra
  input $0.10 → $0.25 / 1M tokens, output $0.80 → $1.50 / 1M tokens, cache read $0.01 → $0.025 / 1M tokens
  chat.ts:2:16

gpt-5.5  is no id of the catalog; did you mean openai/gpt-5.5?
  .env:1:7

--write would replace 2 places in 1 file; 1 place needs a person.
`);
  });

  it.each([
    ['never', 0],
    ['removed', 1],
    ['misspelt', 1],
  ])('with --fail-on %s ends with %i', async (level, codeOfLevel) => {
    expect((await uses('--fail-on', level)).code).toBe(codeOfLevel);
    expect((await uses('.env', '--fail-on', level)).code).toBe(level === 'misspelt' ? 1 : 0);
  });

  it('is data for programs', async () => {
    const run = await uses('--json');
    const { uses: found, files } = usesSchema.parse(JSON.parse(run.stdout));
    expect(files).toBe(2);
    expect(found.map(({ id, state, replacement }) => [id, state, replacement])).toEqual([
      ['openai/gpt-5.5', 'misspelt', null],
      ['grok-4.5', 'removed', 'grok-4.6'],
      ['openai/gpt-5.4-mini', 'deprecated', 'openai/gpt-5.6-terra'],
    ]);
    const sarif = JSON.parse((await uses('--format', 'sarif')).stdout);
    expect(sarif.runs[0].results).toHaveLength(3);
    expect(sarif.runs[0].results[1].fixes[0].artifactChanges[0].replacements[0]).toEqual({
      deletedRegion: { startLine: 1, startColumn: 32, endColumn: 40 },
      insertedContent: { text: 'grok-4.6' },
    });
    const bill = JSON.parse((await uses('--format', 'cyclonedx')).stdout);
    expect(bill.components.map((one: { name: string }) => one.name)).toEqual([
      'grok-4.5',
      'openai/gpt-5.4-mini',
    ]);
    expect((await uses('--format', 'github')).stdout).toContain(
      '::error file=chat.ts,line=1,title=Model removed::',
    );
    expect((await uses('--format', 'markdown')).stdout).toContain('  - `chat.ts:1`');
  });

  it('writes replacements when it is told to, and shows them first', async () => {
    const asked = await uses('--write');
    expect(asked).toMatchObject({ code: 2 });
    expect(asked.stderr).toContain("+createChatCompletion({ model: 'grok-4.6' });");
    expect(readFileSync(join(cwd, 'chat.ts'), 'utf8')).toBe(code);

    const run = await uses('--write', '--yes', '--fail-on', 'never');
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toContain('Replaced 2 ids in 1 file.');
    expect((await uses()).stdout).toContain('In use: 1 id misspelt.');
    git(cwd, 'checkout', '--quiet', 'chat.ts');
  });

  it.each([
    [['nowhere'], 2, 'nowhere: there is no such file or folder'],
    [['--changed', 'v9'], 2, '--changed v9: git knows no such revision'],
    [['--out', 'empty'], 6, 'empty holds no edition'],
  ])('says what is wrong with %j', async (args, exit, says) => {
    const run = await uses(...args);
    expect(run.code).toBe(exit);
    expect(run.stderr).toContain(says);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it('knows the models of any other edition', async () => {
    const run = await uses('--from', 'embedded@2026-10-07');
    expect(run.stdout).toContain('openai/gpt-5.4-mini  deprecated, ends 2026-12-31');
  });
});

describe('the reports of sync and diff', () => {
  const diff = (...args: readonly string[]) =>
    router(['diff', 'embedded@2026-09-11', 'embedded@2026-10-07', '--only', 'models', ...args], { cwd });

  it('say where this repository uses what changed', async () => {
    const run = await diff();
    expect(run.stdout).toContain('1 of the 2 breaking changes touches this repository.');
    expect(run.stdout).toMatch(/grok-4\.5 +removed; .*used in\s+1 place: chat\.ts:1/s);
    expect(run.stdout).toContain('Renamed models – not used here');
    expect((await diff('--no-uses')).stdout).not.toContain('this repository');
    expect((await diff('--uses', '.env')).stdout).toContain('None of the 2 breaking changes');
    expect(await diff('--uses', 'nowhere')).toMatchObject({ code: 2 });
  });

  it.each([
    [[], 1],
    [['--uses', '.env'], 0],
  ])('end by --fail-on used %j with %i', async (where, code) => {
    expect(await diff('--fail-on', 'used', ...where)).toMatchObject({ code });
  });
});
