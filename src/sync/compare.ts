import type { Comparison } from '../changes/comparison.ts';
import { checkConsistency } from '../diff/contradictions/check-consistency.ts';
import {
  type ContradictionChanges,
  compareContradictions,
} from '../diff/contradictions/compare-contradictions.ts';
import { countUnchanged, diff } from '../diff/diff.ts';
import type { Edition } from '../read/edition.ts';
import { baselineOf } from './baseline.ts';
import { gapNotes } from './gap-notes.ts';
import type { CompareContext } from './job.ts';
import { judgeDifferences } from './judge-differences.ts';

/**
 * diff → recall → judge: the findings between two editions, what the log knows of them, and the verdict.
 * A base of `null` makes a baseline. Whatever the documents ask of time and memory is spent: for those of strangers there
 * is `compareInWorker`.
 *
 * @param onBegin is told of each document before its turn.
 */
export function compareEditions(
  base: Edition | null,
  next: Edition,
  context: CompareContext,
  onBegin: (document: string) => void = () => {},
): Comparison {
  if (base === null) {
    onBegin('documents');
    return baselineOf(next, context);
  }
  const found = diff(base, next, context.preset ?? 'wire', onBegin);
  onBegin('documents');
  const contradictions = contradictionsBetween(base, next, context.addresses);
  const findings = [...found, ...contradictions.findings];
  const unchanged = countUnchanged(base, next, found);
  const differences = {
    findings,
    open: contradictions.stillOpen,
    unchanged,
    notes: gapNotes(base, next),
  };
  return judgeDifferences(base, next, differences, context);
}

function contradictionsBetween(
  base: Edition,
  next: Edition,
  addresses: CompareContext['addresses'],
): ContradictionChanges {
  const before = checkConsistency(base, addresses?.base);
  const now = checkConsistency(next, addresses?.next);
  // What only the passing of days brought about is open between the documents, and no news of them.
  const told = new Set([...before, ...now].map(({ fingerprint }) => fingerprint));
  const later = checkConsistency({ ...base, date: next.date }, addresses?.base);
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  const aged = later.filter(({ fingerprint }) => told.has(fingerprint) && !known.has(fingerprint));
  return compareContradictions([...before, ...aged], now);
}
