import type { Heading, List, Paragraph, RootContent, Table } from 'mdast';
import { type Cell, readCell } from './cell.ts';
import { type Grid, gridOfTable } from './grid.ts';
import { componentName, readHtml } from './html-block.ts';
import type { SlicedMarkdown } from './slices.ts';

/** A heading with everything above it, the document's title first. */
export interface HeadingPath {
  readonly cell: Cell;
  readonly level: number;
  readonly parent: HeadingPath | null;
}

/** What a document is made of, in its order, as far as a catalog can be in it. */
export type Block =
  | { readonly kind: 'table'; readonly grid: Grid; readonly under: HeadingPath | null }
  | { readonly kind: 'list'; readonly list: List; readonly under: HeadingPath | null }
  | { readonly kind: 'prose'; readonly cell: Cell; readonly under: HeadingPath | null }
  | { readonly kind: 'component'; readonly name: string; readonly text: string; readonly line: number }
  | { readonly kind: 'unclosed'; readonly what: string; readonly line: number }
  | { readonly kind: 'rawTable'; readonly text: string; readonly line: number };

/** The document as a flat list of blocks, with the text of its footnotes. */
export interface Outline {
  readonly blocks: readonly Block[];
  readonly headings: readonly HeadingPath[];
  /** Footnote identifier → its text. */
  readonly footnotes: ReadonlyMap<string, string>;
}

interface Walk {
  readonly blocks: Block[];
  readonly headings: HeadingPath[];
  readonly footnotes: Map<string, string>;
  readonly source: readonly string[];
  readonly bodyOf: SlicedMarkdown['bodyOf'];
  under: HeadingPath | null;
}

/** Flattens a syntax tree. `text` is the document that it was parsed from. */
export function outlineOf({ tree, bodyOf }: SlicedMarkdown, text: string): Outline {
  const walk: Walk = {
    blocks: [],
    headings: [],
    footnotes: new Map(),
    source: text.split('\n'),
    bodyOf,
    under: null,
  };
  for (const node of tree.children) visit(node, walk);
  return walk;
}

function visit(node: RootContent, walk: Walk): void {
  switch (node.type) {
    case 'heading':
      enterHeading(node, walk);
      return;
    case 'table':
      enterTable(node, walk);
      return;
    case 'list':
      enterList(node, walk);
      return;
    case 'paragraph':
      enterParagraph(node, walk);
      return;
    case 'html':
      walk.blocks.push(...readHtml(node.value, node.position?.start.line ?? 1, walk.under));
      return;
    case 'code':
      enterCode(node.position?.start.line ?? 1, node.position?.end.line ?? 1, node.value, walk);
      return;
    case 'footnoteDefinition':
      walk.footnotes.set(node.identifier, textUnder(node.children));
      return;
    case 'blockquote':
      for (const child of node.children) visit(child, walk);
      return;
    default:
      return;
  }
}

function enterHeading(node: Heading, walk: Walk): void {
  let parent = walk.under;
  while (parent !== null && parent.level >= node.depth) parent = parent.parent;
  const { line, column } = startOf(node);
  walk.under = { cell: readCell(node.children, line, column), level: node.depth, parent };
  walk.headings.push(walk.under);
}

function enterTable(node: Table, walk: Walk): void {
  walk.blocks.push({
    kind: 'table',
    grid: gridOfTable(node, walk.bodyOf(node), walk.source),
    under: walk.under,
  });
}

/** A list is kept whole; tables inside its items are blocks of their own. */
function enterList(list: List, walk: Walk): void {
  walk.blocks.push({ kind: 'list', list, under: walk.under });
  for (const item of list.children) {
    for (const child of item.children)
      if (child.type === 'table' || child.type === 'html') visit(child, walk);
  }
}

function enterParagraph(node: Paragraph, walk: Walk): void {
  const { line, column } = startOf(node);
  const raw = walk.source[line - 1]?.trimStart() ?? '';
  const name = componentName(raw);
  const cell = readCell(node.children, line, column);
  if (name === null) walk.blocks.push({ kind: 'prose', cell, under: walk.under });
  else walk.blocks.push({ kind: 'component', name, text: raw, line });
}

/** A code fence that nothing closes swallows the rest of the document, tables included. */
function enterCode(start: number, end: number, value: string, walk: Walk): void {
  const opening = /^\s*(?:>\s*)*(`{3,}|~{3,})/.exec(walk.source[start - 1] ?? '')?.[1];
  const last = (walk.source[end - 1] ?? '').replace(/^[\s>]*/, '');
  if (opening === undefined || (end > start && last.startsWith(opening))) return;
  if (value.includes('|')) walk.blocks.push({ kind: 'unclosed', what: 'code block', line: start });
}

function textUnder(nodes: readonly RootContent[]): string {
  return nodes
    .map((node) =>
      node.type === 'paragraph'
        ? readCell(node.children, 1, 1).text
        : 'children' in node
          ? textUnder(node.children)
          : '',
    )
    .filter((text) => text !== '')
    .join(' ');
}

function startOf(node: { position?: { start: { line: number; column: number } } | undefined }): {
  line: number;
  column: number;
} {
  return node.position?.start ?? { line: 1, column: 1 };
}
