import { dirname, join } from 'node:path';
import { z } from 'zod';
import { LocalFailure } from '../problems/failure.ts';
import { errorCode, type Files } from './files.ts';
import { isSafePath } from './safe-path.ts';
import type { Target } from './target.ts';

/**
 * What a commit is about to do, written before the first file of the target is touched and removed after the last.
 * As long as it is there the target may hold a mixture; with it, and the old files kept beside it, the old edition can
 * be put back.
 */
const journalName = 'journal.json';

const pathSchema = z.string().refine(isSafePath);

const stepSchema = z.object({
  path: pathSchema,
  /** The name of the staged file in `new/`, and of the kept one in `old/`. */
  slot: z.string().regex(/^\d+$/),
  /** Digest of the file before the commit; `null` if there was none. */
  before: z.string().nullable(),
  /** Digest of the file after the commit; `null` if there will be none. */
  after: z.string().nullable(),
});
export type Step = z.infer<typeof stepSchema>;

const journalSchema = z.object({
  schemaVersion: z.literal(1),
  /** In the order in which they are taken: writes, removals, the manifest. */
  steps: z.array(stepSchema),
  /** Folders below the target that did not exist, outermost first; the empty path is the target itself. */
  folders: z.array(z.union([pathSchema, z.literal('')])),
});
export type Journal = z.infer<typeof journalSchema>;

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
  const journal = journalSchema.safeParse(parse(bytes));
  if (journal.success) return journal.data;
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

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return null;
  }
}
