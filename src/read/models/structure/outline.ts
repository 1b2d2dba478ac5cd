import type { Heading, List, Paragraph, RootContent, Table } from 'mdast';
import { append } from '../../../base/lists.ts';
import { type Block, type HeadingPath, rawTableIn } from './blocks.ts';
import { plainCell, readCell } from './cell.ts';
import { gridOfTable } from './grid.ts';
import { componentName, readHtml } from './html-block.ts';
import { parseMarkdown, type SlicedMarkdown } from './slices.ts';
import { takeStrayRows } from './stray-rows.ts';
import { wrapperParts } from './wrapper.ts';

/** The document as a flat list of blocks, with the text of its footnotes. */
export interface Outline {
  readonly blocks: readonly Block[];
  readonly headings: readonly HeadingPath[];
  /** Footnote identifier → its text. */
  readonly footnotes: ReadonlyMap<string, string>;
  /** Written in Japanese, with no word for the money of China. */
  readonly isJapanese: boolean;
}

interface Walk {
  readonly blocks: Block[];
  readonly headings: HeadingPath[];
  readonly footnotes: Map<string, string>;
  readonly source: readonly string[];
  readonly bodyOf: SlicedMarkdown['bodyOf'];
  /** Titled wrappers that are open, innermost last, with what was above them. */
  readonly wrappers: { readonly name: string; readonly outer: HeadingPath | null }[];
  under: HeadingPath | null;
}

/** Titles of wrappers stand below every real heading, each below the one around it, and bold lines below all of them. */
const firstWrapperLevel = 7;
const boldLevel = 100;

/** Flattens a syntax tree. `text` is the document that it was parsed from. */
export function outlineOf({ tree, bodyOf }: SlicedMarkdown, text: string): Outline {
  const walk: Walk = {
    blocks: [],
    headings: [],
    footnotes: new Map(),
    source: text.split('\n'),
    bodyOf,
    wrappers: [],
    under: null,
  };
  for (const node of tree.children) visit(node, walk);
  return { ...walk, isJapanese: isJapanese(text) };
}

/** Fewer syllables may be the name of a thing. */
const fewestKana = 5;

function isJapanese(text: string): boolean {
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return kana >= fewestKana && !/模型|输入|输出|价格|人民[币元]|\b(?:CNY|RMB)\b|\d\s*元/.test(text);
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
      enterHtml(node.value, startOf(node).line, walk);
      return;
    case 'code':
      enterCode(startOf(node).line, node.position?.end.line ?? 1, node.value, walk);
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
  const { line, column } = startOf(node);
  standUnder({ cell: readCell(node.children, line, column), level: node.depth }, walk);
}

function standUnder(heading: Omit<HeadingPath, 'parent'>, walk: Walk): void {
  let parent = walk.under;
  while (parent !== null && parent.level >= heading.level) parent = parent.parent;
  walk.under = { ...heading, parent };
  walk.headings.push(walk.under);
}

/** HTML, the titles in which stand over what they wrap. */
function enterHtml(html: string, line: number, walk: Walk): void {
  if (html.trimStart().startsWith('<!--')) {
    append(walk.blocks, readHtml(html, line, walk.under));
    return;
  }
  const inMdx = /<[A-Z]/.test(html);
  for (const part of wrapperParts(html, line)) {
    if (part.kind === 'html') enterHtmlPart(part.html, part.line, inMdx, walk);
    else if (part.kind === 'close') leaveWrapper(part.name, walk);
    else {
      walk.wrappers.push({ name: part.name, outer: walk.under });
      const level = firstWrapperLevel + walk.wrappers.length;
      standUnder({ cell: plainCell(part.title, part.line), level }, walk);
    }
  }
}

function enterHtmlPart(html: string, line: number, inMdx: boolean, walk: Walk): void {
  const markdown = inMdx ? wrappedTable(html, line) : null;
  if (markdown !== null) {
    for (const node of parseMarkdown(markdown).children) visit(node, walk);
    return;
  }
  if (!/<table[\s>]/i.test(html) && rawTableIn(html, 1) === null)
    takeStrayRows(html.split('\n'), line, walk.under, walk.blocks);
  append(walk.blocks, readHtml(html, line, walk.under));
}

/**
 * The table that a component wraps without a blank line above it, at its place in the document: in MDX it is one, and a
 * component by its capital is nothing else. `null` where any HTML is beside it.
 */
function wrappedTable(html: string, line: number): string | null {
  const bare = html.replace(/^[^\S\n]*<\/?[A-Z][\w.]*[^<>]*>[^\S\n]*$/gm, '');
  if (/<\/?[a-z!]/i.test(bare) || rawTableIn(bare, 1) === null) return null;
  return '\n'.repeat(line - 1) + bare;
}

function leaveWrapper(name: string, walk: Walk): void {
  const index = walk.wrappers.findLastIndex((wrapper) => wrapper.name === name);
  const [left] = index === -1 ? [] : walk.wrappers.splice(index);
  if (left !== undefined) walk.under = left.outer;
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
  for (const child of list.children.flatMap((item) => item.children)) enterItemChild(child, walk);
}

function enterItemChild(child: RootContent, walk: Walk): void {
  if (child.type === 'table' || child.type === 'html' || child.type === 'code') visit(child, walk);
  if (child.type === 'list')
    for (const below of child.children.flatMap((item) => item.children)) enterItemChild(below, walk);
  if (child.type !== 'paragraph') return;
  const lines = sourceOf(child, walk).split('\n');
  if (lines.some((line) => /^[\s>\d.)*+-]*\|/.test(line)))
    takeStrayRows(lines, startOf(child).line, walk.under, walk.blocks);
}

function enterParagraph(node: Paragraph, walk: Walk): void {
  const { line, column } = startOf(node);
  const raw = walk.source[line - 1]?.trimStart() ?? '';
  const name = componentName(raw);
  if (name !== null) {
    walk.blocks.push({ kind: 'component', name, text: raw, line });
    return;
  }
  const cell = readCell(node.children, line, column);
  if (isBoldLine(node)) {
    standUnder({ cell, level: boldLevel }, walk);
    return;
  }
  const table = rawTableIn(sourceOf(node, walk), line);
  if (table !== null) walk.blocks.push({ kind: 'rawTable', ...table, why: 'columns' });
  else if (takeStrayRows(sourceOf(node, walk).split('\n'), line, walk.under, walk.blocks)) return;
  leaveBoldLine(walk);
  walk.blocks.push({ kind: 'prose', cell, under: walk.under });
}

/** Longer bold lines are sentences. */
const longestBoldLine = 60;

/** `**OpenAI**` alone in a paragraph: a heading in all but name. */
function isBoldLine(node: Paragraph): boolean {
  const [only, ...others] = node.children;
  if (
    only?.type !== 'strong' ||
    others.some((other) => other.type !== 'text' || !/^\s*[:：]?\s*$/.test(other.value))
  )
    return false;
  const { text } = readCell(only.children, 1, 1);
  return text.length <= longestBoldLine && !/[,;!?。，；！？\n]|\.(?=\s|$)/.test(text);
}

/** Prose after the tables of a bold line speaks of something new. */
function leaveBoldLine(walk: Walk): void {
  const { under } = walk;
  if (under?.level !== boldLevel) return;
  const last = walk.blocks.findLast((block) => 'under' in block);
  if (last?.under === under && last.kind !== 'prose') walk.under = under.parent;
}

function sourceOf(node: Paragraph, walk: Walk): string {
  return walk.source.slice(startOf(node).line - 1, node.position?.end.line ?? 1).join('\n');
}

/** A code fence that nothing closes swallows the rest of the document, tables included. */
function enterCode(start: number, end: number, value: string, walk: Walk): void {
  const opening = /^\s*(?:>\s*)*(`{3,}|~{3,})/.exec(walk.source[start - 1] ?? '')?.[1];
  const last = (walk.source[end - 1] ?? '').replace(/^[\s>]*/, '');
  const indented = opening === undefined ? rawTableIn(value, start) : null;
  if (indented !== null) walk.blocks.push({ kind: 'rawTable', ...indented, why: 'indentation' });
  else if (opening === undefined) takeStrayRows(value.split('\n'), start, walk.under, walk.blocks);
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
