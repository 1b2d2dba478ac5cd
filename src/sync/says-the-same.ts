import type { Document } from '../base/document.ts';
import type { Comparison } from '../changes/comparison.ts';
import { withoutUpdates } from '../diff/docs/volatile.ts';
import type { StoredEdition } from '../store/open.ts';
import type { SyncJob } from './job.ts';
import { isMadeAlike } from './up-to-date.ts';

/**
 * True when nothing changed but the days on which the pages say that they were made. Another day in them is no reason to
 * write anything that is committed: the stored bytes stay, and so does what they say.
 */
export function saysTheSame(
  stored: StoredEdition,
  documents: readonly Document[],
  { job, comparison }: { readonly job: SyncJob; readonly comparison: Comparison },
): boolean {
  const { changes, ignored = [], accepted, verdict } = comparison;
  if (changes.length + ignored.length + accepted.length > 0 || verdict === 'held') return false;
  if (!isMadeAlike(stored, job) || stored.documents.length !== documents.length) return false;
  const before = new Map(stored.documents.map(({ name, bytes }) => [name, steady(bytes)]));
  return documents.every(({ name, bytes }) => before.get(name) === steady(bytes));
}

function steady(bytes: Uint8Array): string {
  return withoutUpdates(Buffer.from(bytes).toString());
}
