import { carryOut } from './commit.ts';
import { type Files, makeParents, realFiles, removeMadeFolders } from './files.ts';
import { clearStage, readJournal, recover } from './journal.ts';
import { type KeptFile, keepEdited, requireUnedited } from './keep-edited.ts';
import { ignoringLocalFaults, tellingLocalFaults } from './local-fault.ts';
import { takeLock } from './lock.ts';
import type { ManifestParts } from './manifest.ts';
import { composeEdition } from './manifest.ts';
import { readEdition, requireDocuments, type StoredEdition } from './open.ts';
import { planCommit } from './plan-commit.ts';
import { findTarget, type Target } from './target.ts';

/** What a commit did, by path below the folder. */
export interface CommitResult {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Files that somebody had edited, each with the place where the edit is kept. */
  readonly kept: readonly KeptFile[];
}

/** The one process that may write to a folder, from `openForWriting` until `close`. */
export interface EditionWriter {
  /** The edition that is there, to compare with. */
  readonly base: StoredEdition | null;
  /**
   * Puts a new edition in place of the base: the generated files, the documents, and the manifest last.
   *
   * @throws LocalFailure if it cannot be done; the base is there as before.
   */
  commit(generated: ReadonlyMap<string, string | Uint8Array>, parts: ManifestParts): Promise<CommitResult>;
  /** Gives the folder free and leaves nothing of ours beside it. To be called however the run ends. */
  close(): Promise<void>;
}

export interface WriterOptions {
  /** The time of the run: the lock tells it to those who wait. */
  readonly now: Date;
  /** Stops a commit that has not yet begun to change the folder. */
  readonly signal?: AbortSignal;
  /**
   * True for a caller that replaces damaged documents by fetching them again; to any other, a base without them is
   * a failure, since what is made from the rest would lack what they say.
   */
  readonly replacesDocuments?: boolean;
  /** Files that are there without a manifest are taken for nothing: the next edition begins a new log. */
  readonly newBaseline?: boolean;
  /** Where files that somebody edited are kept before they are replaced. */
  readonly keepIn?: string;
  /** Refuses to replace a file that somebody edited. */
  readonly noOverwrite?: boolean;
  readonly files?: Files;
}

/**
 * Takes a folder's lock, repairs what a stopped run left, and reads the edition that is there.
 *
 * @throws LocalFailure if another run holds the lock, if the folder cannot be written, or if its edition is damaged.
 */
export async function openForWriting(out: string, options: WriterOptions): Promise<EditionWriter> {
  const files = options.files ?? realFiles;
  return tellingLocalFaults(`write to ${out}`, async () => {
    const target = await findTarget(out, files);
    const made = await makeParents(target.work, files);
    const undoParents = () => removeMadeFolders(made, files);
    const lock = await takeLock(target, options.now, files).catch(async (error: unknown) => {
      await undoParents();
      throw error;
    });
    let closed = false;
    const close = async () => {
      // Twice would give free what is somebody else's by then.
      if (closed) return;
      closed = true;
      await clearUnlessUnfinished(target, files).catch(ignoringLocalFaults);
      await lock.release();
      await undoParents();
    };
    try {
      await recover(target, files);
      return await writerOf(await findTarget(out, files), close, options, files);
    } catch (error) {
      await close();
      throw error;
    }
  });
}

/**
 * Opens, commits and closes in one go, for callers that bring all documents and need no base.
 *
 * @throws LocalFailure as `openForWriting` and `commit` do.
 */
export async function commitEdition(
  out: string,
  generated: ReadonlyMap<string, string | Uint8Array>,
  parts: ManifestParts,
  options: WriterOptions,
): Promise<CommitResult> {
  const writer = await openForWriting(out, { ...options, replacesDocuments: true });
  try {
    return await writer.commit(generated, parts);
  } finally {
    await writer.close();
  }
}

async function writerOf(
  target: Target,
  close: () => Promise<void>,
  options: WriterOptions,
  files: Files,
): Promise<EditionWriter> {
  const base = await readEdition(target, files, options.newBaseline === true);
  if (base !== null && options.replacesDocuments !== true) requireDocuments(base, target.shown);
  let manifest = base?.manifest ?? null;
  const commit: EditionWriter['commit'] = (generated, parts) =>
    tellingLocalFaults(`write the edition to ${target.shown}`, async () => {
      options.signal?.throwIfAborted();
      const edition = composeEdition(generated, parts);
      const current = await findTarget(target.shown, files);
      const claim = {
        packageName: parts.package?.name ?? null,
        newBaseline: options.newBaseline === true,
      };
      const plan = await planCommit(current, edition.files, manifest, claim, files);
      if (options.noOverwrite === true) requireUnedited(current, plan.edited);
      const kept = await keepEdited(current, plan.edited, options.keepIn, files);
      await carryOut(current, plan, edition.files, files, options.signal);
      manifest = edition.manifest;
      return { written: plan.written, removed: plan.removed, unchanged: plan.unchanged, kept };
    });
  return { base, commit, close };
}

/** With a journal there, what lies beside it is all that can bring the old edition back. */
async function clearUnlessUnfinished(target: Target, files: Files): Promise<void> {
  if ((await readJournal(target, files)) === null) await clearStage(target, files);
}
