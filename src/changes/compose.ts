import { compareCodePoints } from '../base/code-point-order.ts';
import { groupBy } from '../base/group-by.ts';
import type { Problem } from '../base/problem.ts';
import type { Change, Comparison, EditionRef, Held, Unchanged } from './comparison.ts';
import type { Finding } from './finding.ts';
import { orderChanges } from './order.ts';
import { type Policy, policyRow } from './policy.ts';
import { type Bump, bumps, type Severity } from './severity.ts';

/** A folder that only holds fetched documents does not know what they say. */
export const nothingCounted: Unchanged = { models: 0, operations: 0, sections: 0, facts: 0 };

/** What a comparison is made of; what is left out is empty. */
export interface Parts {
  /** `null` makes a baseline. */
  readonly from: EditionRef | null;
  readonly to: EditionRef;
  readonly changes?: readonly Change[];
  readonly open?: readonly Change[];
  readonly ignored?: readonly Change[];
  readonly held?: readonly Held[];
  readonly accepted?: readonly Held[];
  readonly unchanged?: Unchanged;
  /** What a person has to see before all changes. */
  readonly looks?: readonly string[];
  readonly problems?: readonly Problem[];
  /** Sentences about the comparison that the caller knows. */
  readonly notes?: readonly string[];
  readonly policy: Policy;
  /** A step that is asked for whatever the changes are judged by. */
  readonly asks?: Bump;
}

/** The comparison of two editions: its changes in their order and counted, the verdict, and the step that they ask for. */
export function comparisonOf(parts: Parts): Comparison {
  const { from, to, policy, held = [], accepted = [], unchanged = nothingCounted } = parts;
  const changes = orderChanges(parts.changes ?? []);
  const baseline = from === null ? ['Baseline made: nothing to compare with.'] : [];
  const own = highestBump(
    [...changes, ...(parts.ignored ?? []).filter(({ area }) => area === 'catalog')],
    policy,
  );
  const bump = higherBump(own, parts.asks ?? 'none');
  return {
    schemaVersion: 1,
    from,
    to,
    bump,
    ...(bump !== own && { asks: bump }),
    verdict: held.length === 0 ? 'accepted' : 'held',
    held: [...held],
    accepted: [...accepted],
    counts: { ...countsOf(changes), unchanged },
    changes,
    open: orderChanges(parts.open ?? []),
    ...(parts.ignored !== undefined && { ignored: orderChanges(parts.ignored) }),
    ...(parts.looks !== undefined && parts.looks.length > 0 && { looks: [...parts.looks] }),
    problems: [...(parts.problems ?? [])],
    notes: [...baseline, ...(parts.notes ?? [])],
  };
}

/** A comparison with changes that were found later. */
export function withMore(comparison: Comparison, more: readonly Change[], policy: Policy): Comparison {
  const changes = orderChanges([...comparison.changes, ...more]);
  const { unchanged } = comparison.counts;
  return {
    ...comparison,
    bump: higherBump(comparison.bump, highestBump(more, policy)),
    counts: { ...countsOf(changes), unchanged },
    changes,
  };
}

/** A finding as a change of the given severity. */
export function toChange<F extends Finding>(
  found: F,
  severity: Severity,
): F & { readonly severity: Severity } {
  return { ...found, severity };
}

/** The highest step that any of the changes asks of the generated package. */
export function highestBump(changes: readonly Change[], policy: Policy): Bump {
  const asked = new Set(changes.map(({ kind, area }) => policyRow(kind, area, policy).bump));
  return bumps.findLast((bump) => asked.has(bump)) ?? 'none';
}

/** The greater of two steps. */
export function higherBump(left: Bump, right: Bump): Bump {
  return bumps.indexOf(left) > bumps.indexOf(right) ? left : right;
}

function countsOf(changes: readonly Change[]): Omit<Comparison['counts'], 'unchanged'> {
  const count = (severity: Severity) => changes.filter((change) => change.severity === severity).length;
  const byKind = [...groupBy(changes, (change) => change.kind)].sort(([a], [b]) => compareCodePoints(a, b));
  return {
    breaking: count('breaking'),
    notable: count('notable'),
    info: count('info'),
    kinds: Object.fromEntries(byKind.map(([kind, group]) => [kind, group.length])),
  };
}
