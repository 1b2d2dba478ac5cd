import { compareCodePoints } from '../base/code-point-order.ts';
import { compareRationals } from '../catalog/decimal.ts';
import type { Price } from '../catalog/model.ts';
import { comparePrices } from '../catalog/order.ts';
import { priceIdentity, unitPrice } from '../catalog/price-identity.ts';
import type { CatalogState } from '../changes/apply.ts';
import { isOf } from '../changes/finding.ts';
import { applyTo } from './apply.ts';
import type { HistoryEntry } from './entry.ts';

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

/** A model, by the id it has last, and every price it ever had. */
export interface ModelPrices {
  readonly id: string;
  /** In the order of prices; at least one of them moved. */
  readonly series: readonly PriceSeries[];
}

/** Price identity → its points. */
type Ledger = Map<string, PricePoint[]>;

/**
 * Every price that a model ever had, under its older ids too, in the order of prices. Empty for an id that the history
 * does not know.
 */
export function priceHistory(history: readonly HistoryEntry[], id: string): PriceSeries[] {
  return seriesOf(ledgersOf(history).get(id) ?? new Map());
}

/** The models of which a price ever moved, by id. A price that was only published, or only withdrawn, has not moved. */
export function movedPrices(history: readonly HistoryEntry[]): ModelPrices[] {
  return [...ledgersOf(history)]
    .map(([id, ledger]) => ({ id, series: seriesOf(ledger) }))
    .filter(({ series }) => series.some(hasMoved))
    .sort((a, b) => compareCodePoints(a.id, b.id));
}

/** The prices of all models, by the id that each has last, in one walk through the history. */
function ledgersOf(history: readonly HistoryEntry[]): ReadonlyMap<string, Ledger> {
  const state: CatalogState = new Map();
  let ledgers = new Map<string, Ledger>();
  for (const { date, changes } of history) {
    const renames = new Map(
      changes.filter((change) => isOf(change, 'model-renamed')).map(({ subject, to }) => [subject, to.id]),
    );
    // All at once, since names can be swapped.
    ledgers = new Map([...ledgers].map(([id, ledger]) => [renames.get(id) ?? id, ledger]));
    applyTo(state, changes);
    const own = changes.filter(({ area }) => area === 'catalog');
    for (const id of new Set(own.map(({ subject }) => renames.get(subject) ?? subject))) {
      const ledger = ledgers.get(id) ?? new Map();
      record(ledger, date, state.get(id)?.prices ?? []);
      ledgers.set(id, ledger);
    }
  }
  return ledgers;
}

/** Adds to each series what became of it on a day on which these were the model's prices. */
function record(ledger: Ledger, date: string, prices: readonly Price[]): void {
  const current = new Map(prices.map((price) => [priceIdentity(price), price]));
  for (const identity of new Set([...ledger.keys(), ...current.keys()])) {
    const points = ledger.get(identity) ?? [];
    const price = current.get(identity) ?? null;
    if (!isSame(points.at(-1)?.price ?? null, price)) points.push({ date, price });
    ledger.set(identity, points);
  }
}

function isSame(left: Price | null, right: Price | null): boolean {
  if (left === null || right === null) return left === right;
  return compareRationals(unitPrice(left), unitPrice(right)) === 0;
}

function seriesOf(ledger: Ledger): PriceSeries[] {
  return [...ledger.values()]
    .flatMap((points) => (points[0]?.price ? [{ first: points[0].price, points }] : []))
    .sort((a, b) => comparePrices(a.first, b.first));
}

/** Neighbours differ, so two amounts are a move. */
function hasMoved({ points }: PriceSeries): boolean {
  return points.filter(({ price }) => price !== null).length > 1;
}
