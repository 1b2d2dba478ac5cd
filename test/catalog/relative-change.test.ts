import { describe, expect, it } from 'vitest';
import { toRational } from '../../src/catalog/decimal.ts';
import { relativeChange } from '../../src/catalog/relative-change.ts';

const cases: ReadonlyArray<[from: string, to: string, want: string | null]> = [
  ['0.50', '0.75', '+50 %'],
  ['2.00', '1.75', '−12.5 %'],
  ['0.3', '0.4', '+33.3 %'],
  ['100', '100.03', '+0.03 %'],
  ['1', '9.99', '+899 %'],
  ['1', '10', '×10'],
  ['0.5', '500', '×1000'],
  ['500', '0.5', '÷1000'],
  ['9.99', '1', '−90 %'],
  ['0', '5', null],
  ['5', '0', null],
  ['0.50', '0.5', null],
];

describe('a relative change', () => {
  it.each(cases)('from %s to %s is %s', (from, to, want) => {
    expect(relativeChange(toRational(from), toRational(to))).toBe(want);
  });
});
