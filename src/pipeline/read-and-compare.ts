import type { Document } from '../documents/document.ts';
import type { Edition } from '../documents/edition.ts';
import { parseHistory } from '../history/log.ts';
import { readInWorker } from '../isolate/read-in-worker.ts';
import type { Comparison } from '../judge/comparison.ts';
import { mendBase } from '../store/mend.ts';
import type { StoredEdition } from '../store/open.ts';
import { addressesOf } from './addresses.ts';
import { compareEditions } from './compare.ts';
import type { SyncJob } from './job.ts';
import { rereadNotes } from './reread.ts';
import { settleDate } from './settle-date.ts';

/** What a run has to compare. */
interface Found {
  readonly stored: StoredEdition | null;
  readonly documents: readonly Document[];
  readonly notes: readonly string[];
}

/** Reads the new edition and the stored one with today's reader, and compares them. */
export async function readAndCompare(
  job: SyncJob,
  { stored, documents, notes }: Found,
): Promise<{ edition: Edition; comparison: Comparison }> {
  const base = comparableBase(job, stored, documents);
  const [next, baseEdition] = await Promise.all([
    readInWorker(documents, { date: job.date, origin: job.upstream.origin, strict: job.strict }),
    base === null ? null : readInWorker(base.documents, base.manifest.edition),
  ]);
  const judgement = await job.judgement();
  const compare = (edition: Edition) =>
    compareEditions(baseEdition, edition, {
      history: base === null ? [] : parseHistory(base.history),
      accepts: job.accepts,
      addresses: { base: addressesOf(base?.documents ?? []), next: addressesOf(documents) },
      notes: [...notes, ...originNotes(job, stored), ...rereadNotes(base, baseEdition)],
      ...judgement,
    });
  const comparison = compare(next);
  const date = settleDate(next, baseEdition, comparison, job.seen ?? null);
  if (date === next.date) return { edition: next, comparison };
  const edition = { ...next, date };
  return { edition, comparison: compare(edition) };
}

/**
 * The stored edition with all its documents, those that were damaged as fetched again. A sample edition is never the
 * base of a live one, nor the other way round.
 */
function comparableBase(
  job: SyncJob,
  stored: StoredEdition | null,
  documents: readonly Document[],
): StoredEdition | null {
  return stored !== null && isComparable(job, stored) ? mendBase(stored, documents, job.out) : null;
}

function isComparable(job: SyncJob, stored: StoredEdition): boolean {
  return stored.manifest.edition.origin === job.upstream.origin;
}

function originNotes(job: SyncJob, stored: StoredEdition | null): string[] {
  if (stored === null || isComparable(job, stored)) return [];
  const { origin, date } = stored.manifest.edition;
  return [
    `The ${origin} edition of ${date} is replaced by a ${job.upstream.origin} one: this is a new baseline.`,
  ];
}
