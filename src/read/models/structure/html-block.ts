import type { DefaultTreeAdapterTypes } from 'parse5';
import { load } from '../../../base/load.ts';
import { type Block, type HeadingPath, rawTableIn } from './blocks.ts';
import { type Cell, makeCell, type Piece, plainCell, type Style, shownBy, superscript } from './cell.ts';
import type { Grid, GridRow } from './grid.ts';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** A piece of HTML as browsers read it, every element with its place. The parser is loaded by the first piece. */
export function parseHtml(html: string): HtmlNode {
  const { parseFragment }: typeof import('parse5') = load('parse5');
  return parseFragment(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** The value of an attribute, by its name in lower case. */
export function attributeOf(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** All text below a node. */
export function textOf(node: HtmlNode): string {
  return textIn(node) ?? childrenOf(node).map(textOf).join('');
}

/** The text of a text node. */
export function textIn(node: HtmlNode): string | null {
  return node.nodeName === '#text' && 'value' in node ? node.value : null;
}

/** The elements of a name, in the order of the text; not those within another one of that name. */
export function elementsIn(node: HtmlNode, name: string): HtmlElement[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return [];
    return child.tagName === name ? [child] : elementsIn(child, name);
  });
}

/** Counted from 1 in the piece that was parsed. */
export function lineIn(element: HtmlElement): number {
  return element.sourceCodeLocation?.startLine ?? 1;
}

/**
 * The blocks inside a piece of block-level HTML: its tables as grids; an unclosed comment, a swallowed Markdown table
 * and a component as what they are, so that they can be named. Other HTML holds no catalog.
 */
export function readHtml(html: string, line: number, under: HeadingPath | null): Block[] {
  const trimmed = html.trimStart();
  if (trimmed.startsWith('<!--')) return readComment(html, line, under);
  const name = componentName(trimmed);
  if (name !== null) return [{ kind: 'component', name, text: trimmed, line }];
  if (/<table[\s>]/i.test(html)) return tablesIn(html, line).map((grid) => ({ kind: 'table', grid, under }));
  const swallowed = rawTableIn(html, line);
  if (swallowed !== null) return [{ kind: 'rawTable', ...swallowed, why: 'html' }];
  const text = textOf(parseHtml(html)).trim();
  return text === '' ? [] : [{ kind: 'prose', cell: plainCell(text, line), under }];
}

/**
 * The name of a component (`ModelTable` of `<ModelTable rows={…} />`) that makes its content itself, so that nothing of
 * it is in the document. A component that only wraps Markdown (`<Note>`) is none: what it wraps is read.
 */
export function componentName(source: string): string | null {
  const match = /^<([A-Z][\w.]*)([^>]*(?:\{[\s\S]*?\}[^>]*)*)(\/?)>?/.exec(source);
  const name = match?.[1];
  if (name === undefined) return null;
  const attributes = match?.[2] ?? '';
  const selfClosing = /\/>\s*$/.test(source) || attributes.trimEnd().endsWith('/');
  return selfClosing || attributes.includes('{') || !source.includes('>') ? name : null;
}

function readComment(html: string, line: number, under: HeadingPath | null): Block[] {
  const end = html.indexOf('-->');
  if (end === -1) return html.includes('|') ? [{ kind: 'unclosed', what: 'comment', line }] : [];
  const rest = html.slice(end + 3);
  if (rest.trim() === '') return [];
  return readHtml(rest, line + html.slice(0, end + 3).split('\n').length - 1, under);
}

function tablesIn(html: string, offset: number): Grid[] {
  return elementsIn(parseHtml(html), 'table').map((table) => gridOf(table, offset));
}

function gridOf(table: HtmlElement, offset: number): Grid {
  const rows = spread(elementsIn(table, 'tr'), offset);
  const [header, ...body] = rows;
  const caption = elementsIn(table, 'caption').map((element) => cellOf(element, offset));
  return { line: lineOf(table, offset), header: header?.cells ?? [], rows: body, captions: caption };
}

/** Repeats a cell over the rows and columns that it spans: what it says holds for each of them. */
function spread(rows: readonly HtmlElement[], offset: number): GridRow[] {
  const pending = new Map<number, { cell: Cell; left: number }>();
  return rows.map((row) => {
    const cells: Cell[] = [];
    const fill = (): void => {
      for (
        let span = pending.get(cells.length);
        span !== undefined && span.left > 0;
        span = pending.get(cells.length)
      ) {
        pending.set(cells.length, { cell: span.cell, left: span.left - 1 });
        cells.push(span.cell);
      }
    };
    fill();
    for (const element of childrenOf(row).filter(isCell)) {
      const cell = cellOf(element, offset);
      for (let copy = spanOf(element, 'colspan'); copy > 0; copy -= 1) {
        const down = spanOf(element, 'rowspan') - 1;
        if (down > 0) pending.set(cells.length, { cell, left: down });
        cells.push(cell);
      }
      fill();
    }
    return { line: lineOf(row, offset), cells };
  });
}

/** More columns or rows than any cell seen spans; a larger number is an attack on memory. */
const maximumSpan = 100;

function spanOf(element: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const span = Number(attributeOf(element, name) ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, maximumSpan) : 1;
}

function isCell(node: HtmlNode): node is HtmlElement {
  return isElement(node) && (node.tagName === 'td' || node.tagName === 'th');
}

function cellOf(element: HtmlElement, offset: number): Cell {
  const into: Collector = { pieces: [], struck: [], alt: [], tags: [] };
  for (const child of childrenOf(element)) collect(child, 'plain', into);
  const said = into.pieces.some(({ text }) => text.trim() !== '') || into.struck.length > 0;
  if (!said && into.alt.join('').trim() === '')
    into.pieces.push({ style: 'plain', text: shownBy(into.tags) });
  return makeCell(into.pieces, into.struck.join(''), [], lineOf(element, offset), 1, into.alt.join(' '));
}

interface Collector {
  readonly pieces: Piece[];
  readonly struck: string[];
  readonly alt: string[];
  readonly tags: string[];
}

const styles: Readonly<Record<string, Style>> = { code: 'code', a: 'link', b: 'strong', strong: 'strong' };

function collect(node: HtmlNode, style: Style, into: Collector): void {
  const text = textIn(node);
  if (text !== null) into.pieces.push({ style, text: text.replace(/\s+/g, ' ') });
  if (!isElement(node)) return;
  const name = node.tagName;
  into.tags.push(tagOf(node));
  if (name === 'br' || name === 'p' || name === 'li' || name === 'div')
    into.pieces.push({ style: 'plain', text: '\n' });
  const remark = name === 'sup' ? superscript(textOf(node)) : '';
  if (remark !== '') into.pieces.push({ style: 'plain', text: remark });
  if (name === 'sup') return;
  if (name === 'img') into.alt.push(attributeOf(node, 'alt') ?? '');
  else if (name === 'del' || name === 's') into.struck.push(textOf(node));
  else for (const child of childrenOf(node)) collect(child, styleOf(node) ?? style, into);
}

function styleOf(element: HtmlElement): Style | undefined {
  const isAnchor = element.tagName === 'a' && attributeOf(element, 'href')?.startsWith('#') === true;
  return isAnchor ? 'anchor' : styles[element.tagName];
}

/** The tag as it could be written, for a cell that has nothing else. */
function tagOf({ tagName, attrs }: HtmlElement): string {
  const written = attrs.map(({ name, value }) => ` ${name}="${value}"`).join('');
  return `<${tagName}${written}>`;
}

function lineOf(node: HtmlElement, offset: number): number {
  return offset + lineIn(node) - 1;
}
