import { type Cell, emptyCell, plainCell } from '../structure/cell.ts';
import type { Grid, GridRow } from '../structure/grid.ts';
import { foldWords } from '../values/plain-text.ts';
import type { Meaning } from './header.ts';

/**
 * Tables that stand side by side in one, `Model | ID | Model | ID`, below each other: of columns with one name the first alone
 * would be read, and the models of the others be lost.
 */
export function stacked(grid: Grid, readHeader: (text: string) => Meaning): Grid {
  const width = widthOfOne(grid.header);
  const header = grid.header.slice(0, width);
  if (width === grid.header.length || !header.some(({ text }) => namesModels(readHeader(text)))) return grid;
  const tables = Array.from({ length: grid.header.length / width }, (_, table) => table * width);
  return { ...grid, header, rows: tables.flatMap((from) => rowsFrom(grid, from, width)) };
}

/** How many columns come before they begin again. */
function widthOfOne(header: readonly Cell[]): number {
  const names = header.map(({ text }) => foldWords(text));
  const widths = names.map((_, index) => index + 1).filter((width) => names.length % width === 0);
  const repeats = (width: number): boolean =>
    names.every((name, index) => name === names[index % width]) && names.slice(0, width).every(Boolean);
  return widths.find(repeats) ?? names.length;
}

function namesModels(meaning: Meaning): boolean {
  return meaning.kind === 'field' && ['id', 'model', 'name'].includes(meaning.field);
}

/** The last table keeps what a row has too many. The others may end earlier. */
function rowsFrom({ header, rows }: Grid, from: number, width: number): GridRow[] {
  const end = from + width === header.length ? undefined : from + width;
  return rows.flatMap((row) => {
    const cells = row.cells.slice(from, end);
    return from > 0 && cells.every(({ text }) => text === '') ? [] : [{ ...row, cells }];
  });
}

/**
 * Sheets that stand side by side in one table, `Alpha | id | Beta | id` above `Input | $1 | Input | $2`: their keys once, and
 * each model above its own values. Without that the second name is a model, and the second keys are its values.
 */
export function withOneKeyColumn(grid: Grid, readHeader: (text: string) => Meaning): Grid {
  const { header, rows } = grid;
  const keys = header.flatMap((_, index) => (index % 2 === 0 ? [index] : []));
  const repeats = (row: GridRow): boolean =>
    row.cells.length === header.length && new Set(keys.map((at) => wordsAt(row.cells, at))).size === 1;
  if (header.length < 4 || header.length % 2 > 0 || rows.length === 0 || !rows.every(repeats)) return grid;
  // Last, since it is what takes long, and few tables come so far.
  if (rows.every(({ cells: [key] }) => readHeader(key?.text ?? '').kind === 'unknown')) return grid;
  const named = new Set(keys.map((at) => wordsAt(header, at))).size > 1;
  const models = keys.map((at) => (named ? joined(header[at], header[at + 1]) : cellAt(header, at + 1)));
  return {
    ...grid,
    header: [emptyCell(grid.line), ...models],
    rows: rows.map((row) => ({
      ...row,
      cells: [cellAt(row.cells, 0), ...keys.map((at) => cellAt(row.cells, at + 1))],
    })),
  };
}

function wordsAt(cells: readonly Cell[], at: number): string {
  return foldWords(cells[at]?.text ?? '');
}

function cellAt(cells: readonly Cell[], at: number): Cell {
  return cells[at] ?? emptyCell(0);
}

/** A name and what stands behind it as one cell. */
function joined(name: Cell | undefined, cell: Cell | undefined): Cell {
  if (name === undefined || cell === undefined || name.text === '') return cell ?? emptyCell(0);
  const blank = plainCell(' ', name.line).pieces;
  return {
    ...name,
    text: `${name.text} ${cell.text}`.trim(),
    pieces: [...name.pieces, ...blank, ...cell.pieces],
  };
}
