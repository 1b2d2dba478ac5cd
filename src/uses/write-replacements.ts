import { constants } from 'node:fs';
import { open, readFile, realpath } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { LocalFailure, UsageFailure } from '../base/failure.ts';
import { groupBy } from '../base/group-by.ts';
import type { Use } from './find-uses.ts';
import { isLockfile, patchOf, replaced } from './replace.ts';
import { askGit } from './source-files.ts';

/** A file that is to be written: its whole new content, one character a byte, and the difference for a person. */
export interface Rewrite {
  readonly path: string;
  readonly absolute: string;
  readonly before: string;
  readonly after: string;
  readonly patch: string;
  readonly count: number;
}

/**
 * What `--write` would do: every use that has a replacement, in files that a person writes.
 *
 * @param cwd the folder that the paths of the uses begin at.
 */
export async function planRewrites(uses: readonly Use[], cwd: string): Promise<Rewrite[]> {
  const replaceable = uses.filter(({ path, replacement }) => replacement !== null && !isLockfile(path));
  return Promise.all(
    [...groupBy(replaceable, ({ path }) => path)].map(async ([path, own]) => {
      const absolute = resolve(cwd, path);
      const before = (await readFile(absolute)).toString('latin1');
      const after = replaced(before, own);
      return { path, absolute, before, after, patch: patchOf(path, before, after), count: own.length };
    }),
  );
}

/** The files of a plan that git has not in its last commit as they are: what is written there could not be taken back. */
export async function uncommittedIn(plan: readonly Rewrite[]): Promise<string[]> {
  const states = await Promise.all(
    plan.map(async ({ path, absolute }) => {
      const status = await askGit(dirname(absolute), ['status', '--porcelain', '--', absolute]);
      return status === null || status.trim() === '' ? [] : [path];
    }),
  );
  return states.flat();
}

/** Throws a `UsageFailure` that names the files of a plan with changes that are not committed. */
export async function requireCommitted(plan: readonly Rewrite[]): Promise<void> {
  const [first, ...others] = await uncommittedIn(plan);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  throw new UsageFailure(
    `${first}${more}: there are changes that are not committed, and nothing was written`,
    {
      advice: 'Commit or stash them first, or say --force to write into these files all the same.',
    },
  );
}

/**
 * Writes a plan. Throws a `LocalFailure` for a file that is no longer as it was read, that lies behind a link, or that
 * cannot be written.
 *
 * @param cwd the folder in which the command runs; whatever leads to that one is no concern of ours.
 */
export async function writeRewrites(plan: readonly Rewrite[], cwd: string): Promise<void> {
  const here = await realpath(cwd);
  for (const { path, absolute, before, after } of plan) {
    const real = await realpath(absolute);
    if (real !== resolve(here, relative(cwd, absolute))) {
      throw new LocalFailure(`${path} lies behind a link, and is not written`, {
        advice: 'Run the command in the folder in which the file really lies.',
      });
    }
    if ((await readFile(real)).toString('latin1') !== before) {
      throw new LocalFailure(`${path} changed while it was looked at, and is not written`, {
        advice: 'Run the command again.',
      });
    }
    await overwrite(real, Buffer.from(after, 'latin1'));
  }
}

/** In place, so that mode and owner stay. */
async function overwrite(path: string, content: Buffer): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);
  const file = await open(path, flags);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}
