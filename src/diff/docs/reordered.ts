import { groupBy } from '../../base/group-by.ts';
import type { Matching } from './matching/matching.ts';
import type { OutlineNode } from './outline.ts';

/** A section that changed its place among the sections under one heading. */
interface Reordering {
  readonly node: OutlineNode;
  /** The heading of the sibling before it, of those that both editions have; `null` when it was or is the first. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The fewest sections whose moving explains the new order of siblings; what moves along with its parent is not told. */
export function movedAmongSiblings(after: readonly OutlineNode[], matching: Matching): Reordering[] {
  const stayed = after.filter((to) => {
    const from = matching.partnerOf(to);
    return from !== null && matching.hasSameParent({ from, to });
  });
  return [...groupBy(stayed, ({ parent }) => parent).values()].flatMap((siblings) =>
    compareOrder(siblings, (node) => matching.partnerOf(node)?.position ?? 0),
  );
}

function compareOrder(now: readonly OutlineNode[], rankBefore: (node: OutlineNode) => number): Reordering[] {
  const old = [...now].sort((a, b) => rankBefore(a) - rankBefore(b));
  const kept = new Set(longestRising(now, rankBefore));
  const [before, after] = [headingsBefore(old), headingsBefore(now)];
  return now
    .filter((node) => !kept.has(node))
    .map((node) => ({ node, from: before.get(node) ?? null, to: after.get(node) ?? null }));
}

/** For each the heading of the sibling before it; what stands before the first heading has none. */
function headingsBefore(siblings: readonly OutlineNode[]): Map<OutlineNode, string | null> {
  return new Map(siblings.map((node, index) => [node, siblings[index - 1]?.heading || null]));
}

/** An item with the run of items that leads to it. */
interface Run<Item> {
  readonly item: Item;
  readonly before: Run<Item> | null;
}

/** The longest subsequence whose ranks rise, the items that can stay where they are, by patience sorting. */
function longestRising<Item>(items: readonly Item[], rank: (item: Item) => number): Item[] {
  const ends: Run<Item>[] = [];
  for (const item of items) {
    const at = firstAtLeast(ends, rank(item), rank);
    ends[at] = { item, before: ends[at - 1] ?? null };
  }
  const rising: Item[] = [];
  for (let run = ends.at(-1) ?? null; run !== null; run = run.before) rising.push(run.item);
  return rising.reverse();
}

/** The index of the first run that ends at this rank or above it, by halving: the ends rise. */
function firstAtLeast<Item>(
  ends: readonly Run<Item>[],
  wanted: number,
  rank: (item: Item) => number,
): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = ends[middle];
    if (run !== undefined && rank(run.item) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
