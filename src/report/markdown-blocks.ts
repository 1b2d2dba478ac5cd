import { append } from '../base/lists.ts';
import { grouped } from '../base/words.ts';
import { markdownPhrase, markdownRow } from './markdown-encoder.ts';
import type { Phrase } from './phrase.ts';
import type { Column } from './table.ts';

/** A piece of a report between two blank lines: as it is, or with at most so many rows. */
export type Block = string | ((rows: number) => string);

/** Where a reader of a cut list finds the rest, in our words. */
export type Pointer = string;

/** The blocks one below the other; empty ones are left out. */
export function renderBlocks(blocks: readonly Block[], rows: number): string {
  const texts = blocks.map((block) => (typeof block === 'string' ? block : block(rows)));
  return `${texts.filter((text) => text !== '').join('\n\n')}\n`;
}

/** A heading over a list of items, or nothing when there is none. */
export function titled(title: string, items: readonly unknown[], block: Block): Block[] {
  return items.length === 0 ? [] : [`### ${title}`, block];
}

/** One bullet a phrase. */
export function bulletBlock(phrases: readonly Phrase[], pointer: Pointer): Block {
  const lines = lazily(phrases, (phrase) => `- ${markdownPhrase(phrase).trim()}`);
  return (rows) => [...lines(rows), ...restLine(phrases.length, rows, pointer)].join('\n');
}

/** A table of items; `cellsOf` gives the encoded cells of one. */
export function tableBlock<Item>(
  columns: readonly Column[],
  items: readonly Item[],
  cellsOf: (item: Item) => readonly string[],
  pointer: Pointer,
): Block {
  const lines = lazily(items, (item) => markdownRow(cellsOf(item)));
  return (rows) => {
    const table = [...tableHead(columns), ...lines(rows)].join('\n');
    return [table, ...restLine(items.length, rows, pointer)].join('\n\n');
  };
}

/** A table that is never cut. */
export function wholeTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return [...tableHead(columns), ...rows.map(markdownRow)].join('\n');
}

/** `- … and 12 more. The JSON report names them all.`, or nothing when all are shown. */
export function restLine(total: number, rows: number, pointer: Pointer): string[] {
  return total > rows ? [`- … and ${grouped(total - rows)} more. ${pointer}`] : [];
}

/** The first items, encoded: each only once, however often they are asked for, and none that is never shown. */
export function lazily<Item, Encoded>(
  items: readonly Item[],
  encode: (item: Item) => Encoded,
): (count: number) => readonly Encoded[] {
  const encoded: Encoded[] = [];
  return (count) => {
    append(encoded, items.slice(encoded.length, count).map(encode));
    return encoded.slice(0, count);
  };
}

export function leftAligned(title: string): Column {
  return { title, numeric: false };
}

function tableHead(columns: readonly Column[]): string[] {
  return [
    markdownRow(columns.map(({ title }) => title)),
    `| ${columns.map(({ numeric }) => (numeric ? '---:' : '---')).join(' | ')} |`,
  ];
}
