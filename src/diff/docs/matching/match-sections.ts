import type { OutlineNode } from '../outline.ts';
import { stableBlocks } from '../stable-blocks.ts';
import { takeAlike } from './alike.ts';
import { takeByChildren } from './by-children.ts';
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
