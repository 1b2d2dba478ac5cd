import { groupBy } from '../../base/group-by.ts';
import { compareRationals } from '../../catalog/decimal.ts';
import type { Price } from '../../catalog/model.ts';
import { comparePrices } from '../../catalog/order.ts';
import { hasSameIdentity, priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import { isSamePrice } from './same-price.ts';

/** The prices of one model at two moments, put side by side. */
interface MatchedPrices {
  /** Same identity, another amount. */
  readonly moved: ReadonlyArray<{ readonly from: Price; readonly to: Price }>;
  readonly removed: readonly Price[];
  readonly added: readonly Price[];
}

const allTheSame: MatchedPrices = { moved: [], removed: [], added: [] };

/**
 * Pairs prices by identity. An identity should occur once in a model; where it occurs more often, equal prices are
 * paired first and the rest from the cheapest up, so that the order of rows never matters.
 */
export function matchPrices(base: readonly Price[], next: readonly Price[]): MatchedPrices {
  if (areInStep(base, next)) return allTheSame;
  const before = byIdentity(base);
  const after = byIdentity(next);
  const groups = [...new Set([...before.keys(), ...after.keys()])].map((identity) =>
    matchGroup(before.get(identity) ?? [], after.get(identity) ?? []),
  );
  return {
    moved: groups.flatMap((group) => group.moved),
    removed: groups.flatMap((group) => group.removed),
    added: groups.flatMap((group) => group.added),
  };
}

/** The cheap question first: most models have the very same prices in the very same order. */
function areInStep(base: readonly Price[], next: readonly Price[]): boolean {
  return base.length === next.length && base.every((price, index) => isVerbatim(price, next[index]));
}

function isVerbatim(left: Price, right: Price | undefined): boolean {
  if (left === right || right === undefined) return left === right;
  const isSameValue = left.amount === right.amount && left.per.count === right.per.count;
  return isSameValue && hasSameIdentity(left, right);
}

function byIdentity(prices: readonly Price[]): Map<string, Price[]> {
  return groupBy([...prices].sort(comparePrices), priceIdentity);
}

function matchGroup(base: readonly Price[], next: readonly Price[]): MatchedPrices {
  const added = [...next].sort(compareUnitPrices);
  const rest: Price[] = [];
  for (const price of [...base].sort(compareUnitPrices)) {
    const same = added.findIndex((other) => isSamePrice(price, other));
    if (same === -1) rest.push(price);
    else added.splice(same, 1);
  }
  const count = Math.min(rest.length, added.length);
  return {
    moved: rest
      .slice(0, count)
      .flatMap((from, index) => added.slice(index, index + 1).map((to) => ({ from, to }))),
    removed: rest.slice(count),
    added: added.slice(count),
  };
}

function compareUnitPrices(left: Price, right: Price): number {
  return compareRationals(unitPrice(left), unitPrice(right));
}
