import { join } from 'node:path';
import { digestOf } from '../base/digest.ts';
import { LocalFailure } from '../base/failure.ts';
import { errorCode, type Files } from './files.ts';
import {
  clearStage,
  type Journal,
  readJournal,
  removeJournal,
  type Step,
  stageOf,
  touchedFolders,
} from './journal.ts';
import { readBelow, type Target } from './target.ts';

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
