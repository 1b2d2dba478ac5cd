import { join } from 'node:path';
import { digestOf } from '../base/digest.ts';
import { LocalFailure } from '../base/failure.ts';
import type { Files } from './files.ts';
import {
  clearStage,
  type Journal,
  removeJournal,
  rollBack,
  type Step,
  stageOf,
  touchedFolders,
  writeJournal,
} from './journal.ts';
import { foldersAbove } from './layout.ts';
import { ignoringLocalFaults } from './local-fault.ts';
import type { CommitPlan } from './plan-commit.ts';
import type { Target } from './target.ts';

/**
 * Carries out a plan so that the target holds the old edition or the new one, whole, whatever fails.
 *
 * Everything that can fail for want of space or of rights is done beside the target first: new files are staged,
 * flushed and read back, old ones are kept under a second name. Then the journal is written, and from there on each
 * step is one rename. If a step fails all the same, the old files are put back.
 *
 * @param signal stops a commit that has not begun to change the target; from there on it is brought to its end.
 */
export async function carryOut(
  target: Target,
  plan: CommitPlan,
  fresh: ReadonlyMap<string, Uint8Array>,
  files: Files,
  signal?: AbortSignal,
): Promise<void> {
  const { journal } = plan;
  if (journal.steps.length === 0) return;
  await stage(target, journal, fresh, files, signal);
  try {
    await writeJournal(target, journal, files);
    await takeSteps(target, journal, files);
    await removeJournal(target, files);
  } catch (error) {
    await undoing(target, journal, error, files);
    throw error;
  }
  await tidy(target, plan, files);
}

async function stage(
  target: Target,
  journal: Journal,
  fresh: ReadonlyMap<string, Uint8Array>,
  files: Files,
  signal?: AbortSignal,
): Promise<void> {
  const { fresh: staged, old } = stageOf(target);
  await files.makeFolder(staged);
  await files.makeFolder(old);
  for (const step of journal.steps) {
    signal?.throwIfAborted();
    if (step.before !== null) await files.link(join(target.path, step.path), join(old, step.slot));
    if (step.after === null) continue;
    const replaced = step.before === null ? null : await files.stat(join(target.path, step.path));
    await stageFile(join(staged, step.slot), fresh.get(step.path), step.after, replaced?.mode, files);
  }
  await files.flushFolder(staged);
  await files.flushFolder(old);
}

/** Read back, since a disk may take a write and keep something else. */
async function stageFile(
  path: string,
  content: Uint8Array | undefined,
  digest: string,
  mode: number | undefined,
  files: Files,
): Promise<void> {
  await files.create(path, content ?? new Uint8Array(), mode);
  if (digestOf(await files.read(path)) === digest) return;
  throw new LocalFailure(`${path} does not read back as it was written`, { advice: 'Check the disk.' });
}

async function takeSteps(target: Target, journal: Journal, files: Files): Promise<void> {
  for (const folder of journal.folders) await files.makeFolder(join(target.path, folder));
  for (const step of journal.steps) await takeStep(target, step, files);
  for (const folder of touchedFolders(target, journal)) await files.flushFolder(folder);
}

async function takeStep(target: Target, step: Step, files: Files): Promise<void> {
  const path = join(target.path, step.path);
  if (step.after === null) await files.remove(path);
  else await files.rename(join(stageOf(target).fresh, step.slot), path);
}

/** If even that fails, the journal stays, and the next run tries again. */
async function undoing(target: Target, journal: Journal, cause: unknown, files: Files): Promise<void> {
  try {
    await rollBack(target, journal, files);
  } catch {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LocalFailure(`the commit to ${target.shown} failed and could not be undone: ${why}`, {
      advice: 'Remove the cause, then run the command again: it brings the old edition back first.',
      cause,
    });
  }
}

/** The edition is complete. What cannot be taken away now harms nobody, and the next run takes it away. */
async function tidy(target: Target, plan: CommitPlan, files: Files): Promise<void> {
  // Old files are only let go once it is certain that the journal will not come back after a power cut.
  await files
    .flushFolder(target.work)
    .then(() => clearStage(target, files))
    .catch(ignoringLocalFaults);
  const emptied = [...new Set(plan.removed.flatMap(foldersAbove))].reverse();
  for (const folder of emptied)
    await files.removeFolder(join(target.path, folder)).catch(ignoringLocalFaults);
}
