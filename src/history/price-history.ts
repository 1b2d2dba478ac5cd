import { compareRationals } from '../catalog/decimal.ts';
import type { Price } from '../catalog/model.ts';
import { comparePrices } from '../catalog/order.ts';
import { priceIdentity, unitPrice } from '../catalog/price-identity.ts';
import type { CatalogState } from '../changes/apply.ts';
import { applyTo } from './apply.ts';
import type { HistoryEntry } from './entry.ts';
import { concerns, lineage } from './lineage.ts';

/** A price from a day on; `null` when it was not published any more. */
export interface PricePoint {
  readonly date: string;
  readonly price: Price | null;
}

/** One price of a model over time: one item, unit, tier, currency and effective dates. */
export interface PriceSeries {
  /** The price as it was first seen, which names the series. */
  readonly first: Price;
  /** Oldest first; neighbours differ. */
  readonly points: readonly PricePoint[];
}

/**
 * Every price that a model ever had, under its older ids too, in the order of prices. Empty for an id that the history
 * does not know.
 */
export function priceHistory(history: readonly HistoryEntry[], id: string): PriceSeries[] {
  const ids = lineage(history, id);
  const state: CatalogState = new Map();
  const series = new Map<string, PricePoint[]>();
  history.forEach((entry, index) => {
    const after = ids[index] ?? id;
    const changes = entry.changes.filter((change) => concerns(change, after, ids[index - 1] ?? after));
    if (changes.length === 0) return;
    applyTo(state, changes);
    recordPrices(series, entry.date, state.get(after)?.prices ?? []);
  });
  return [...series.values()].flatMap(toSeries).sort((a, b) => comparePrices(a.first, b.first));
}

/** Adds to each series what became of it on a day on which these were the model's prices. */
export function recordPrices(
  series: Map<string, PricePoint[]>,
  date: string,
  prices: readonly Price[],
): void {
  const current = new Map(prices.map((price) => [priceIdentity(price), price]));
  for (const identity of new Set([...series.keys(), ...current.keys()])) {
    const points = series.get(identity) ?? [];
    const price = current.get(identity) ?? null;
    if (!isSame(points.at(-1)?.price ?? null, price)) points.push({ date, price });
    series.set(identity, points);
  }
}

function isSame(left: Price | null, right: Price | null): boolean {
  if (left === null || right === null) return left === right;
  return compareRationals(unitPrice(left), unitPrice(right)) === 0;
}

/** The points as a series, or nothing for a series without a price. */
export function toSeries(points: readonly PricePoint[]): PriceSeries[] {
  const first = points[0]?.price ?? null;
  return first === null ? [] : [{ first, points }];
}
