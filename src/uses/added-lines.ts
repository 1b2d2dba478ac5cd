import { resolve } from 'node:path';
import { UsageFailure } from '../base/failure.ts';
import { askGit } from './source-files.ts';

/** Line numbers by absolute path of a file. */
export type AddedLines = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * The lines that were added since a revision forked off, those that are not committed yet among them.
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
  const args = ['diff', '--unified=0', '--no-color', '--no-ext-diff', '--no-renames', fork.trim(), '--'];
  const patch = await askGit(cwd, ['-c', 'core.quotePath=false', ...args]);
  return addedLines(patch ?? '', top);
}

/** Reads a patch without context: `+++ b/FILE`, then `@@ -a,b +START,COUNT @@` for each place. */
export function addedLines(patch: string, top: string): AddedLines {
  const added = new Map<string, Set<number>>();
  let lines = new Set<number>();
  for (const line of patch.split('\n')) {
    const file = /^\+\+\+ "?b\/(.+?)"?\t?$/.exec(line)?.[1];
    if (file !== undefined) {
      lines = new Set();
      added.set(resolve(top, file), lines);
    }
    const [, start, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    for (let index = 0; start !== undefined && index < Number(count); index++)
      lines.add(Number(start) + index);
  }
  return added;
}
