import type { List } from 'mdast';
import type { Cell } from './cell.ts';
import type { Grid } from './grid.ts';

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
  | { readonly kind: 'strayRow'; readonly text: string; readonly line: number }
  | ({ readonly kind: 'rawTable'; readonly why: 'html' | 'indentation' | 'columns' } & RawTable);

/** Where a table is that Markdown does not take for one: its first row with bars. */
export interface RawTable {
  readonly text: string;
  readonly line: number;
}

/** A delimiter row, with the bars of ASCII or of full width. */
const delimiterRow = /^[\s>]*[|｜]?\s*[:：]?-{2,}[:：]?\s*(?:[|｜]\s*[:：]?-{2,}[:：]?\s*)+[|｜]?\s*$/;

/** The table that a piece of source contains although no parser made one of it; `line` is that of the first line. */
export function rawTableIn(source: string, line: number): RawTable | null {
  const lines = source.split('\n');
  if (!lines.some((one) => delimiterRow.test(one))) return null;
  const index = lines.findIndex((one) => /[|｜]/.test(one));
  return { text: lines[index]?.trim() ?? '', line: line + index };
}
