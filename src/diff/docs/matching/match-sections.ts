import { groupBy } from '../../../base/group-by.ts';
import type { OutlineNode } from '../outline.ts';
import { stableBlocks } from '../sections.ts';
import { takeAlike } from './alike.ts';
import { Matching } from './matching.ts';

/**
 * Finds each section of one outline in another. Headings decide first, from the top down; then the same text anywhere,
 * whole subtrees before single sections; then what is much alike, or the same in another language. What nothing speaks
 * for stays alone: it came or went.
 */
export function matchSections(before: readonly OutlineNode[], after: readonly OutlineNode[]): Matching {
  const matching = new Matching();
  matching.takeByHeading(before.filter(isTop), after.filter(isTop));
  for (const key of [sameSubtree, sameSubtreeText, sameHeadingAndOwnText, sameOwnText]) {
    matching.takeByKey(before, after, key);
  }
  takeByChildren(matching, before, after);
  takeAlike(matching, before, after);
  takeByChildren(matching, before, after);
  return matching;
}

function isTop(node: OutlineNode): boolean {
  return node.parent === null;
}

function sameSubtree(node: OutlineNode): string | null {
  return hasText(node) ? JSON.stringify([node.heading, subtreeText(node)]) : null;
}

/** A heading without any text under it proves nothing. */
function sameSubtreeText(node: OutlineNode): string | null {
  return hasText(node) ? subtreeText(node) : null;
}

function sameHeadingAndOwnText({ heading, section }: OutlineNode): string {
  return JSON.stringify([heading, stableBlocks(section.blocks)]);
}

function sameOwnText({ section }: OutlineNode): string | null {
  return section.blocks.length === 0 ? null : stableBlocks(section.blocks);
}

function subtreeText({ section, children }: OutlineNode): string {
  const below = children.map((child) => [child.heading, subtreeText(child)]);
  return JSON.stringify([stableBlocks(section.blocks), below]);
}

function hasText({ section, children }: OutlineNode): boolean {
  return section.blocks.length > 0 || children.some(hasText);
}

/** Pairs sections that most of their subsections have in common: a heading that was renamed over them. */
function takeByChildren(
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
