import type { PhrasingContent } from 'mdast';

/** The element that a piece of inline HTML opens (`<br/>` → `br`), or `null`. */
export function opensTag(html: string): string | null {
  return /^<([a-z][a-z0-9]*)\b/i.exec(html)?.[1]?.toLowerCase() ?? null;
}

/** The element that a piece of inline HTML closes, or `null`. */
export function closesTag(html: string): string | null {
  return /^<\/([a-z][a-z0-9]*)\s*>/i.exec(html)?.[1]?.toLowerCase() ?? null;
}

/** How a piece of a cell was set. `link` and `strong` are kept because display names and group rows are
 * set so, `anchor` because a link to this very page is an entry of an index. */
export type Style = 'plain' | 'code' | 'link' | 'anchor' | 'strong';

/** A run of text in one style. */
export interface Piece {
  readonly style: Style;
  readonly text: string;
}

/** One table cell, or the text beside a key: what it says, without Markdown. */
export interface Cell {
  /** Without what is struck through, without footnote marks; line feeds stand for line breaks. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** What is struck through: an old price, or the id of a model that is gone. */
  readonly struck: string;
  /** Identifiers of the footnotes that the cell refers to. */
  readonly footnotes: readonly string[];
  /** The alternative texts of its images: a logo that stands in the place of a provider's name. */
  readonly alt: string;
  readonly line: number;
  readonly column: number;
  /** What the page itself says in a header, and whose words stand in its place. */
  readonly mapped?: MappedHeader;
}

/** A header that a configuration says otherwise: as published, the words in our own, and what of a price they give. */
export interface MappedHeader {
  readonly was: string;
  readonly by: string;
  readonly gives: readonly ('item' | 'unit' | 'currency')[];
}

interface Collector {
  readonly pieces: Piece[];
  readonly footnotes: string[];
  struck: string;
  alt: string;
  /** HTML elements that are open inside the cell, innermost last. */
  readonly open: string[];
  /** The sources of the tags that were met. */
  readonly tags: string[];
}

/** A cell without content, for what a row does not say. */
export function emptyCell(line: number, column = 1): Cell {
  return makeCell([], '', [], line, column);
}

/** A cell of plain text. */
export function plainCell(text: string, line: number, column = 1): Cell {
  return makeCell([{ style: 'plain', text }], '', [], line, column);
}

/** A cell from pieces; the text is their concatenation, tidied. */
export function makeCell(
  pieces: readonly Piece[],
  struck: string,
  footnotes: readonly string[],
  line: number,
  column: number,
  alt = '',
): Cell {
  const text = tidy(pieces.map((piece) => piece.text).join(''));
  return { text, pieces, struck: tidy(struck), footnotes, alt: tidy(alt), line, column };
}

/** The phrasing content of a Markdown cell or paragraph as a cell. */
export function readCell(nodes: readonly PhrasingContent[], line: number, column: number): Cell {
  const collector: Collector = { pieces: [], footnotes: [], struck: '', alt: '', open: [], tags: [] };
  for (const node of nodes) collect(node, 'plain', collector);
  if (isBlank(collector)) collector.pieces.push({ style: 'plain', text: shownBy(collector.tags) });
  return makeCell(collector.pieces, collector.struck, collector.footnotes, line, column, collector.alt);
}

function collect(node: PhrasingContent, style: Style, into: Collector): void {
  switch (node.type) {
    case 'text':
      addText(node.value, style, into);
      return;
    case 'inlineCode':
      addText(node.value, 'code', into);
      return;
    case 'break':
      addText('\n', 'plain', into);
      return;
    case 'html':
      followTag(node.value, into);
      return;
    case 'footnoteReference':
      into.footnotes.push(node.identifier);
      return;
    case 'delete':
      into.struck += node.children.map(textOf).join('');
      return;
    case 'strong':
      collectAll(node.children, style === 'plain' ? 'strong' : style, into);
      return;
    case 'link':
      collectAll(node.children, node.url.startsWith('#') ? 'anchor' : 'link', into);
      return;
    case 'linkReference':
      collectAll(node.children, 'link', into);
      return;
    case 'emphasis':
      collectAll(node.children, style, into);
      return;
    case 'image':
    case 'imageReference':
      into.alt += ` ${node.alt ?? ''}`;
      into.tags.push(`<img alt="${node.alt ?? ''}">`);
      return;
    default:
      return;
  }
}

function collectAll(nodes: readonly PhrasingContent[], style: Style, into: Collector): void {
  for (const node of nodes) collect(node, style, into);
}

function addText(text: string, style: Style, into: Collector): void {
  if (into.open.includes('sup')) {
    const remark = superscript(text);
    if (remark !== '') into.pieces.push({ style: 'plain', text: remark });
    return;
  }
  if (into.open.some((name) => name === 'del' || name === 's')) {
    into.struck += text;
    return;
  }
  into.pieces.push({ style: into.open.includes('code') ? 'code' : style, text });
}

/** `<sup>1</sup>` is a footnote mark and no part of the amount before it; `<sup>beta</sup>` is a remark. */
export function superscript(text: string): string {
  return /^\s*\p{L}[\p{L} -]{2,}\s*$/u.test(text) ? ` (${text.trim()})` : '';
}

function followTag(html: string, into: Collector): void {
  const opened = opensTag(html);
  if (opened !== null) into.tags.push(html);
  if (opened === 'img') into.alt += ` ${altOf(html)}`;
  if (opened === 'br' || opened === 'p' || opened === 'li') addText('\n', 'plain', into);
  else if (opened !== null && opened !== 'img' && !html.endsWith('/>')) into.open.push(opened);
  const closed = closesTag(html);
  const index = closed === null ? -1 : into.open.lastIndexOf(closed);
  if (index !== -1) into.open.length = index;
}

function isBlank({ pieces, struck, footnotes, alt }: Collector): boolean {
  const said = pieces.some(({ text }) => text.trim() !== '') || struck !== '' || footnotes.length > 0;
  return !said && (alt.trim() === '' || isMark(alt));
}

/** Tags that show nothing of their own. */
const silentTags =
  /^<(?:a|br|p|li|ul|span|div|b|strong|em|i|code|sup|sub|small|center|nobr|del|s)(?:\s[^>]*)?\/?>$/i;
/** An icon set by its class (`<i class="icon-check"></i>`), which no text says. */
const iconTag = /^<(?:i|span)\s[^>]*class(?:Name)?=/i;
const tickWords = /check|tick|\byes\b|\btrue\b|support|✓|✅/i;
const crossWords = /cross|\bno\b|\bfalse\b|close|times|xmark|\bx\b|✗|❌/i;

function isMark(text: string): boolean {
  return tickWords.test(text) || crossWords.test(text);
}

/**
 * What stands in a cell that holds nothing but tags: a tick or a cross where the tag is plainly one, else the tag itself,
 * which nothing can read. A cell is empty only if its source is.
 */
export function shownBy(tags: readonly string[]): string {
  const shown = tags.filter((tag) => !silentTags.test(tag) || iconTag.test(tag)).join(' ');
  if (/[$¥€£]|\d{3}/.test(shown) || !isMark(shown)) return /^<img alt="">$/.test(shown) ? '' : shown;
  return crossWords.test(shown) && !/check|tick|✓|✅/i.test(shown) ? '✗' : '✓';
}

function altOf(html: string): string {
  return (
    /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i
      .exec(html)
      ?.slice(1)
      .find((text) => text !== undefined) ?? ''
  );
}

function textOf(node: PhrasingContent): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Blanks of every sort become one space, but line breaks stay. */
function tidy(text: string): string {
  if (!/[^\S ]| {2}/.test(text)) return text.trim();
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
