import type { Cell } from '../structure/cell.ts';
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
