import type { List, ListItem } from 'mdast';
import type { Ledger } from '../../../catalog/coverage.ts';
import { type Column, hasField } from '../columns/columns.ts';
import type { Problems } from '../problems.ts';
import { readCell } from '../structure/cell.ts';
import { type Grid, headerText } from '../structure/grid.ts';
import type { Outline } from '../structure/outline.ts';
import { isAbsent } from '../values/absent.ts';
import type { FoundTable } from './find-tables.ts';

/**
 * Gives every cell of a table and every item of a list its fate, so that all of them together are the document: what is
 * in a table of models is read, unless it was named as something else; other tables and lists are named.
 */
export function accountFor(
  outline: Outline,
  tables: readonly FoundTable[],
  ledger: Ledger,
  problems: Problems,
): void {
  for (const [index, block] of outline.blocks.entries()) {
    const found = tables.filter((table) => table.block === index);
    if (block.kind === 'table') accountForTable(block.grid, found, ledger, problems);
    if (block.kind === 'list') accountForList(block.list, found, ledger);
    if (block.kind === 'table') continue;
    for (const table of found) {
      ledger.count(cellsIn(table.grid));
      for (const column of table.columns) passOver(column, table, ledger, problems);
    }
  }
}

function accountForTable(grid: Grid, found: readonly FoundTable[], ledger: Ledger, problems: Problems): void {
  const parts = cellsIn(grid);
  ledger.count(parts);
  const [table] = found;
  if (table === undefined) {
    ledger.set({
      ...{ fate: 'notModels', what: 'table', name: headerText(grid), line: grid.line, parts, known: true },
    });
    return;
  }
  for (const column of table.columns) passOver(column, table, ledger, problems);
}

function cellsIn(grid: Grid): number {
  return grid.rows.reduce((sum, row) => sum + row.cells.length, 0);
}

/** A column that is nothing of a model: one that we know for that is named in the coverage, another one is news. */
function passOver(column: Column, { grid }: FoundTable, ledger: Ledger, problems: Problems): void {
  if (column.kind !== 'aside' && !hasField(column, 'aside')) return;
  const known = column.kind !== 'aside' || column.known;
  const cells = grid.rows
    .filter((row) => row.cells.length === grid.header.length)
    .flatMap((row) => row.cells[column.index] ?? []);
  const filled = cells.filter(({ text }) => !isAbsent(text)).length;
  const { text, line } = column.header;
  ledger.set({ fate: 'passedOver', what: 'column', name: text, line, parts: filled, known });
  if (known || filled === 0) return;
  problems.warning(
    column.header,
    text,
    `the name of a column that we know; ${filled === 1 ? '1 cell is' : `${filled} cells are`} passed over`,
  );
}

/** What items gave stands in cells; an item that gave none is named, and so is a list that gave none at all. */
function accountForList(list: List, found: readonly FoundTable[], ledger: Ledger): void {
  const items = itemsIn(list);
  const used = new Set(found.flatMap(linesOf));
  const left =
    found.length === 0 ? items : items.filter((item) => !spans(item, used) && !isHeadingOf(item, used));
  ledger.count(left.length);
  const line = list.position?.start.line ?? null;
  if (found.length === 0) {
    const name = items[0] === undefined ? '' : textOf(items[0]);
    ledger.set({ fate: 'notModels', what: 'list', name, line, parts: items.length, known: true });
    return;
  }
  for (const item of left)
    ledger.set({
      ...{ fate: 'passedOver', what: 'item', name: textOf(item), parts: 1, known: false },
      line: item.position?.start.line ?? null,
    });
}

function itemsIn(list: List): ListItem[] {
  return list.children.flatMap((item) => [
    item,
    ...item.children.flatMap((child) => (child.type === 'list' ? itemsIn(child) : [])),
  ]);
}

function linesOf({ grid, under }: FoundTable): number[] {
  const cells = [...grid.header, ...grid.rows.flatMap((row) => row.cells)];
  const from = grid.rows.flatMap((row) => row.from ?? []);
  return [...cells.map(({ line }) => line), ...from, ...(under === null ? [] : [under.cell.line])];
}

/** True if the item has a used line of its own, above the list that may be in it. */
function spans(item: ListItem, used: ReadonlySet<number>): boolean {
  const start = item.position?.start.line ?? 0;
  const below = item.children.find((child) => child.type === 'list')?.position?.start.line;
  const end = below === undefined ? (item.position?.end.line ?? start) : below - 1;
  for (let line = start; line <= Math.max(start, end); line += 1) if (used.has(line)) return true;
  return false;
}

/** `Pricing:` above items that gave something: it stood over them and says nothing itself. */
function isHeadingOf(item: ListItem, used: ReadonlySet<number>): boolean {
  const below = item.children.flatMap((child) => (child.type === 'list' ? itemsIn(child) : []));
  return /^[^:：]{1,60}[:：]?$/.test(textOf(item)) && below.some((each) => spans(each, used));
}

function textOf(item: ListItem): string {
  const [first] = item.children;
  return first?.type === 'paragraph' ? (readCell(first.children, 1, 1).text.split('\n')[0] ?? '') : '';
}
