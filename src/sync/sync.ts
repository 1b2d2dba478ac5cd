import { readCheck } from '../store/state.ts';
import { ageNotes, type Freshness, tellingLastCheck } from './freshness.ts';
import { gather } from './gather.ts';
import type { SyncJob, SyncOutcome } from './job.ts';
import { type Phases, withPhases } from './phases.ts';
import { type OpenTarget, openTarget } from './target.ts';
import { isUpToDate } from './up-to-date.ts';

/**
 * The main job: fetch → read → diff → recall → judge → generate → commit, or an early end when nothing changed. Fails
 * with an `UpstreamFailure`, `InvalidDocuments` or `LocalFailure`; whatever happens, `job.out` then holds the edition
 * it held before.
 */
export async function sync(job: SyncJob): Promise<SyncOutcome> {
  const target = await openTarget(job);
  try {
    return await withPhases(target.stored, job, (phases) => syncInto(target, job, phases));
  } finally {
    await target.close();
  }
}

async function syncInto(target: OpenTarget, job: SyncJob, phases: Phases): Promise<SyncOutcome> {
  const { stored } = target;
  const check = await readCheck(job.stateFolder, job.out);
  const edition = stored?.manifest.edition.date ?? null;
  const freshness: Freshness = { check: check ?? given(job), edition, now: job.now, maxAge: job.maxAge };

  job.onStep('Fetching the documents');
  const gathered = await tellingLastCheck(freshness, () => gather(job, stored, check));
  const { documents, validators } = gathered;
  if (stored !== null && isUpToDate(stored, documents, job)) {
    await target.remember(validators);
    return { status: 'unchanged', stored, notes: gathered.notes };
  }

  job.onStep('Reading and comparing');
  const read = await tellingLastCheck(freshness, () => phases.read(job, stored, documents));
  const notes = [...gathered.notes, ...ageNotes(freshness)];
  const { edition: next, comparison, policy } = await phases.compare(job, { stored, documents, notes }, read);
  await target.remember(validators);
  if (stored !== null && (await phases.saysTheSame(stored, documents, { job, comparison }))) {
    return { status: 'unchanged', stored, notes };
  }
  if (comparison.verdict === 'held') {
    return { ...(await target.hold(comparison, documents)), comparison, edition: next };
  }

  job.onStep('Generating');
  const base = read.base?.edition ?? null;
  const built = await phases.build(job, { stored, documents, edition: next, base, comparison, policy });

  job.onStep('Committing');
  const { files, manifest } = built;
  return { ...(await target.commit(files, manifest)), comparison: built.comparison, edition: next };
}

function given({ lastCheck }: SyncJob): Freshness['check'] {
  return lastCheck === undefined ? null : { lastCheck };
}
