import { groupBy } from '../../../base/group-by.ts';
import type { OutlineNode } from '../outline.ts';
import type { Matching } from './matching.ts';

/** Pairs sections that most of their subsections have in common: a heading that was renamed over them. */
export function takeByChildren(
  matching: Matching,
  before: readonly OutlineNode[],
  after: readonly OutlineNode[],
): void {
  const gone = new Set(matching.left(before));
  for (const to of matching.left(after)) {
    const parents = to.children.flatMap((child) => matching.partnerOf(child)?.parent ?? []);
    for (const [from, shared] of groupBy(parents, (parent) => parent)) {
      const most = Math.max(from.children.length, to.children.length);
      if (gone.has(from) && shared.length * 2 > most) matching.take({ from, to });
    }
  }
}
