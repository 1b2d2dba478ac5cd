import { describe, expect, it } from 'vitest';
import { hasSameIdentity, priceIdentity, unitPrice } from '../../src/catalog/price-identity.ts';
import { isSoldBy, measureOf, pluralOf, soldBy, unitNamed, units } from '../../src/catalog/units.ts';
import { costOf } from '../../src/client/cost.ts';

const price = (amount: string, count: number, unit: string) => ({
  item: 'audio',
  amount,
  currency: 'USD',
  per: { count, unit },
  tier: null,
  text: '',
});

describe('the table of units', () => {
  it.each(Object.entries(units))(
    '%s is measured in a unit of the table and found by its plural',
    (key, row) => {
      expect(Object.keys(units)).toContain(measureOf(key)[1]);
      expect(unitNamed(row.plural)).toBe(key);
    },
  );

  it.each([
    ['字符', 'character'],
    ['张', 'image'],
    ['MTok', 'mtok'],
    ['Calls', 'request'],
  ])('reads %s as %s', (word, unit) => expect(unitNamed(word)).toBe(unit));

  it('lets a unit that it does not have stand for itself', () => {
    expect([pluralOf('month'), measureOf('month'), soldBy('month')]).toEqual([
      'months',
      [1, 'month'],
      ['month'],
    ]);
  });

  it('says by what an item is sold', () => {
    expect([
      isSoldBy('image', 'megapixel'),
      isSoldBy('image', 'second'),
      isSoldBy('fine_tuning', 'second'),
    ]).toEqual([true, false, true]);
  });
});

describe('prices in units of one measure', () => {
  const [hourly, minutely] = [price('0.36', 1, 'hour'), price('0.006', 1, 'minute')];

  it('are one price', () => {
    expect(priceIdentity(hourly)).toBe(priceIdentity(minutely));
    expect(hasSameIdentity(hourly, minutely)).toBe(true);
    expect(unitPrice(hourly).num * unitPrice(minutely).den).toBe(
      unitPrice(minutely).num * unitPrice(hourly).den,
    );
  });

  it.each([hourly, minutely, price('0.0001', 1, 'second')])('cost the same per $per.unit', (sold) => {
    const model = { ...emptyModel, prices: [sold] };
    expect(costOf(model, { audioMinutes: 10 })).toEqual({ amount: '0.06', currency: 'USD', unpriced: [] });
  });
});

const emptyModel = {
  ...{
    id: 'a',
    name: null,
    provider: null,
    category: null,
    status: 'active',
    deprecation: null,
    capabilities: [],
  },
  ...{ context: null, maxOutput: null, endpoints: [], notes: null, unread: [] },
};
