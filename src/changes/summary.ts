import { compareCodePoints } from '../base/code-point-order.ts';
import { groupBy } from '../base/group-by.ts';
import { type Policy, policyRow } from '../judge/policy.ts';
import { type Bump, bumps, type Change, type Comparison, severities } from './comparison.ts';

const areas: readonly Change['area'][] = ['catalog', 'api', 'docs', 'facts', 'documents'];

/** The worst first, then by area and subject, so that what belongs together stands together. */
export function compareChanges(left: Change, right: Change): number {
  return (
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    areas.indexOf(left.area) - areas.indexOf(right.area) ||
    compareCodePoints(left.subject, right.subject) ||
    compareCodePoints(left.kind, right.kind) ||
    compareCodePoints(left.field ?? '', right.field ?? '') ||
    compareCodePoints(left.fingerprint, right.fingerprint)
  );
}

/** The highest step that any of the changes asks of the generated package. */
export function highestBump(changes: readonly Change[], policy: Policy): Bump {
  const asked = new Set(changes.map(({ kind, area }) => policyRow(kind, area, policy).bump));
  return bumps.findLast((bump) => asked.has(bump)) ?? 'none';
}

/** How many changes there are of each severity and of each kind. */
export function countsOf(changes: readonly Change[]): Omit<Comparison['counts'], 'unchanged'> {
  const bySeverity = groupBy(changes, (change) => change.severity);
  const byKind = [...groupBy(changes, (change) => change.kind)].sort(([a], [b]) => compareCodePoints(a, b));
  return {
    breaking: bySeverity.get('breaking')?.length ?? 0,
    notable: bySeverity.get('notable')?.length ?? 0,
    info: bySeverity.get('info')?.length ?? 0,
    kinds: Object.fromEntries(byKind.map(([kind, group]) => [kind, group.length])),
  };
}
