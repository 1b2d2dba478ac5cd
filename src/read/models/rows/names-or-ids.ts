import { groupBy } from '../../../base/group-by.ts';
import { hasField } from '../columns/columns.ts';
import type { Cell } from '../structure/cell.ts';
import { isAbsent } from '../values/absent.ts';
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
  return isCertainlyId(cell) || ids.every((id) => id === id.toLowerCase() && /[-_:]/.test(id));
}

function isCertainlyId(cell: Cell): boolean {
  const ids = readIdCell(cell)?.ids ?? [];
  if (cell.pieces.some(({ style }) => style === 'code')) return true;
  return ids.length > 0 && ids.every((id) => id.includes('/'));
}

/**
 * Tables whose column is headed `Model` and holds names as well as words that could be ids: where the columns of that header
 * hold as many names as such words, and nothing that can only be an id, all of them are names. A false id is worse than none:
 * among names twice as many, lower case alone is no proof of an id (`o3-mini` beside `GPT-4 Turbo`).
 */
export function settleNames(tables: readonly FoundTable[]): FoundTable[] {
  const groups = groupBy(
    tables.filter((table) => subjectOf(table) !== undefined),
    (table) => foldWords(subjectOf(table)?.header.text ?? ''),
  );
  const named = new Set([...groups.values()].filter(holdNames).flat());
  const mixed = new Set([...groups.values()].filter(holdNamesToo).flat());
  return tables.map((table) => {
    if (named.has(table)) return { ...table, rowsBy: 'name' };
    return mixed.has(table) ? { ...table, withNames: true } : table;
  });
}

function subjectOf({ columns }: FoundTable) {
  return columns.find((column) => hasField(column, 'model'));
}

function holdNames(tables: readonly FoundTable[]): boolean {
  const cells = cellsOf(tables);
  const shaped = cells.filter((cell) => readIdCell(cell) !== null && !isBareWord(cell));
  if (shaped.length * 2 > cells.length || shaped.some(isCertainlyId)) return false;
  return shaped.length * 3 <= cells.length || !shaped.some(isWrittenAsId);
}

function holdNamesToo(tables: readonly FoundTable[]): boolean {
  return cellsOf(tables).some((cell) => !isAbsent(cell.text) && readIdCell(cell) === null);
}

function cellsOf(tables: readonly FoundTable[]): Cell[] {
  return tables.flatMap((table) => {
    const index = subjectOf(table)?.index ?? -1;
    return table.grid.rows.flatMap((row) => row.cells[index] ?? []).filter(({ text }) => text !== '');
  });
}

/** True for a word that begins with a capital and has no sign of an id, as names have. */
export function isBareWord(cell: Cell): boolean {
  return (
    cell.pieces.every(({ style }) => style !== 'code') &&
    /^(?:\p{Lu}\p{L}*|\p{Lu}\p{Ll}+(?:-\p{Ll}+)+)$/u.test(cell.text)
  );
}
