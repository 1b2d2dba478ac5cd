import type { Document } from '../base/document.ts';
import type { Comparison } from '../changes/comparison.ts';
import { parseHistory } from '../history/log.ts';
import type { Edition } from '../read/edition.ts';
import type { StoredEdition } from '../store/open.ts';
import { baselineOf } from './baseline.ts';
import type { CompareContext } from './context.ts';
import type { SyncJob } from './job.ts';
import { addressesOf, isComparable, type ReadEditions } from './read-editions.ts';
import { rereadNotes } from './reread.ts';
import { settleDate } from './settle-date.ts';

/** What a run found, beside the editions that were read from it. */
interface Found {
  readonly stored: StoredEdition | null;
  readonly documents: readonly Document[];
  readonly notes: readonly string[];
}

/** Compares what was read, and gives the new edition the day that it keeps. */
export async function compareRead(
  job: SyncJob,
  { stored, documents, notes }: Found,
  { next, base }: ReadEditions,
): Promise<{ edition: Edition; comparison: Comparison }> {
  const judgement = await job.judgement();
  const baseEdition = base?.edition ?? null;
  const compareWithBase = await comparerOf(baseEdition);
  const compare = (edition: Edition) =>
    compareWithBase(edition, {
      history: base === null ? [] : parseHistory(base.stored.history),
      accepts: job.accepts,
      addresses: { base: addressesOf(base?.stored.documents ?? []), next: addressesOf(documents) },
      notes: [...notes, ...originNotes(job, stored), ...rereadNotes(base?.stored ?? null, baseEdition)],
      ...judgement,
    });
  const comparison = compare(next);
  const date = settleDate(next, baseEdition, comparison, job.seen ?? null);
  if (date === next.date) return { edition: next, comparison };
  const edition = { ...next, date };
  return { edition, comparison: compare(edition) };
}

/** What tells changes is loaded only where there can be some. */
async function comparerOf(
  base: Edition | null,
): Promise<(next: Edition, context: CompareContext) => Comparison> {
  if (base === null) return baselineOf;
  const { compareEditions } = await import('./compare.ts');
  return (next, context) => compareEditions(base, next, context);
}

function originNotes(job: SyncJob, stored: StoredEdition | null): string[] {
  if (stored === null || isComparable(job, stored)) return [];
  const { origin, date } = stored.manifest.edition;
  return [
    `The ${origin} edition of ${date} is replaced by a ${job.upstream.origin} one: this is a new baseline.`,
  ];
}
