import { describe, expect, it } from 'vitest';
import { toRational } from '../../src/catalog/decimal.ts';
import { sparkline } from '../../src/report/sparkline.ts';

describe('a sparkline', () => {
  it.each([
    [[], ''],
    [['1'], '▄'],
    [['1', '1', '1'], '▄▄▄'],
    [['0', '1'], '▁█'],
    [['0', '1', '2', '3', '4', '5', '6', '7'], '▁▂▃▄▅▆▇█'],
    [['0.1', '0.2', '0.1'], '▁█▁'],
    [['1', null, '3'], '▁·█'],
    [[null], '·'],
    [['0.0000000000000000001', '0.0000000000000000002'], '▁█'],
  ])('of %j is %j', (amounts, want) => {
    expect(sparkline(amounts.map((amount) => (amount === null ? null : toRational(amount))))).toBe(want);
  });
});
