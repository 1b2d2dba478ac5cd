import type { Model } from '../catalog/model.ts';
import { type FindingOf, isOf } from '../changes/finding.ts';
import { comes, goes } from './apply.ts';
import type { HistoryEntry } from './entry.ts';

/** A model id that once existed. */
export interface Tombstone {
  readonly id: string;
  /** The day of the edition that no longer had it, `YYYY-MM-DD`. */
  readonly removed: string;
  /** The id to use instead: where a rename led to, or what the publisher named; `null` when unknown or gone too. */
  readonly successor: string | null;
  /** The model as it was last published. */
  readonly lastSeen: Model;
}

/** A tombstone for each id that went and did not come back, in the order in which they went. */
export function tombstones(history: readonly HistoryEntry[]): Tombstone[] {
  const graves = buried(history);
  return [...graves.values()].map((grave) => ({ ...grave, successor: livingSuccessor(grave, graves) }));
}

/** As tombstones, by id, but each with the successor of its own day, which may be gone by now. */
export function buried(history: readonly HistoryEntry[]): Map<string, Tombstone> {
  const graves = new Map<string, Tombstone>();
  for (const { date, changes } of history) {
    for (const change of changes) if (goes(change)) bury(graves, date, change);
    for (const change of changes) {
      const model = comes(change) || isOf(change, 're-read') ? change.to : null;
      if (model !== null) graves.delete(model.id);
    }
  }
  return graves;
}

type Departure = FindingOf<'model-removed' | 'model-renamed'>;

function bury(graves: Map<string, Tombstone>, removed: string, { subject, from, to }: Departure): void {
  // Deleted first, so that the order of the map is the order of the last departures.
  graves.delete(subject);
  const successor = to?.id ?? from.deprecation?.successor ?? null;
  graves.set(subject, { id: subject, removed, successor, lastSeen: from });
}

/** Follows successors that are gone themselves: a → b → c gives c for a. `null` when the chain ends at a grave. */
function livingSuccessor(
  { id, successor }: Tombstone,
  graves: ReadonlyMap<string, Tombstone>,
): string | null {
  const visited = new Set([id]);
  let current = successor;
  while (current !== null && graves.has(current)) {
    if (visited.has(current)) return null;
    visited.add(current);
    current = graves.get(current)?.successor ?? null;
  }
  return current;
}
