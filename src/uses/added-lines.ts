import { resolve } from 'node:path';
import { UsageFailure } from '../base/failure.ts';
import { askGit } from './source-files.ts';

/** Line numbers by absolute path of a file. */
export type AddedLines = ReadonlyMap<string, ReadonlySet<number>>;

/** Whatever somebody's configuration of git makes of a patch, this is the form that is read here. */
const asUsual = [
  // Whoever tells git not to show a file still adds lines to it.
  ...['--text', '--submodule=short'],
  ...['--unified=0', '--inter-hunk-context=0', '--no-color', '--no-ext-diff', '--no-textconv'],
  ...['--src-prefix=a/', '--dst-prefix=b/', '--no-relative', '--find-renames'],
];

/**
 * The lines that were added since a revision forked off, those that are not committed yet among them. A file that moved has
 * added only what changed in it.
 *
 * Throws a `UsageFailure` outside of a git repository and for a revision that git does not know.
 */
export async function addedSince(base: string, cwd: string): Promise<AddedLines> {
  const top = (await askGit(cwd, ['rev-parse', '--show-toplevel']))?.trim();
  if (top === undefined) {
    throw new UsageFailure('--changed needs a git repository, and this folder is in none', {
      advice: 'Run it inside a clone, or leave --changed out to look at every line.',
    });
  }
  const fork = base.startsWith('-') ? null : await askGit(cwd, ['merge-base', base, 'HEAD']);
  if (fork === null) {
    throw new UsageFailure(
      `--changed ${base}: git knows no such revision, or it has no commit in common with HEAD`,
      {
        advice: 'Name a branch, a tag or a commit. In CI, fetch the whole history (fetch-depth: 0).',
      },
    );
  }
  const patch = await askGit(cwd, ['-c', 'core.quotePath=false', 'diff', ...asUsual, fork.trim(), '--']);
  return addedLines(patch ?? '', top);
}

/**
 * Reads a patch without context: `+++ b/FILE`, then for each place `@@ -a,b +START,COUNT @@` and as many lines as it says,
 * which may themselves look like the head of a file.
 */
export function addedLines(patch: string, top: string): AddedLines {
  const added = new Map<string, Set<number>>();
  let lines = new Set<number>();
  let content = 0;
  for (const line of patch.split('\n')) {
    if (content > 0 && /^[-+]/.test(line)) {
      content -= 1;
      continue;
    }
    const file = fileOf(line);
    if (file !== null) {
      lines = new Set();
      added.set(resolve(top, file), lines);
    }
    const [, gone = '1', start, count = '1'] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (start === undefined) continue;
    content = Number(gone) + Number(count);
    for (let index = 0; index < Number(count); index++) lines.add(Number(start) + index);
  }
  return added;
}

/** The file that a head names; git quotes names with unusual letters as C does. */
function fileOf(line: string): string | null {
  const [, quoted, plain] = /^\+\+\+ (?:"b\/(.+)"|b\/(.+?))\t?$/.exec(line) ?? [];
  return quoted === undefined ? (plain ?? null) : unquoted(quoted);
}

const escapes: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

function unquoted(text: string): string {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const plain = bytes.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter = '') =>
    octal === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1').toString('utf8');
}
