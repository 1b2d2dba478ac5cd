import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neutral } from '../../scripts/session/runner.ts';
import { router, scratchFolder } from '../support/command-line.ts';

/** What GitHub's runner obeys: `::` at the start of a line that it trimmed, `##[` anywhere; and its relatives. */
function commandsIn(output: string): string[] {
  return output
    .split(/[\r\n]/)
    .filter((line) => line.trim().startsWith('::') || /##(?:vso|teamcity)?\[/i.test(line));
}

const words = (count: number) => 'ab '.repeat(count);
const hostile = (count: number) => `${words(count)}::set-output name=x::${count} ##[error]no ##vso[task]no`;

const catalog = (notes: readonly string[], price = '1.00') => `# Models

| Model ID | Input | Output | Context window | Notes |
| --- | ---: | ---: | ---: | --- |
${notes.map((note, index) => `| \`elm/tree-${index}\` | $${price} / 1M tokens | $4.00 / 1M tokens | 128k | ${note} |\n`).join('')}`;
const facts = (value: (count: number) => string) =>
  `# Facts\n\n${Array.from({ length: 24 }, (_, index) => `- Leaf ${index}: ${value(index)}\n`).join('')}`;
const steering = 'a \u009b31m note \u202e turned \u2066 and \u200b \u007f \u2028 ##[error]x';

describe('the texts of documents in what is printed', () => {
  let cwd = '';
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
    writeFileSync(
      join(cwd, 'old.md'),
      facts(() => 'a'),
    );
    writeFileSync(join(cwd, 'new.md'), facts(hostile));
    writeFileSync(join(cwd, 'm1.md'), catalog(['-', '-', '-', '-']));
    writeFileSync(join(cwd, 'm2.md'), catalog([hostile(3), steering, '-', hostile(0)], '1.50'));
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const commands: ReadonlyArray<readonly string[]> = [
    ['diff', 'old.md', 'new.md', '--as', 'facts-md', '--fail-on', 'never'],
    ['diff', 'm1.md', 'm2.md', '--fail-on', 'never', '--json'],
    ['diff', '::error::no', '##[error]no'],
  ];

  it.each(commands)('%s %s %s %s are no commands to a runner', async (...args) => {
    const { stdout, stderr } = await router(args, { cwd, env: { GITHUB_ACTIONS: 'true' } });
    expect(stdout + stderr).not.toBe('');
    expect(commandsIn(stdout + stderr)).toEqual([]);
  });

  it.each(commands.filter((args) => args.includes('--json')))(
    '%s %s %s act on no terminal as JSON, and read back equal',
    async (...args) => {
      const { stdout } = await router(args, { cwd });
      expect(stdout).not.toMatch(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
      expect(JSON.stringify(JSON.parse(stdout))).toContain('a \u009b31m note \u202e turned');
    },
  );

  it('stand escaped in the package too, and the package is still what it was made to be', async () => {
    const site = scratchFolder();
    await router(['fetch', '--upstream', 'embedded@2026-06-10', '--out', site], { cwd });
    const page = join(site, 'documents/models.md');
    const changed = readFileSync(page, 'utf8').replace(/^(\| .*\| )[^|]*(\|)$/m, '$1$2');
    writeFileSync(page, changed.replace(/(openai\/gpt-5\.5`? \|.*\| )[^|]*\|$/m, `$1${steering} |`));
    expect(
      (await router(['sync', '--upstream', join(site, 'documents'), '--out', 'gen'], { cwd })).code,
    ).toBe(0);
    for (const file of ['catalog.json', 'history.jsonl', 'manifest.json', 'models.js'])
      expect(readFileSync(join(cwd, 'gen', file), 'utf8')).not.toMatch(
        /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066]/,
      );
    expect((await router(['check', '--out', 'gen'], { cwd })).code).toBe(0);
  });

  it('of a lock that another machine left do not act either', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, '.gen.router-one-sync'), { recursive: true });
    const owner = {
      nonce: 'aaaaaaaaaaaaaaaa',
      pid: 1,
      started: null,
      space: 'elsewhere',
      host: 'far \u001b[31m\n::error::no',
      since: new Date().toISOString(),
    };
    writeFileSync(join(folder, '.gen.router-one-sync/lock'), JSON.stringify(owner));
    const { code, stderr } = await router(['sync', '--upstream', 'embedded@2026-09-11', '--out', 'gen'], {
      cwd: folder,
    });
    expect({ code, stderr }).toEqual({
      code: 6,
      stderr: expect.stringContaining('far \\u{1b}[31m ::error::no'),
    });
    expect(commandsIn(stderr)).toEqual([]);
  });
});

it.each([
  ['  ::warning::x', '  : :warning::x'],
  ['a ::b', 'a ::b'],
  ['a\n\u001b[1m ::b', 'a\n\u001b[1m : :b'],
  ['x ##[group]', 'x # #[group]'],
  ['### [a]', '### [a]'],
  ['##vso[x] ##teamcity[x]', '# #vso[x] # #teamcity[x]'],
])('%j is printed as %j', (text, want) => {
  expect(neutral(text)).toBe(want);
});
