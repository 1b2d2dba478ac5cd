import { type Cell, plainCell } from '../structure/cell.ts';
import type { Grid } from '../structure/grid.ts';

/**
 * The grid with one header row. Where cells of a header were split, Markdown has a first row of nothing but brackets,
 * `| | (tokens) | (per 1M tokens) |`: it goes on with the header above it and is about no model.
 */
export function joinSecondHeader(grid: Grid): Grid {
  const [second, ...rows] = grid.rows;
  if (second === undefined || rows.length === 0 || second.cells.length !== grid.header.length) return grid;
  const filled = second.cells.filter((cell) => cell.text !== '');
  if (filled.length === 0 || !filled.every(isBracketed)) return grid;
  return { ...grid, header: grid.header.map((head, index) => join(head, second.cells[index])), rows };
}

function isBracketed(cell: Cell): boolean {
  return /^[(（][^()（）]*[)）]$/.test(cell.text);
}

function join(head: Cell, below: Cell | undefined): Cell {
  if (below === undefined || below.text === '') return head;
  return plainCell(`${head.text} ${below.text}`.trim(), head.line, head.column);
}
