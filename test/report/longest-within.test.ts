import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestWithin } from '../../src/report/longest-within.ts';

/** A head, a line a row, and what counts the rest. */
function textOf(rows: number, most: number, width = 10): string {
  return `head\n${`${'x'.repeat(width)}\n`.repeat(rows)}${rows < most ? `and ${most - rows} more\n` : ''}`;
}

describe('the longest text within a limit', () => {
  it('is whole where it fits, and else one row more would be too long', () => {
    const cases = fc.record({
      most: fc.nat(3000),
      limit: fc.nat(40_000),
      width: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(cases, ({ most, limit, width }) => {
        const text = longestWithin(limit, most, (rows) => textOf(rows, most, width));
        const rows = text.split('x'.repeat(width)).length - 1;
        if (rows > 0) expect(text.length).toBeLessThanOrEqual(limit);
        if (rows < most) expect(textOf(rows + 1, most, width).length).toBeGreaterThan(limit);
      }),
    );
  });

  it('counts bytes and not letters', () => {
    expect(longestWithin(30, 100, (rows) => '模'.repeat(rows))).toBe('模'.repeat(10));
  });

  it('is found without a look at rows that are far beyond it', () => {
    const seen: number[] = [];
    longestWithin(10_000, 1_000_000, (rows) => {
      seen.push(rows);
      return textOf(rows, 1_000_000);
    });
    expect(Math.max(...seen)).toBeLessThan(2048);
  });

  it('is the shortest one where even that is too long', () => {
    expect(longestWithin(3, 10, (rows) => textOf(rows, 10))).toBe(textOf(0, 10));
  });
});
