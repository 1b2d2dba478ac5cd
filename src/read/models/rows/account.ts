import type { List, ListItem } from 'mdast';
import type { Ledger } from '../../../catalog/coverage.ts';
import { isModelId } from '../../../catalog/model-id.ts';
import { type Column, hasField, isStrayPrice } from '../columns/columns.ts';
import { readHeader } from '../columns/header.ts';
import type { Pair } from '../columns/list-entry.ts';
import { pairsOfBlock } from '../columns/list-grid.ts';
import type { Problems, Spot } from '../problems.ts';
import type { Block, HeadingPath } from '../structure/blocks.ts';
import { readCell } from '../structure/cell.ts';
import { type Grid, headerText } from '../structure/grid.ts';
import type { Outline } from '../structure/outline.ts';
import { isAbsent } from '../values/absent.ts';
import type { FoundTable } from './find-tables.ts';

/** What the configuration skips: tables and lists that are about no models. */
interface Skips {
  readonly skips: (grid: Grid | null, under: HeadingPath | null) => boolean;
}

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

interface Accounts {
  readonly ledger: Ledger;
  readonly problems: Problems;
}

/**
 * Gives every cell of a table and every item of a list its fate, so that all of them together are the document: what is
 * in a table of models is read, unless it was named as something else; other tables and lists are named. `passed` are the
 * cells that should have named a model, and whose rows are passed over as a whole.
 */
export function accountFor(
  outline: Outline,
  tables: readonly FoundTable[],
  skips: Skips,
  passed: ReadonlySet<Spot>,
  { ledger, problems }: Accounts,
): void {
  for (const [index, block] of outline.blocks.entries()) {
    const found = tables.filter((table) => table.block === index);
    if (block.kind === 'table') accountForTable(block, found, skips, { ledger, problems });
    if (block.kind === 'list') accountForList(block, found, skips, { ledger, problems });
    for (const table of found) {
      if (block.kind !== 'table') ledger.count(cellsIn(table.grid));
      for (const column of table.columns) passOver(column, table, passed, { ledger, problems });
    }
  }
}

function accountForTable(
  { grid, under }: BlockOf<'table'>,
  found: readonly FoundTable[],
  skips: Skips,
  { ledger, problems }: Accounts,
): void {
  const parts = cellsIn(grid);
  ledger.count(parts);
  if (found.length > 0) return;
  const known = skips.skips(grid, under);
  ledger.set({
    ...{ fate: 'notModels', what: 'table', name: headerText(grid), line: grid.line, parts },
    known,
  });
  if (!known && !ledger.isKnown(headerText(grid)) && tellsOfTokens(grid) && !isTold(grid, problems))
    problems.warning({ line: grid.line }, headerText(grid), ofNoModel);
}

/** An error names it already. */
function isTold({ line }: Grid, problems: Problems): boolean {
  return problems.list().some((problem) => problem.severity === 'error' && problem.line === line);
}

const ofNoModel =
  'the id of the model whose prices these are, in a column or in the heading; they are passed over';

/** Prices of input and of output, each under its name or beside it. */
function tellsOfTokens({ header, rows }: Grid): boolean {
  const beside = rows.length > mostProperties ? [] : rows.map(({ cells }) => cells[0]);
  return [header, beside].some((names) => {
    const items = names.flatMap((cell) => {
      const meaning = cell === undefined ? null : readHeader(cell.text);
      return meaning?.kind === 'price' && meaning.certain ? meaning.terms.items : [];
    });
    return items.includes('input') && items.includes('output');
  });
}

/** A table of more rows is no sheet of properties. */
const mostProperties = 60;

function cellsIn(grid: Grid): number {
  return grid.rows.reduce((sum, row) => sum + row.cells.length, 0);
}

/** A column that is nothing of a model: one that we know for that is named in the coverage, another one is news. */
function passOver(
  column: Column,
  { grid }: FoundTable,
  passed: ReadonlySet<Spot>,
  { ledger, problems }: Accounts,
): void {
  if (column.kind !== 'aside' && !hasField(column, 'aside')) return;
  const known = column.kind !== 'aside' || column.known;
  const cells = grid.rows
    .filter((row) => row.cells.length === grid.header.length && !row.cells.some((cell) => passed.has(cell)))
    .flatMap((row) => row.cells[column.index] ?? []);
  const filled = cells.filter(({ text }) => !isAbsent(text) && !isStrayPrice(column, text)).length;
  const { text, line } = column.header;
  ledger.set({ fate: 'passedOver', what: 'column', name: text, line, parts: filled, known });
  if (known || filled === 0 || ledger.isKnown(text)) return;
  problems.warning(
    column.header,
    text,
    `the name of a column that we know; ${filled === 1 ? '1 cell is' : `${filled} cells are`} passed over`,
  );
}

/** What items gave stands in cells; an item that gave none is named, and so is a list that gave none at all. */
function accountForList(
  block: BlockOf<'list'>,
  found: readonly FoundTable[],
  skips: Skips,
  { ledger, problems }: Accounts,
): void {
  const { list, under } = block;
  const items = itemsIn(list);
  const used = new Set(found.flatMap(linesOf));
  const left =
    found.length === 0 ? items : items.filter((item) => !spans(item, used) && !isHeadingOf(item, used));
  ledger.count(left.length);
  const line = list.position?.start.line ?? null;
  if (found.length === 0) {
    const name = items[0] === undefined ? '' : textOf(items[0]);
    const hasPrices = pairsOfBlock(block).some(isOfTokens);
    const areNotes = !hasPrices && items.every(isSentence) && !items.some(beginsWithId);
    const known = areNotes || skips.skips(null, under);
    if (!known && hasPrices) problems.warning({ line: line ?? 1 }, under?.cell.text ?? name, ofNoModel);
    ledger.set({ fate: 'notModels', what: 'list', name, line, parts: items.length, known });
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

/** Notes are prose that somebody set as bullets: they are heard for what they say of prices, and no list of anything. */
function isSentence(item: ListItem): boolean {
  return textOf(item).split(/\s+/).length >= wordsOfSentence;
}

const wordsOfSentence = 4;

/** `Input: $1 / 1M tokens`; `input: an array of at most 2,048 texts` is a parameter. */
function isOfTokens({ key, value }: Pair): boolean {
  const meaning = readHeader(key);
  const isItem =
    meaning.kind === 'price' && meaning.terms.items.some((item) => item === 'input' || item === 'output');
  return isItem && /[$¥€£]\s*\.?\d|\d\s*(?:USD|EUR|CNY|元|€)/.test(value.text);
}

/** `\`oak-2\` (default) - the fast one`: a sentence about a model is more than a note. */
function beginsWithId({ children: [first] }: ListItem): boolean {
  if (first?.type !== 'paragraph') return false;
  const [lead] = readCell(first.children, 1, 1).pieces.filter(({ text }) => text.trim() !== '');
  return (
    lead?.style === 'code' &&
    isModelId(lead.text) &&
    /[a-z]/i.test(lead.text) &&
    /\d/.test(lead.text) &&
    /[-/]/.test(lead.text)
  );
}

function textOf(item: ListItem): string {
  const [first] = item.children;
  return first?.type === 'paragraph' ? (readCell(first.children, 1, 1).text.split('\n')[0] ?? '') : '';
}
