import { dirname, join } from 'node:path';
import { digestOf } from '../base/digest.ts';
import { LocalFailure } from '../base/failure.ts';
import { parseJson } from '../base/json.ts';
import { fits } from '../base/shape.ts';
import { errorCode, type Files } from './files.ts';
import { type Journal, journalShape, type Step } from './shapes.ts';
import { readBelow, type Target } from './target.ts';

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

/**
 * Brings a target back to one whole edition after a run that was stopped at any point: to the new one if all its files
 * are in place, else to the old one. For the holder of the lock only.
 *
 * @throws LocalFailure if the old files cannot be put back; what is needed for another attempt stays.
 */
export async function recover(target: Target, files: Files): Promise<void> {
  const journal = await readJournal(target, files);
  if (journal !== null && (await firstDifference(target, journal, 'after', files)) === null) {
    await removeJournal(target, files);
  } else if (journal !== null) {
    await rollBack(target, journal, files);
  }
  await clearStage(target, files);
}

/** Puts the old edition back and forgets the commit. May be repeated after being stopped itself. */
export async function rollBack(target: Target, journal: Journal, files: Files): Promise<void> {
  for (const step of [...journal.steps].reverse()) await undo(target, step, files);
  for (const folder of [...journal.folders].reverse()) {
    await files.removeFolder(join(target.path, folder)).catch(ignoringOccupied);
  }
  const different = await firstDifference(target, journal, 'before', files);
  if (different !== null) {
    throw new LocalFailure(`${target.shown} could not be brought back: ${different} is not what it was`, {
      advice: `Restore the folder from version control, then delete ${target.work}.`,
    });
  }
  for (const folder of touchedFolders(target, journal)) {
    if ((await files.stat(folder)) !== null) await files.flushFolder(folder);
  }
  await removeJournal(target, files);
}

async function undo(target: Target, step: Step, files: Files): Promise<void> {
  const path = join(target.path, step.path);
  const found = await digestBelow(target, step.path, files);
  // Nothing is touched without need: what could not be replaced could not be put back either.
  if (found === step.before) return;
  if (step.before !== null) await files.rename(join(stageOf(target).old, step.slot), path);
  // Only what we wrote is removed: someone may have put a file of his own there since.
  else if (found === step.after) await files.remove(path);
}

/** The first path that is not as the journal says it is before or after the commit. */
async function firstDifference(
  target: Target,
  journal: Journal,
  side: 'before' | 'after',
  files: Files,
): Promise<string | null> {
  for (const step of journal.steps) {
    const found = await digestBelow(target, step.path, files);
    const foreign = side === 'before' && step.before === null && found !== step.after;
    if (found !== step[side] && !foreign) return step.path;
  }
  return null;
}

async function digestBelow(target: Target, path: string, files: Files): Promise<string | null> {
  const bytes = await readBelow(target.path, path, files);
  return bytes === null ? null : digestOf(bytes);
}

/** A folder that was never made, or that holds a stranger's file, is left as it is. */
function ignoringOccupied(error: unknown): void {
  if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error;
}
