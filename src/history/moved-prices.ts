import { compareCodePoints } from '../base/code-point-order.ts';
import { comparePrices } from '../catalog/order.ts';
import type { CatalogState } from '../changes/apply.ts';
import { isOf } from '../changes/finding.ts';
import { applyTo } from './apply.ts';
import type { HistoryEntry } from './entry.ts';
import { type PricePoint, type PriceSeries, recordPrices, toSeries } from './price-history.ts';

/** A model, by the id it has last, and every price it ever had. */
export interface ModelPrices {
  readonly id: string;
  /** In the order of prices; at least one of them moved. */
  readonly series: readonly PriceSeries[];
}

/** Price identity → its points. */
type Ledger = Map<string, PricePoint[]>;

/**
 * The models of which a price ever moved, by id: what `priceHistory` says of each, in one walk through the history. A
 * price that was only published, or only withdrawn, has not moved.
 */
export function movedPrices(history: readonly HistoryEntry[]): ModelPrices[] {
  const state: CatalogState = new Map();
  let ledgers = new Map<string, Ledger>();
  for (const entry of history) {
    ledgers = renamed(ledgers, entry);
    applyTo(state, entry.changes);
    for (const id of touched(entry)) {
      const ledger = ledgers.get(id) ?? new Map();
      recordPrices(ledger, entry.date, state.get(id)?.prices ?? []);
      ledgers.set(id, ledger);
    }
  }
  return [...ledgers]
    .map(([id, ledger]) => ({ id, series: seriesOf(ledger) }))
    .filter(({ series }) => series.some(hasMoved))
    .sort((a, b) => compareCodePoints(a.id, b.id));
}

/** The ledgers under the ids that the models have after the entry. All at once, since names can be swapped. */
function renamed(ledgers: ReadonlyMap<string, Ledger>, { changes }: HistoryEntry): Map<string, Ledger> {
  const renames = new Map(
    changes.filter((change) => isOf(change, 'model-renamed')).map(({ subject, to }) => [subject, to.id]),
  );
  return new Map([...ledgers].map(([id, ledger]) => [renames.get(id) ?? id, ledger]));
}

function touched({ changes }: HistoryEntry): ReadonlySet<string> {
  const ids = changes
    .filter(({ area }) => area === 'catalog')
    .map((change) => (isOf(change, 'model-renamed') ? change.to.id : change.subject));
  return new Set(ids);
}

function seriesOf(ledger: Ledger): PriceSeries[] {
  return [...ledger.values()].flatMap(toSeries).sort((a, b) => comparePrices(a.first, b.first));
}

/** Neighbours differ, so two amounts are a move. */
function hasMoved({ points }: PriceSeries): boolean {
  return points.filter(({ price }) => price !== null).length > 1;
}
