import type { Price } from '../../../catalog/model.ts';
import { type CompletePrice, publicPrice } from './complete-prices.ts';

/**
 * Tiers as thresholds. `≤ 200K` is the lowest tier, which is `null`, unless a lower bound is published for the same item:
 * `≤ 32K`, `≤ 128K` are the tiers up to 32K and above 32K.
 */
export function settleTiers(prices: readonly CompletePrice[]): Price[] {
  return prices.map((price) => publicPrice(price, tierOf(price, prices)));
}

function tierOf(price: CompletePrice, all: readonly CompletePrice[]): Price['tier'] {
  if (price.tier === null) return null;
  const { above, upTo } = price.tier;
  const threshold = above ?? highestBelow(upTo, price, all);
  return threshold === null || threshold === 0 ? null : { above: threshold, unit: 'token' };
}

function highestBelow(
  upTo: number | null,
  price: CompletePrice,
  all: readonly CompletePrice[],
): number | null {
  const same = all.filter(
    (other) =>
      other.item === price.item && other.currency === price.currency && other.per.unit === price.per.unit,
  );
  const bounds = same
    .flatMap((other) => other.tier?.upTo ?? [])
    .filter((bound) => upTo !== null && bound < upTo);
  return bounds.length === 0 ? null : Math.max(...bounds);
}
