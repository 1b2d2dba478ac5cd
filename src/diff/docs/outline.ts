import type { DocsReading, DocsSection } from '../../read/edition.ts';
import { keySections } from './sections.ts';

/** A section with its place in the outline. */
export interface OutlineNode {
  readonly section: DocsSection;
  /** What findings call it: `Quick Start > 1. Get a key`. */
  readonly path: string;
  /** Its own heading; empty for the text before the first one. */
  readonly heading: string;
  readonly parent: OutlineNode | null;
  readonly children: readonly OutlineNode[];
  /** Its rank among all sections of the document. */
  readonly position: number;
}

/** All sections in the order of the document, each with its parent and its children. */
export function outlineOf(reading: DocsReading): OutlineNode[] {
  const open: Array<OutlineNode & { readonly children: OutlineNode[] }> = [];
  return [...keySections(reading.sections)].map(([path, section], position) => {
    open.length = Math.min(open.length, Math.max(0, section.path.length - 1));
    const parent = open.at(-1) ?? null;
    const heading = section.path.at(-1) ?? '';
    const node = { section, path, heading, parent, children: [], position };
    open.at(-1)?.children.push(node);
    open.push(node);
    return node;
  });
}

/** The sections below one, at any depth, in the order of the document. */
export function descendantsOf(node: OutlineNode): OutlineNode[] {
  return node.children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** A heading without what numbers it: `2. Send a request` and `3. Send a request` are one heading. */
export function withoutNumber(heading: string): string {
  return heading.replace(/^(?:step\s+)?\d+(?:\.\d+)*[.):：、]?\s+/i, '');
}
