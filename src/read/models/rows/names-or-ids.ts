import { groupBy } from '../../../base/group-by.ts';
import { hasField } from '../columns/columns.ts';
import type { Cell } from '../structure/cell.ts';
import { foldWords } from '../values/plain-text.ts';
import type { FoundTable } from './find-tables.ts';
import { readIdCell } from './id-cell.ts';

/**
 * True for a cell that can only be meant as ids: in code, with a vendor, or in the lower case that ids are written in.
 * `GPT-4.1` or `Universal-2` may as well be what a model is called.
 */
export function isWrittenAsId(cell: Cell): boolean {
  const ids = readIdCell(cell)?.ids ?? [];
  if (ids.length === 0) return false;
  if (cell.pieces.some(({ style }) => style === 'code')) return true;
  return ids.every((id) => id.includes('/') || (id === id.toLowerCase() && /[-_:]/.test(id)));
}

/**
 * Tables whose column is headed `Model` and holds names as well as words that could be ids: where the columns of that header
 * hold as many names as such words, and nothing that can only be an id, all of them are names. A false id is worse than none.
 */
export function settleNames(tables: readonly FoundTable[]): FoundTable[] {
  const groups = groupBy(
    tables.filter((table) => subjectOf(table) !== undefined),
    (table) => foldWords(subjectOf(table)?.header.text ?? ''),
  );
  const named = new Set([...groups.values()].filter(holdNames).flat());
  return tables.map((table) => (named.has(table) ? { ...table, rowsBy: 'name' } : table));
}

function subjectOf({ columns }: FoundTable) {
  return columns.find((column) => hasField(column, 'model'));
}

function holdNames(tables: readonly FoundTable[]): boolean {
  const cells = tables.flatMap((table) => {
    const index = subjectOf(table)?.index ?? -1;
    return table.grid.rows.flatMap((row) => row.cells[index] ?? []).filter(({ text }) => text !== '');
  });
  const shaped = cells.filter((cell) => readIdCell(cell) !== null);
  return shaped.length * 2 <= cells.length && !shaped.some(isWrittenAsId);
}
