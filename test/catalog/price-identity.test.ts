import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Price } from '../../src/catalog/model.ts';
import { hasSameIdentity, priceIdentity } from '../../src/catalog/price-identity.ts';

const day = fc.constantFrom(null, '2026-10-01');

const price: fc.Arbitrary<Price> = fc
  .record({
    item: fc.constantFrom('input', 'output'),
    amount: fc.constantFrom('1', '2'),
    currency: fc.constantFrom('USD', 'CNY'),
    per: fc.record({ count: fc.constantFrom(1, 1000), unit: fc.constantFrom('token', 'image') }),
    tier: fc.constantFrom(null, { above: 1, unit: 'token' }, { above: 2, unit: 'token' }),
    effective: fc.option(fc.record({ from: day, until: day }), { nil: undefined }),
  })
  .map(({ effective, ...rest }) => ({ ...rest, text: '', ...(effective !== undefined && { effective }) }));

describe('two prices', () => {
  it('have the same identity when their identities are the same text', () => {
    fc.assert(
      fc.property(price, price, fc.boolean(), (left, other, alike) => {
        const right = alike
          ? { ...left, amount: other.amount, per: { ...left.per, count: other.per.count } }
          : other;
        expect(hasSameIdentity(left, right)).toBe(priceIdentity(left) === priceIdentity(right));
      }),
    );
  });
});
