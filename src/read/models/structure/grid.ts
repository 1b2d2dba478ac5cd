import type { Table, TableRow } from 'mdast';
import { type Cell, readCell } from './cell.ts';
import type { Slice } from './slices.ts';

/** A table, or a list that says the same as one: named columns and rows of cells. */
export interface Grid {
  readonly line: number;
  readonly header: readonly Cell[];
  readonly rows: readonly GridRow[];
  /** Sentences that follow the table without a blank line, which Markdown takes for rows. */
  readonly captions: readonly Cell[];
  /** The configuration says which column is the id: what stands there is one, whatever it looks like. */
  readonly idsAsGiven?: true;
}

export interface GridRow {
  readonly line: number;
  /** As many as were written: a row may be shorter or longer than the header. */
  readonly cells: readonly Cell[];
  /** The lines that a row was put together from, where it is none of a table. */
  readonly from?: readonly number[];
  /** It stands among rows of ids and names no model with one, whatever word stands there. */
  readonly lacksId?: true;
}

/**
 * A Markdown table with its rows (`body`) as a grid. `source` is the document, to tell a row with bars from a sentence
 * without.
 */
export function gridOfTable(table: Table, body: Iterable<Slice>, source: readonly string[]): Grid {
  const [header] = table.children;
  const rows: GridRow[] = [];
  for (const slice of body) for (const row of slice.rows) rows.push(readRow(row, slice.lineOffset));
  const isCaption = (row: GridRow): boolean => isSentence(row, source);
  return {
    line: table.position?.start.line ?? 1,
    header: header === undefined ? [] : readRow(header, 0).cells,
    rows: rows.filter((row) => !isCaption(row)),
    captions: rows.filter(isCaption).flatMap((row) => row.cells),
  };
}

/** The header row as people see it, for naming a table. */
export function headerText(grid: Grid): string {
  return grid.header.map((cell) => cell.text).join(' | ');
}

/** A row of a table; `lineOffset` is added to its own line. */
export function readRow(row: TableRow, lineOffset: number): GridRow {
  const line = lineOffset + (row.position?.start.line ?? 1);
  const cells = row.children.map((cell) => readCell(cell.children, line, cell.position?.start.column ?? 1));
  return { line, cells };
}

/** A line of several words without a single bar: GFM appends it to the table above, but nobody meant a row. */
function isSentence(row: GridRow, source: readonly string[]): boolean {
  const [only] = row.cells;
  if (row.cells.length !== 1 || only === undefined) return false;
  return !(source[row.line - 1] ?? '').includes('|') && /\s/.test(only.text);
}
