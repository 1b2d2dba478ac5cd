import { divide, type Rational, toRational, whole } from './decimal.ts';
import type { Price } from './model.ts';
import { measureOf } from './units.ts';

/**
 * What makes two prices of a model the same price at two moments: item, unit, tier, currency and effective dates; a price
 * per minute and one per second are one price. A flat list, since every price of two catalogs asks for it.
 */
export function priceIdentity({ item, per, tier, currency, effective }: Price): string {
  const holds = effective === undefined ? null : [effective.from, effective.until];
  return JSON.stringify([
    item,
    measureOf(per.unit)[1],
    tier?.above ?? null,
    tier?.unit ?? null,
    currency,
    holds,
  ]);
}

/** `priceIdentity(left) === priceIdentity(right)`, without making the two texts: for where many are compared. */
export function hasSameIdentity(left: Price, right: Price): boolean {
  return (
    left.item === right.item &&
    isMeasuredAlike(left.per.unit, right.per.unit) &&
    left.currency === right.currency &&
    (left.tier === null) === (right.tier === null) &&
    left.tier?.above === right.tier?.above &&
    left.tier?.unit === right.tier?.unit &&
    (left.effective === undefined) === (right.effective === undefined) &&
    left.effective?.from === right.effective?.from &&
    left.effective?.until === right.effective?.until
  );
}

function isMeasuredAlike(left: string, right: string): boolean {
  return left === right || measureOf(left)[1] === measureOf(right)[1];
}

/** How much a price buys, in the unit that its own is measured in: 60 (seconds) for `per minute`. */
export function quantityOf({ per }: Price): Rational {
  return whole(per.count * measureOf(per.unit)[0]);
}

/** The exact price of one unit: `$0.50 / 1M tokens` and `$0.0000005 / token`, $0.06 a minute and $0.001 a second are equal. */
export function unitPrice(price: Price): Rational {
  return divide(toRational(price.amount), quantityOf(price));
}
