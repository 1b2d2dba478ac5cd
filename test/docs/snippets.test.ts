import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands, loadCommand } from '../../scripts/command-line/commands.ts';
import { localDocument } from '../../src/base/document.ts';
import { configSchema } from '../../src/config/schema.ts';
import type { Edition } from '../../src/read/edition.ts';
import { readEdition } from '../../src/read/read-edition.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { readSample } from '../../src/serve/samples/editions.ts';
import { compareEditions } from '../../src/sync/compare.ts';

const root = resolve(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((page) => page.endsWith('.md'));
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

/** A block of code in a page. */
interface Snippet {
  readonly page: string;
  readonly language: string;
  readonly code: string;
}

const snippets = pages.flatMap((page) =>
  [...textOf(page).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', code = '']): Snippet => ({ page, language, code }),
  ),
);
const of = (...languages: string[]) => snippets.filter(({ language }) => languages.includes(language));

it('the README has at most 160 lines', () => {
  expect(textOf('README.md').split('\n').length - 1).toBeLessThanOrEqual(160);
});

describe('every command in the pages', () => {
  const told = pages.flatMap((page) => {
    const inline = [...textOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
    const lines = [
      ...of('sh', 'yaml')
        .filter((each) => each.page === page)
        .flatMap(({ code }) => code.split('\n')),
      ...inline,
    ];
    return lines.flatMap((line) =>
      [...line.matchAll(toolCommand)].map(([, words = '']) => ({ page, words: words.trim() })),
    );
  });

  it('is found at all', () => {
    expect(told.length).toBeGreaterThan(30);
  });

  it('is a command, with flags that it has', async () => {
    const wrong: string[] = [];
    for (const { page, words } of told) {
      const [name = '', ...rest] = words.split(/\s+/);
      if (/^(?:[A-Z]+|-.*|)$/.test(name)) continue;
      if (!commands.some((command) => command.name === name)) {
        wrong.push(`${page}: ${words}`);
        continue;
      }
      const { options } = (await loadCommand(name))(new Command(name));
      const known = ['--help', ...options.map(({ long }) => long)];
      const flags = rest
        .filter((word) => /^--[a-z]/.test(word))
        .map((word) => word.replace(/[=,.;)\]].*$/, ''));
      wrong.push(...flags.filter((flag) => !known.includes(flag)).map((flag) => `${page}: ${name} ${flag}`));
    }
    expect(wrong).toEqual([]);
  });

  it('of npm is a script of the package', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf('package.json'));
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** What follows the tool's name, up to the end of the command; a name in prose is followed by no command. */
const toolCommand =
  /(?:npx router-one-sync|npx tsx scripts\/cli\.ts|^router-one-sync)(?![-\w@:/.])([^#>|;&)"`]*)/g;

it.each(of('yaml').map((snippet) => [snippet.page, snippet.code] as const))(
  'YAML of %s parses',
  (_, code) => {
    expect(parse(code)).toBeTypeOf('object');
  },
);

it('JSON of the pages parses, and is a configuration where it has keys of one', () => {
  for (const { page, code } of of('json')) {
    if (page === 'docs/kinds.md') continue;
    expect(configSchema.safeParse(JSON.parse(code)), page).toMatchObject({ success: true });
  }
});

it('the report in the README is what the command prints, but for the lines that it leaves out', () => {
  const context = { history: [], accepts: [], notes: [] };
  const comparison = compareEditions(sampleEdition('2026-09-11'), sampleEdition('2026-10-07'), context);
  const printed = terminalReport(comparison, { color: false, width: 100 }).split('\n');
  const [shown] = snippets.filter(({ page, language }) => page === 'README.md' && language === '');
  let from = 0;
  for (const line of (shown?.code ?? '').split('\n').filter((each) => each !== '' && each !== '…')) {
    const at = printed.indexOf(line, from);
    expect(at, line).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
  expect(from).toBeGreaterThan(20);
});

function sampleEdition(date: string): Edition {
  const documents = [...readSample(date)].map(([name, bytes]) => localDocument(name, bytes));
  return readEdition(documents, { date, origin: 'sample' });
}
