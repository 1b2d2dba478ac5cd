import { type Column, hasField } from '../columns/columns.ts';
import type { Cell } from '../structure/cell.ts';
import type { Grid } from '../structure/grid.ts';

const dittoMarks = /^(?:\^+|"|''|〃|″|同上|ditto|same as above)$/i;

/**
 * The grid with the providers that a reader sees in cells that repeat the one above: ditto marks, and blank cells where
 * blank plainly means "as above". It does where each provider is written once, in the first of its rows, and more than
 * one group has blanks, or there is only one; otherwise a blank says that nothing is known.
 */
export function fillDown(grid: Grid, columns: readonly Column[]): Grid {
  const column = columns.find((one) => hasField(one, 'provider'));
  if (column === undefined) return grid;
  const cells = grid.rows.map((row) => row.cells[column.index]);
  const repeats = areGroups(cells) ? isBlankOrDitto : isDitto;
  let above: Cell | undefined;
  const rows = grid.rows.map((row) => {
    const cell = row.cells[column.index];
    if (cell === undefined || !repeats(cell) || above === undefined) {
      above = cell;
      return row;
    }
    const filled = { ...above, line: cell.line, column: cell.column };
    return { ...row, cells: row.cells.map((one) => (one === cell ? filled : one)) };
  });
  return { ...grid, rows };
}

function areGroups(cells: readonly (Cell | undefined)[]): boolean {
  const written = cells.flatMap((cell) => (cell === undefined || isBlankOrDitto(cell) ? [] : [nameIn(cell)]));
  const first = cells[0];
  if (first === undefined || isBlankOrDitto(first) || new Set(written).size < written.length) return false;
  const groups = cells.filter((cell, index) => {
    const next = cells[index + 1];
    return cell !== undefined && !isBlankOrDitto(cell) && next !== undefined && isBlankOrDitto(next);
  });
  return groups.length > 1 || (groups.length === 1 && written.length === 1);
}

function nameIn(cell: Cell): string {
  return cell.text === '' ? cell.alt : cell.text;
}

function isBlankOrDitto(cell: Cell): boolean {
  return nameIn(cell) === '' || isDitto(cell);
}

function isDitto(cell: Cell): boolean {
  return dittoMarks.test(cell.text);
}
