import { divide, type Rational, toRational, whole } from './decimal.ts';
import type { Price } from './model.ts';

/**
 * What makes two prices of a model the same price at two moments: item, unit, tier, currency and effective dates. A flat
 * list, since every price of two catalogs asks for it.
 */
export function priceIdentity({ item, per, tier, currency, effective }: Price): string {
  const holds = effective === undefined ? null : [effective.from, effective.until];
  return JSON.stringify([item, per.unit, tier?.above ?? null, tier?.unit ?? null, currency, holds]);
}

/** `priceIdentity(left) === priceIdentity(right)`, without making the two texts: for where many are compared. */
export function hasSameIdentity(left: Price, right: Price): boolean {
  return (
    left.item === right.item &&
    left.per.unit === right.per.unit &&
    left.currency === right.currency &&
    (left.tier === null) === (right.tier === null) &&
    left.tier?.above === right.tier?.above &&
    left.tier?.unit === right.tier?.unit &&
    (left.effective === undefined) === (right.effective === undefined) &&
    left.effective?.from === right.effective?.from &&
    left.effective?.until === right.effective?.until
  );
}

/** The exact price of one unit: `$0.50 / 1M tokens` and `$0.0000005 / token` give equal values. */
export function unitPrice(price: Price): Rational {
  return divide(toRational(price.amount), whole(price.per.count));
}
