import { groupBy } from '../../base/group-by.ts';
import type { DocsReading, DocsSection } from '../../read/edition.ts';
import { keySections } from './sections.ts';

/** A section with its place in the outline. */
export interface OutlineNode {
  readonly section: DocsSection;
  /** What findings call it: `Quick Start > 1. Get a key`. */
  readonly path: string;
  /** Its own heading; empty for the text before the first one. */
  readonly heading: string;
  /** The heading without the number of a step or a chapter, which says only where it stands. */
  readonly name: string;
  readonly parent: OutlineNode | null;
  readonly children: readonly OutlineNode[];
  /** Its rank among all sections of the document. */
  readonly position: number;
}

/** All sections in the order of the document, each with its parent and its children. */
export function outlineOf(reading: DocsReading): OutlineNode[] {
  const open: Array<OutlineNode & { readonly children: OutlineNode[] }> = [];
  const headings = groupBy(reading.sections, ({ path }) => JSON.stringify(path.slice(0, -1)));
  const siblings = new Map(
    [...headings].map(([key, own]) => [key, own.map(({ path }) => path.at(-1) ?? '')]),
  );
  return [...keySections(reading.sections)].map(([path, section], position) => {
    open.length = Math.min(open.length, Math.max(0, section.path.length - 1));
    const parent = open.at(-1) ?? null;
    const heading = section.path.at(-1) ?? '';
    const name = withoutNumber(
      heading,
      parent?.heading ?? '',
      siblings.get(JSON.stringify(section.path.slice(0, -1))) ?? [],
    );
    const node = { section, path, heading, name, parent, children: [], position };
    open.at(-1)?.children.push(node);
    open.push(node);
    return node;
  });
}

/** The sections below one, at any depth, in the order of the document. */
export function descendantsOf(node: OutlineNode): OutlineNode[] {
  return node.children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** `2.`, `2)`, `Step 2`: a mark says that it is a number of a list. */
const marked = /^(?:step\s+\d+(?:\.\d+)*[.):：、]?|\d+(?:\.\d+)*[.):：、])\s+/i;
const bare = /^(\d+(?:\.\d+)*)\s+/;

/** `2. Send a request` and `3. Send a request` are one heading, `4.5 notes` and `4.6 notes` are two. */
function withoutNumber(heading: string, parent: string, siblings: readonly string[]): string {
  if (marked.test(heading)) return heading.replace(marked, '');
  const number = bare.exec(heading)?.[1];
  return number !== undefined && isChapter(number, parent, siblings) ? heading.replace(bare, '') : heading;
}

/** True for `2.1` below or beside `2`, and for `2` beside `1`; else a number is part of a name: `429 errors`. */
function isChapter(number: string, parent: string, siblings: readonly string[]): boolean {
  const numberOf = (title: string): string | undefined => /^(\d+(?:\.\d+)*)[.):：、]?\s/.exec(title)?.[1];
  const known = new Set([parent, ...siblings].map(numberOf));
  const above = number.replace(/\.?\d+$/, '');
  return above === ''
    ? known.has('1') && (number === '1' ? known.has('2') : known.has(`${Number(number) - 1}`))
    : known.has(above);
}
