import { type Finding, isOf, isWhole } from '../changes/finding.ts';
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

/**
 * The id that a model has last, followed forwards through its renames. An id that was given away and is taken again
 * stands for the model that has it now.
 */
export function lastIdOf(history: readonly HistoryEntry[], id: string): string {
  const past = history.flatMap(({ changes }) => changes);
  const left = past.findLastIndex((change) => isOf(change, 'model-renamed') && change.subject === id);
  const rename = past[left];
  const came = past.findLastIndex((change) => isWhole(change) && change.to?.id === id);
  if (rename === undefined || !isOf(rename, 'model-renamed') || came > left) return id;
  return rename.to.id === id ? id : followed(past.slice(left + 1), rename.to.id);
}

/** Later renames only, so that a circle ends. */
function followed(later: readonly Finding[], id: string): string {
  const next = later.findIndex((change) => isOf(change, 'model-renamed') && change.subject === id);
  const rename = later[next];
  return rename !== undefined && isOf(rename, 'model-renamed')
    ? followed(later.slice(next + 1), rename.to.id)
    : id;
}

/** True if an entry's change concerns a model that is called `after` after it, under its old id too. */
export function concerns(change: Finding, after: string, before: string): boolean {
  return change.area === 'catalog' && (change.subject === after || change.subject === before);
}

function idBefore(entry: HistoryEntry, id: string): string {
  const rename = entry.changes.find((change) => isOf(change, 'model-renamed') && change.to.id === id);
  return rename?.subject ?? id;
}
