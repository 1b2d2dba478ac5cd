import { dirname, join } from 'node:path';
import { LocalFailure } from '../base/failure.ts';
import { parseJson } from '../base/json.ts';
import { fits } from '../base/shape.ts';
import { errorCode, type Files } from './files.ts';
import { type Journal, journalShape, type Step } from './shapes.ts';
import type { Target } from './target.ts';

export type { Journal, Step };

/**
 * What a commit is about to do, written before the first file of the target is touched and removed after the last.
 * As long as it is there the target may hold a mixture; with it, and the old files kept beside it, the old edition can
 * be put back.
 */
const journalName = 'journal.json';

/** Where new files are staged and old ones kept. */
export function stageOf(target: Target): { readonly fresh: string; readonly old: string } {
  return { fresh: join(target.work, 'new'), old: join(target.work, 'old') };
}

/** From here on the commit is under way. The journal appears whole or not at all. */
export async function writeJournal(target: Target, journal: Journal, files: Files): Promise<void> {
  const draft = join(target.work, `${journalName}.draft`);
  await files.create(draft, Buffer.from(JSON.stringify(journal)));
  await files.rename(draft, join(target.work, journalName));
  await files.flushFolder(target.work);
}

/** The point at which the commit, or its undoing, is done. */
export async function removeJournal(target: Target, files: Files): Promise<void> {
  await files.removeTree(join(target.work, journalName));
}

/**
 * The journal of a commit that has not ended; `null` if there is none.
 *
 * @throws LocalFailure if it is damaged.
 */
export async function readJournal(target: Target, files: Files): Promise<Journal | null> {
  const path = join(target.work, journalName);
  const bytes = await files.read(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  });
  if (bytes === null) return null;
  const journal = parseJson(bytes);
  if (fits(journalShape, journal)) return journal;
  throw new LocalFailure(`the journal of an unfinished commit is damaged: ${path}`, {
    advice: `Restore ${target.shown} from version control, then delete ${target.work}.`,
  });
}

/** The folders in which a commit adds, replaces or removes names. */
export function touchedFolders(target: Target, journal: Journal): Set<string> {
  const parents = journal.folders.map((folder) => dirname(join(target.path, folder)));
  return new Set([...journal.steps.map((step) => dirname(join(target.path, step.path))), ...parents]);
}

/** Removes what is left of staging. The journal is not touched: whoever calls this has seen that there is none. */
export async function clearStage(target: Target, files: Files): Promise<void> {
  for (const name of await files.list(target.work)) {
    if (isStaging(name)) await files.removeTree(join(target.work, name));
  }
}

function isStaging(name: string): boolean {
  return name === 'new' || name === 'old' || name === `${journalName}.draft`;
}
