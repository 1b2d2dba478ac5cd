import type { Uses } from './find-uses.ts';
import type { IdState } from './known-ids.ts';

/** The values of `uses --fail-on`, the widest first; `never` reports and does not fail. */
export const failOnUses = ['misspelt', 'deprecated', 'retired', 'removed', 'never'] as const;
export type FailOnUse = (typeof failOnUses)[number];

/** What counts at each level: what is gone, then what fails when called, then what ends, then what may be a slip. */
const counted: Readonly<Record<FailOnUse, readonly IdState[]>> = {
  never: [],
  removed: ['removed', 'renamed'],
  retired: ['removed', 'renamed', 'retired'],
  deprecated: ['removed', 'renamed', 'retired', 'deprecated'],
  misspelt: ['removed', 'renamed', 'retired', 'deprecated', 'misspelt'],
};

/** True when something in use is as bad as a level says. An operation that is gone counts as removed, a changed one as retired. */
export function reachesUse(
  { uses, operations }: Pick<Uses, 'uses' | 'operations'>,
  level: FailOnUse,
): boolean {
  const states = counted[level];
  return (
    uses.some(({ state }) => states.includes(state)) ||
    operations.some(({ operation }) => states.includes(operation.state === 'gone' ? 'removed' : 'retired'))
  );
}
