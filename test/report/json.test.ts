import { describe, expect, it } from 'vitest';
import { type Change, type Comparison, comparisonSchema } from '../../src/changes/comparison.ts';
import { jsonReport } from '../../src/report/json.ts';
import { cases, readComparison } from './golden.ts';

describe('the JSON report', () => {
  it.each(cases)('of %s is the comparison, and obeys its schema', (name) => {
    const comparison = readComparison(name);
    expect(comparisonSchema.parse(JSON.parse(jsonReport(comparison)))).toEqual(withSides(comparison));
  });

  it.each(cases)('of %s has the same bytes whatever the order of the keys it was built with', (name) => {
    const comparison = readComparison(name);
    const { kinds } = comparison.counts;
    const reversed = {
      ...reverseKeys(comparison),
      to: reverseKeys({ ...comparison.to, digests: reverseKeys(comparison.to.digests) }),
      counts: reverseKeys({ ...comparison.counts, kinds: reverseKeys(kinds) }),
      changes: comparison.changes.map(reverseKeys),
      problems: comparison.problems.map(reverseKeys),
    };
    expect(jsonReport(reversed)).toBe(jsonReport(comparison));
  });
});

it('the JSON report keeps where an API changed, what that reaches, and what flaps', () => {
  const [name = ''] = cases;
  const comparison = readComparison(name);
  const [first] = comparison.changes;
  if (first === undefined) throw new Error('the first case has changes');
  const more = {
    pointers: { base: null, next: '/paths/~1v1' },
    reaches: ['GET /v1'],
    worstFor: [],
    also: ['request-property-removed'],
    unnamed: 3,
    cause: 'vendor prefix changed',
    doubt: { stays: null },
    flapping: { count: 2, since: '2026-09-11', back: true as const },
  };
  const whole = { ...comparison, changes: [{ ...first, ...more }] };
  expect(comparisonSchema.parse(JSON.parse(jsonReport(whole)))).toEqual(withSides(whole));
});

/** Every place with the edition that has it, said also where it is the newer one. */
function withSides(comparison: Comparison): Comparison {
  const said = (change: Change): Change => ({ ...change, at: change.at && { side: 'to', ...change.at } });
  return { ...comparison, changes: comparison.changes.map(said), open: comparison.open.map(said) };
}

function reverseKeys<T extends object>(value: T): T {
  // The same keys and values in another order are the same type.
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}
