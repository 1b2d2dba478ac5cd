import type { Comparison } from '../changes/comparison.ts';
import { orderFindings } from '../changes/order.ts';
import type { Policy } from '../changes/policy.ts';
import type { Preset } from '../diff/api/rules/rule.ts';
import { checkConsistency } from '../diff/contradictions/check-consistency.ts';
import {
  type ContradictionChanges,
  compareContradictions,
} from '../diff/contradictions/compare-contradictions.ts';
import type { Addresses } from '../diff/contradictions/rule.ts';
import { countUnchanged, diff } from '../diff/diff.ts';
import type { Ignore } from '../diff/ignores.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { recall } from '../history/recall.ts';
import type { Accept } from '../judge/accept.ts';
import { judge } from '../judge/judge.ts';
import type { Limits } from '../judge/limits.ts';
import type { Edition } from '../read/edition.ts';
import { baselineOf } from './baseline.ts';
import { withoutIgnored } from './ignored.ts';
import { wholePolicy } from './policy.ts';

/** How a configuration judges; what is left out is judged by default. */
export interface Judgement {
  readonly policy?: Policy;
  /** Whether changes of an API are looked at for deployed callers (`wire`, the default) or for compiled code. */
  readonly preset?: Preset;
  /** Changes of an API that are known and wanted. */
  readonly ignores?: readonly Ignore[];
  /** Replaces single limits. */
  readonly limits?: Partial<Limits>;
}

/** What a comparison may know beside its two editions. */
export interface CompareContext extends Judgement {
  readonly history: readonly HistoryEntry[];
  readonly accepts: readonly Accept[];
  /** Sentences for the report's reader about this comparison. */
  readonly notes: readonly string[];
  /** From where the documents of either edition were fetched, where that is known. */
  readonly addresses?: { readonly base: Addresses; readonly next: Addresses };
}

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
  const { findings: found, notes } = withoutIgnored(all, ignores, next.date);
  const findings = next.date === null ? found : recall(found, context.history, next.date);
  return judge({
    base,
    next,
    findings,
    unchanged: countUnchanged(base, next, differences),
    open: contradictions.stillOpen,
    policy: wholePolicy(preset),
    ...judged,
    notes: [...context.notes, ...notes],
  });
}

function contradictionsBetween(
  base: Edition,
  next: Edition,
  addresses: CompareContext['addresses'],
): ContradictionChanges {
  return compareContradictions(
    checkConsistency(base, addresses?.base),
    checkConsistency(next, addresses?.next),
  );
}
