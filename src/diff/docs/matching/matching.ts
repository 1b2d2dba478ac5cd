import { groupBy } from '../../../base/group-by.ts';
import type { OutlineNode } from '../outline.ts';
import { stableBlocks } from '../sections.ts';

/** Two sections that are one in two editions. */
export interface SectionPair {
  readonly from: OutlineNode;
  readonly to: OutlineNode;
}

/** Which section of the older outline is which of the newer one, as far as is known. */
export class Matching {
  readonly #partners = new Map<OutlineNode, OutlineNode>();

  partnerOf(node: OutlineNode): OutlineNode | null {
    return this.#partners.get(node) ?? null;
  }

  /** True when both stand at the top, or both under one section. */
  hasSameParent({ from, to }: SectionPair): boolean {
    return from.parent === null ? to.parent === null : this.partnerOf(from.parent) === to.parent;
  }

  /** Takes two sections for one, and under them those with the same headings. False if one of them is taken already. */
  take({ from, to }: SectionPair): boolean {
    if (this.#partners.has(from) || this.#partners.has(to)) return false;
    this.#partners.set(from, to).set(to, from);
    this.takeByHeading(from.children, to.children);
    return true;
  }

  /** Pairs siblings of the same heading; of several those with the same text first, the rest in their order. */
  takeByHeading(before: readonly OutlineNode[], after: readonly OutlineNode[]): void {
    for (const key of [sameHeadingAndText, sameHeading]) this.takeByKey(before, after, key);
  }

  /** Pairs what is left of two lists and has the same key, in order. A key of `null` pairs with nothing. */
  takeByKey(
    before: readonly OutlineNode[],
    after: readonly OutlineNode[],
    keyOf: (node: OutlineNode) => string | null,
  ): void {
    const waiting = groupBy(this.left(before), keyOf);
    const pairs = this.left(after).flatMap((to): SectionPair[] => {
      const key = keyOf(to);
      const from = key === null ? undefined : waiting.get(key)?.shift();
      return from === undefined ? [] : [{ from, to }];
    });
    // Parents first: what stands under a pair is taken with it.
    for (const pair of pairs.sort((a, b) => depthOf(a) - depthOf(b))) this.take(pair);
  }

  left(nodes: readonly OutlineNode[]): OutlineNode[] {
    return nodes.filter((node) => !this.#partners.has(node));
  }
}

function sameHeading({ name }: OutlineNode): string {
  return name.toLowerCase();
}

function sameHeadingAndText(node: OutlineNode): string {
  return JSON.stringify([sameHeading(node), stableBlocks(node.section.blocks)]);
}

function depthOf({ from, to }: SectionPair): number {
  return from.section.path.length + to.section.path.length;
}
