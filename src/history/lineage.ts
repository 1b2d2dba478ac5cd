import { type Finding, isOf } from '../changes/finding.ts';
import type { HistoryEntry } from './entry.ts';

/**
 * The id that one model had after each entry, followed backwards through its renames from the id it has last. Before
 * the model existed it is the first id that it ever had.
 */
export function lineage(history: readonly HistoryEntry[], id: string): readonly string[] {
  const ids: string[] = [];
  let current = id;
  for (const entry of history.toReversed()) {
    ids.push(current);
    current = idBefore(entry, current);
  }
  return ids.reverse();
}

/** True if an entry's change concerns a model that is called `after` after it, under its old id too. */
export function concerns(change: Finding, after: string, before: string): boolean {
  return change.area === 'catalog' && (change.subject === after || change.subject === before);
}

function idBefore(entry: HistoryEntry, id: string): string {
  const rename = entry.changes.find((change) => isOf(change, 'model-renamed') && change.to.id === id);
  return rename?.subject ?? id;
}
