import { diffArrays } from 'diff';

/** Lists that differ in more items than this are told as one place, since the search would take too long. */
const longestEdit = 1000;

/** Neighbouring items that went, and those that came in their stead; one of the two may be empty. */
export interface Place<Item> {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** The places at which two lists differ, in order. Items are the same if their keys are. */
export function changedPlaces<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): Place<Item>[] {
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), { maxEditLength: longestEdit });
  if (changes === undefined) return [{ removed: before, added: after }];
  const places: Array<{ removed: Item[]; added: Item[] }> = [];
  let [left, right, isOpen] = [0, 0, false];
  for (const { added, removed, count } of changes) {
    const changed = added || removed;
    if (changed && !isOpen) places.push({ removed: [], added: [] });
    if (removed) places.at(-1)?.removed.push(...before.slice(left, left + count));
    if (added) places.at(-1)?.added.push(...after.slice(right, right + count));
    if (!added) left += count;
    if (!removed) right += count;
    isOpen = changed;
  }
  return places;
}

/** True when nothing came or went, and only the order is another. */
export function isReordering<Item>(places: readonly Place<Item>[], keyOf: (item: Item) => string): boolean {
  const keys = (side: keyof Place<Item>): string =>
    JSON.stringify(places.flatMap((place) => place[side].map(keyOf)).sort());
  return keys('removed') === keys('added');
}
