import type { Document } from '../base/document.ts';
import type { Comparison } from '../changes/comparison.ts';
import { clearHeld, keepHeld } from '../store/held.ts';
import type { ManifestParts } from '../store/manifest.ts';
import { openEdition, type StoredEdition } from '../store/open.ts';
import { type Check, recordCheck } from '../store/state.ts';
import { openForWriting } from '../store/writer.ts';
import type { Ending, SyncJob } from './job.ts';

/** The folder of a run: locked and repaired for a real one, only read for a dry run, which writes nothing anywhere. */
export interface OpenTarget {
  /** The edition that is there; `null` on a first run. */
  readonly stored: StoredEdition | null;
  /** Records a successful check: upstream gave every document, and they could be read. */
  remember(validators: Check['validators']): Promise<void>;
  hold(comparison: Comparison, documents: readonly Document[]): Promise<Ending>;
  commit(files: ReadonlyMap<string, string | Uint8Array>, manifest: ManifestParts): Promise<Ending>;
  close(): Promise<void>;
}

/** Opens the folder that a job is for. Throws a `LocalFailure` if it is locked or damaged. */
export function openTarget(job: SyncJob): Promise<OpenTarget> {
  return job.dryRun ? openForReading(job) : openLocked(job);
}

async function openForReading(job: SyncJob): Promise<OpenTarget> {
  return {
    stored: await openEdition(job.out, { newBaseline: job.newBaseline === true }),
    remember: async () => {},
    hold: async () => ({ status: 'held', folder: null }),
    commit: async () => ({ status: 'dry-run' }),
    close: async () => {},
  };
}

async function openLocked(job: SyncJob): Promise<OpenTarget> {
  const writer = await openForWriting(job.out, {
    now: job.now,
    signal: job.signal,
    replacesDocuments: true,
    newBaseline: job.newBaseline === true,
    noOverwrite: job.noOverwrite === true,
    keepIn: job.stateFolder,
    ...(job.files !== undefined && { files: job.files }),
  });
  return {
    stored: writer.base,
    remember: (validators) => recordCheck(job.stateFolder, job.out, { at: job.now, validators }, job.files),
    hold: async (comparison, documents) => {
      const { jsonReport } = await import('../report/json.ts');
      const reports = new Map([['comparison.json', jsonReport(comparison)]]);
      return { status: 'held', folder: await keepHeld(job.stateFolder, documents, reports, job.files) };
    },
    commit: async (files, manifest) => {
      const commit = await writer.commit(files, manifest);
      await clearHeld(job.stateFolder, job.files);
      return { status: 'committed', commit };
    },
    close: () => writer.close(),
  };
}
