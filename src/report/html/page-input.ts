import type { Model } from '../../catalog/model.ts';
import type { Comparison } from '../../changes/comparison.ts';
import type { HistoryEntry } from '../../history/entry.ts';
import type { ModelPrices } from '../../history/price-history.ts';

/** All that the web page shows. */
export interface PageInput {
  readonly comparison: Comparison;
  /** The catalog of the newer edition. */
  readonly models: readonly Model[];
  /** Accepted editions, oldest first; empty where there is no history. */
  readonly history: readonly HistoryEntry[];
  /** The models of that history whose price ever moved, by id. */
  readonly prices: readonly ModelPrices[];
  /** When the site was last asked with success, as ISO 8601; `null` when nobody knows. */
  readonly checkedAt: string | null;
  /** The site that the documents come from, such as `https://router.one`. */
  readonly site: string;
}
