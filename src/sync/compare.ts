import type { Comparison } from '../changes/comparison.ts';
import type { Finding } from '../changes/finding.ts';
import { orderFindings } from '../changes/order.ts';
import type { Bump } from '../changes/severity.ts';
import { stepForCode } from '../diff/api/index.ts';
import { checkConsistency } from '../diff/contradictions/check-consistency.ts';
import {
  type ContradictionChanges,
  compareContradictions,
} from '../diff/contradictions/compare-contradictions.ts';
import { countUnchanged, diff } from '../diff/diff.ts';
import { sift } from '../diff/ignores.ts';
import { recall } from '../history/recall.ts';
import { judge } from '../judge/judge.ts';
import type { Edition } from '../read/edition.ts';
import { baselineOf } from './baseline.ts';
import { gapNotes } from './gap-notes.ts';
import type { CompareContext } from './job.ts';
import { policyForCode, wholePolicy } from './policy.ts';
import { withoutIgnored } from './without-ignored.ts';

/**
 * diff → recall → judge: the findings between two editions, what the log knows of them, and the verdict.
 * A base of `null` makes a baseline.
 */
export function compareEditions(base: Edition | null, next: Edition, context: CompareContext): Comparison {
  if (base === null) return baselineOf(next, context);
  const { preset = 'wire', ignores = [], addresses, ...judged } = context;
  const differences = diff(base, next, preset);
  const contradictions = contradictionsBetween(base, next, addresses);
  const all = orderFindings([...differences, ...contradictions.findings]);
  const told = { findings: all, open: contradictions.stillOpen };
  const { findings: found, open, ignored, notes } = withoutIgnored(told, ignores, next.date);
  const recalled = (some: readonly Finding[]) =>
    next.date === null ? some : recall(some, context.history, next.date);
  return judge({
    base,
    next,
    findings: recalled(found),
    ignored: recalled(ignored),
    unchanged: countUnchanged(base, next, differences),
    open,
    policy: wholePolicy(preset),
    asks: stepOfApis(base, next, context),
    ...judged,
    notes: [...context.notes, ...notes, ...gapNotes(base, next)],
  });
}

/** The version is about compiled code, whatever the report is about. */
function stepOfApis(
  base: Edition,
  next: Edition,
  { policy, preset = 'wire', ignores = [] }: CompareContext,
): Bump {
  if (preset === 'codegen' || base.api === null || next.api === null) return 'none';
  const counts = (found: Finding) => sift([found], ignores, next.date).findings.length > 0;
  return stepForCode(base.api, next.api, policyForCode(policy ?? wholePolicy(preset), preset), counts);
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
