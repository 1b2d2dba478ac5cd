import type { Document } from '../base/document.ts';
import type { IsolationOptions } from '../read/worker/read-in-worker.ts';
import type { StoredEdition } from '../store/open.ts';
import { readCheck } from '../store/state.ts';
import { ageNotes, type Freshness, tellingLastCheck } from './freshness.ts';
import { gather } from './gather.ts';
import type { SyncJob, SyncOutcome } from './job.ts';
import { type OpenTarget, openTarget } from './target.ts';
import { isUpToDate } from './up-to-date.ts';

/**
 * The main job: fetch → read → diff → recall → judge → generate → commit, or an early end when nothing changed.
 *
 * The rooms behind the first step are imported only when a document did change, so that a run without changes costs
 * little more than its requests. Fails with an `UpstreamFailure`, `InvalidDocuments` or `LocalFailure`; whatever
 * happens, `job.out` then holds the edition it held before.
 */
export async function sync(job: SyncJob): Promise<SyncOutcome> {
  const target = await openTarget(job);
  try {
    return target.stored === null ? await syncFirst(target, job) : await syncInto(target, job);
  } finally {
    await target.close();
  }
}

/** A first run has something to read for certain, so what reads it is loaded while the documents come. */
async function syncFirst(target: OpenTarget, job: SyncJob): Promise<SyncOutcome> {
  const { startReaderThread } = await import('../read/worker/reader-thread.ts');
  const thread = startReaderThread();
  try {
    return await syncInto(target, job, { thread });
  } finally {
    await thread.end();
  }
}

async function syncInto(
  target: OpenTarget,
  job: SyncJob,
  isolation: IsolationOptions = {},
): Promise<SyncOutcome> {
  const { stored } = target;
  job.onStep('Fetching the documents');
  const check = await readCheck(job.stateFolder, job.out);
  const freshness: Freshness = { check, now: job.now, maxAge: job.maxAge };
  const gathered = await tellingLastCheck(freshness, () => gather(job, stored, check));
  const { documents, validators } = gathered;
  if (stored !== null && isUpToDate(stored, documents, job)) {
    await target.remember(validators);
    return { status: 'unchanged', stored, notes: gathered.notes };
  }

  job.onStep('Reading and comparing');
  const [read, { compareRead }, { buildPackage }] = await tellingLastCheck(freshness, () =>
    readAndLoad(job, stored, documents, isolation),
  );
  const notes = [...gathered.notes, ...ageNotes(freshness)];
  const { edition, comparison } = await compareRead(job, { stored, documents, notes }, read);
  await target.remember(validators);
  if (comparison.verdict === 'held') {
    return { ...(await target.hold(comparison, documents)), comparison, edition };
  }

  job.onStep('Generating');
  const { files, manifest } = await buildPackage(job, { stored, documents, edition, comparison });

  job.onStep('Committing');
  return { ...(await target.commit(files, manifest)), comparison, edition };
}

/** What compares and generates takes as long to load as other threads take to read, so it is loaded meanwhile. */
async function readAndLoad(
  job: SyncJob,
  stored: StoredEdition | null,
  documents: readonly Document[],
  isolation: IsolationOptions,
) {
  const { readEditions } = await import('./read-editions.ts');
  return Promise.all([
    readEditions(job, stored, documents, isolation),
    import('./compare-read.ts'),
    import('./build-package.ts'),
    // A first run has nothing that could have changed.
    stored === null ? null : import('./compare.ts'),
  ]);
}
