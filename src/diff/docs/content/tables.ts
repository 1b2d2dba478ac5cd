import { groupBy } from '../../../base/group-by.ts';
import { counted, listed, quote } from '../../../base/words.ts';
import type { DocsTable } from '../../../read/edition.ts';
import { firstLines } from '../../quotes.ts';
import { bestPairs, similarity, type Words } from '../../similarity.ts';
import { wordDiff } from '../../word-diff.ts';
import { stableBlock } from '../sections.ts';
import { stableText } from '../volatile.ts';
import { pairColumns, pairRenamed } from './columns.ts';
import type { ColumnPair, PartDifference, RowPair } from './part.ts';
import { nameRow, pairRows, withoutNumbers } from './rows.ts';

/** Tables whose headers differ are one table if they share so many of their rows' names. */
const leastShare = 0.5;

/** So many rows of a table are told; a table that changed in more was made anew. */
const toldRows = 3;

/** The tables of one section in two editions, compared row by row. */
export function compareTables(before: readonly DocsTable[], after: readonly DocsTable[]): PartDifference[] {
  const equal = pairByKey(before, after, stableBlock);
  const [gone, come] = [without(before, equal), without(after, equal)];
  const pairs = pairTables(gone, come);
  return [
    ...pairs.flatMap(([from, to]) => compareTable(from, to)),
    ...without(gone, pairs).map((table) => describeWhole(table, 'removed')),
    ...without(come, pairs).map((table) => describeWhole(table, 'added')),
  ];
}

type TablePair = readonly [from: DocsTable, to: DocsTable];

function pairTables(before: readonly DocsTable[], after: readonly DocsTable[]): TablePair[] {
  const titled = groupBy(before, ({ header }) => header.join('\n'));
  const sameTitles = [...groupBy(after, ({ header }) => header.join('\n'))].flatMap(([header, own]) =>
    pairAlike(titled.get(header) ?? [], own, 0),
  );
  const [gone, come] = [without(before, sameTitles), without(after, sameTitles)];
  return [...sameTitles, ...pairAlike(gone, come, leastShare)];
}

function pairAlike(before: readonly DocsTable[], after: readonly DocsTable[], least: number): TablePair[] {
  const candidates = before.flatMap((from, fromRank) =>
    after.map((to, toRank) => ({
      from,
      to,
      fromRank,
      toRank,
      score: similarity(namesOf(from), namesOf(to)),
    })),
  );
  return bestPairs(candidates.filter(({ score }) => score >= least)).map(({ from, to }) => [from, to]);
}

function pairByKey(
  before: readonly DocsTable[],
  after: readonly DocsTable[],
  keyOf: (table: DocsTable) => string,
): TablePair[] {
  const waiting = groupBy(before, keyOf);
  return after.flatMap((to): TablePair[] => {
    const from = waiting.get(keyOf(to))?.shift();
    return from === undefined ? [] : [[from, to]];
  });
}

function without(tables: readonly DocsTable[], pairs: readonly TablePair[]): DocsTable[] {
  const taken = new Set(pairs.flat());
  return tables.filter((table) => !taken.has(table));
}

function namesOf({ rows }: DocsTable): Words {
  return new Map(rows.map(({ cells }) => [stableText(cells[0] ?? ''), 1]));
}

function describeWhole(table: DocsTable, fate: 'added' | 'removed'): PartDifference {
  const lines = firstLines([table.header, ...table.rows.map(({ cells }) => cells)].map(printRow));
  const [from, to] = fate === 'removed' ? [lines, null] : [null, lines];
  const says = `table ${quote(table.header.join(', '))} ${fate}, with ${counted(table.rows.length, 'row')}`;
  return { kind: `table-${fate}`, field: fieldOf(table), from, to, says, line: table.line, edits: [] };
}

/** One row that differs: what it was, what it is, and that in words. */
interface RowDifference extends RowPair {
  readonly says: string;
  readonly edits: PartDifference['edits'];
}

function compareTable(before: DocsTable, after: DocsTable): PartDifference[] {
  const same = pairColumns(before.header, after.header);
  const telling = withoutNumbers(before.rows, after.rows, same);
  const { pairs, keyLength } = pairRows(before.rows, after.rows, telling);
  const columns = [...same, ...pairRenamed(before, after, same, pairs)].sort((a, b) => a.to - b.to);
  // Where rows came or went, all those below them have another number, which says nothing of them.
  const isShifted = telling.length < same.length && before.rows.length !== after.rows.length;
  const compared = isShifted
    ? columns.filter((column) => !same.includes(column) || telling.includes(column))
    : columns;
  const rows = pairs.flatMap((pair) => compareRow(pair, after.header, compared, telling, keyLength));
  const titles = compareHeaders(before, after, columns);
  const told = [...titles, ...rows.slice(0, toldRows).map(({ says }) => says)];
  if (told.length === 0) return [];
  const rest = rows.length - toldRows;
  const says = `table: ${[...told, ...(rest > 0 ? [counted(rest, 'more row')] : [])].join('; ')}`;
  const line = rows.find(({ to }) => to !== null)?.to?.line ?? after.line;
  // A column that came or went is no edit that other tables could have in common.
  const edits = titles.length > 0 ? [] : rows.flatMap((row) => row.edits);
  const [from, to] = [printSide(rows, 'from', before, titles), printSide(rows, 'to', after, titles)];
  const unnamed = rest > 0 && { unnamed: rest };
  return [{ kind: 'table-edited', field: fieldOf(after), from, to, says, ...unnamed, line, edits }];
}

/** All rows that differ, below the header where that differs too; `null` where this side has none of them. */
function printSide(
  rows: readonly RowDifference[],
  side: keyof RowPair,
  { header }: DocsTable,
  titles: readonly string[],
): string | null {
  const lines = rows.flatMap((row) => (row[side] === null ? [] : [printRow(row[side].cells)]));
  const all = titles.length === 0 ? lines : [printRow(header), ...lines];
  return all.length === 0 ? null : all.join('\n');
}

function compareHeaders(
  { header: old }: DocsTable,
  { header: now }: DocsTable,
  columns: readonly ColumnPair[],
): string[] {
  const come = now.filter((_, index) => !columns.some(({ to }) => to === index)).map(quote);
  const gone = old.filter((_, index) => !columns.some(({ from }) => from === index)).map(quote);
  const renamed = columns.filter(({ from, to }) => stableText(old[from] ?? '') !== stableText(now[to] ?? ''));
  return [
    ...renamed.map(({ from, to }) => `column ${quote(old[from] ?? '')} renamed to ${quote(now[to] ?? '')}`),
    ...(come.length === 0 ? [] : [`${come.length === 1 ? 'column' : 'columns'} ${listed(come)} added`]),
    ...(gone.length === 0 ? [] : [`${gone.length === 1 ? 'column' : 'columns'} ${listed(gone)} removed`]),
  ];
}

function compareRow(
  { from, to }: RowPair,
  header: readonly string[],
  columns: readonly ColumnPair[],
  telling: readonly ColumnPair[],
  keyLength: number,
): RowDifference[] {
  const name = quote(nameRow(to ?? from, telling, to === null ? 'from' : 'to', keyLength));
  if (from === null || to === null) {
    return [{ from, to, says: `row ${name} ${from === null ? 'added' : 'removed'}`, edits: [null] }];
  }
  const cells = columns
    .map((pair) => ({
      title: header[pair.to],
      old: from.cells[pair.from] ?? '',
      now: to.cells[pair.to] ?? '',
    }))
    .filter(({ old, now }) => stableText(old) !== stableText(now));
  if (cells.length === 0) return [];
  const words = cells.map(({ title = '', old, now }) => `${quote(title)} “${wordDiff(old, now)}”`);
  const edits = cells.map(({ old, now }) => ({ from: old, to: now }));
  return [{ from, to, says: `row ${name}: ${words.join(', ')}`, edits }];
}

function fieldOf({ header }: DocsTable): string {
  return `table ${header[0] ?? ''}`.trim();
}

function printRow(cells: readonly string[]): string {
  return cells.join(' | ');
}
