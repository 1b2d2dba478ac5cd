import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAssignment, type Edge } from '../../src/diff/catalog/renames/assignment.ts';

const edges: fc.Arbitrary<Edge[]> = fc.uniqueArray(
  fc.record({ from: fc.nat(4), to: fc.nat(4), weight: fc.bigInt(1n, 20n) }),
  { selector: ({ from, to }) => `${from} ${to}`, maxLength: 9 },
);

describe('the best assignment', () => {
  it('gives every side at most one partner', () => {
    fc.assert(
      fc.property(edges, (all) => {
        const chosen = bestAssignment(all);
        expect(new Set(chosen.map(({ from }) => from)).size).toBe(chosen.length);
        expect(new Set(chosen.map(({ to }) => to)).size).toBe(chosen.length);
      }),
    );
  });

  it('has the greatest total that trying every choice finds', () => {
    fc.assert(
      fc.property(edges, (all) => {
        expect(total(bestAssignment(all))).toBe(bestTotal(all));
      }),
    );
  });
});

function total(chosen: readonly Edge[]): bigint {
  return chosen.reduce((sum, { weight }) => sum + weight, 0n);
}

/** By taking or leaving each edge in turn. */
function bestTotal(all: readonly Edge[]): bigint {
  const [first, ...rest] = all;
  if (first === undefined) return 0n;
  const compatible = rest.filter(({ from, to }) => from !== first.from && to !== first.to);
  const [taken, left] = [first.weight + bestTotal(compatible), bestTotal(rest)];
  if (taken > left) return taken;
  return left;
}
