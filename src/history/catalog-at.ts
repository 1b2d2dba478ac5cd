import { UsageFailure } from '../base/failure.ts';
import type { Model } from '../catalog/model.ts';
import { orderModels } from '../catalog/order.ts';
import type { CatalogState } from '../changes/apply.ts';
import { applyTo } from './apply.ts';
import type { HistoryEntry } from './entry.ts';

/**
 * The catalog as it was on a day (`YYYY-MM-DD`): after the last entry of that day or before it. Throws a
 * `UsageFailure` that names the first day when the history begins later or is empty.
 */
export function catalogAt(history: readonly HistoryEntry[], date: string): Model[] {
  const first = history[0]?.date;
  if (first === undefined) {
    throw new UsageFailure('the history is empty', { advice: 'Run sync first: it makes a baseline.' });
  }
  if (date < first) {
    throw new UsageFailure(`the history begins on ${first}, after ${date}`, {
      advice: `Ask for ${first} or a later day.`,
    });
  }
  return orderModels([...rebuild(history.filter((entry) => entry.date <= date)).values()]);
}

/** The catalog after all given entries, applied one after the other from the first. */
export function rebuild(history: readonly HistoryEntry[]): CatalogState {
  const state: CatalogState = new Map();
  for (const entry of history) applyTo(state, entry.changes);
  return state;
}
