import { groupBy } from '../../base/group-by.ts';
import type { Keyed, WithSubject } from './keyed.ts';

/** An item in two editions; `null` on the side that lacks it. Under two keys if it was renamed. */
export interface ItemPair<Item> {
  readonly before: WithSubject<Item> | null;
  readonly after: WithSubject<Item> | null;
}

/** Pairs items by key, and what is left by value if only one on each side has it: a key that was renamed. */
export function matchItems<Item>(
  base: Keyed<Item>,
  next: Keyed<Item>,
  identityOf: (item: Item) => string,
): ItemPair<Item>[] {
  const gone = groupBy(only(base, next), identityOf);
  const come = groupBy(only(next, base), identityOf);
  const renamed = new Map<WithSubject<Item>, WithSubject<Item>>();
  for (const [value, [before, ...others]] of gone) {
    const [after, ...more] = come.get(value) ?? [];
    if (value === '' || before === undefined || after === undefined) continue;
    if (others.length === 0 && more.length === 0) renamed.set(before, after);
  }
  const targets = new Set(renamed.values());
  return [...new Set([...base.keys(), ...next.keys()])]
    .map((key) => ({ before: base.get(key) ?? null, after: next.get(key) ?? null }))
    .filter(({ before, after }) => before !== null || after === null || !targets.has(after))
    .map(({ before, after }) => ({ before, after: after ?? (before && renamed.get(before)) ?? null }));
}

function only<Item>(items: Keyed<Item>, other: Keyed<Item>): WithSubject<Item>[] {
  return [...items].flatMap(([key, item]) => (other.has(key) ? [] : [item]));
}
