import { groupBy } from '../../../base/group-by.ts';
import { counted, listed, quote } from '../../../base/words.ts';
import type { DocsRow, DocsTable } from '../../../read/edition.ts';
import { firstLines } from '../../quotes.ts';
import { bestPairs, similarity, type Words } from '../../similarity.ts';
import { wordDiff } from '../../word-diff.ts';
import { stableBlock } from '../sections.ts';
import { stableText } from '../volatile.ts';
import type { PartDifference } from './part.ts';

/** Tables whose headers differ are one table if they share so many of their rows' names. */
const leastShare = 0.5;

/** So many rows of a table are told; a table that changed in more was made anew. */
const toldRows = 3;

/** The tables of one section in two editions, compared row by row; a row is known by its first cell. */
export function compareTables(before: readonly DocsTable[], after: readonly DocsTable[]): PartDifference[] {
  const pairs = pairTables(before, after);
  const paired = new Set(pairs.flat());
  return [
    ...pairs.flatMap(([from, to]) => compareTable(from, to)),
    ...before.filter((table) => !paired.has(table)).map((table) => describeWhole(table, 'removed')),
    ...after.filter((table) => !paired.has(table)).map((table) => describeWhole(table, 'added')),
  ];
}

type TablePair = readonly [from: DocsTable, to: DocsTable];

function pairTables(before: readonly DocsTable[], after: readonly DocsTable[]): TablePair[] {
  const equal = pairByKey(before, after, stableBlock);
  const alike = pairByKey(without(before, equal), without(after, equal), ({ header }) => header.join('\n'));
  const known = [...equal, ...alike];
  const [gone, come] = [without(before, known), without(after, known)];
  const candidates = gone.flatMap((from, fromRank) =>
    come.map((to, toRank) => ({ from, to, fromRank, toRank, score: likeness(from, to) })),
  );
  const likely = bestPairs(candidates.filter(({ score }) => score >= leastShare));
  return [...known, ...likely.map(({ from, to }): TablePair => [from, to])];
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

function likeness(from: DocsTable, to: DocsTable): number {
  return similarity(namesOf(from), namesOf(to));
}

function namesOf({ rows }: DocsTable): Words {
  return new Map([...keyRows(rows).keys()].map((name) => [name, 1]));
}

function describeWhole(table: DocsTable, fate: 'added' | 'removed'): PartDifference {
  const lines = firstLines([table.header, ...table.rows.map(({ cells }) => cells)].map(printRow));
  const [from, to] = fate === 'removed' ? [lines, null] : [null, lines];
  const says = `table ${quote(table.header.join(', '))} ${fate}, with ${counted(table.rows.length, 'row')}`;
  return { kind: `table-${fate}`, field: fieldOf(table), from, to, says, line: table.line };
}

/** One row that differs: what it was, what it is, and that in words. */
interface RowDifference {
  readonly from: DocsRow | null;
  readonly to: DocsRow | null;
  readonly says: string;
}

function compareTable(before: DocsTable, after: DocsTable): PartDifference[] {
  const [old, now] = [keyRows(before.rows), keyRows(after.rows)];
  const names = new Set([...old.keys(), ...now.keys()]);
  const rows = [...names].flatMap((name) =>
    compareRow(
      name,
      { header: before.header, row: old.get(name) },
      { header: after.header, row: now.get(name) },
    ),
  );
  const told = [...compareHeaders(before, after), ...rows.slice(0, toldRows).map(({ says }) => says)];
  if (told.length === 0) return [];
  const rest = rows.length - toldRows;
  const says = `table: ${[...told, ...(rest > 0 ? [counted(rest, 'more row')] : [])].join('; ')}`;
  const quoteSide = (side: 'from' | 'to'): string | null => {
    const lines = rows.flatMap((row) => (row[side] === null ? [] : [printRow(row[side].cells)]));
    return lines.length === 0 ? null : firstLines(lines);
  };
  const line = rows.find(({ to }) => to !== null)?.to?.line ?? after.line;
  return [
    { kind: 'table-edited', field: fieldOf(after), from: quoteSide('from'), to: quoteSide('to'), says, line },
  ];
}

/** Rows by their first cell; a name that occurs again is numbered. */
function keyRows(rows: readonly DocsRow[]): Map<string, DocsRow> {
  const groups = groupBy(rows, ({ cells }) => stableText(cells[0] ?? ''));
  return new Map(
    [...groups].flatMap(([name, group]) =>
      group.map((row, index) => [index === 0 ? name : `${name} (${index + 1})`, row] as const),
    ),
  );
}

function compareHeaders(before: DocsTable, after: DocsTable): string[] {
  const onlyIn = (one: DocsTable, other: DocsTable): string[] =>
    one.header.filter((title) => !other.header.includes(title)).map(quote);
  const [come, gone] = [onlyIn(after, before), onlyIn(before, after)];
  return [
    ...(come.length === 0 ? [] : [`${come.length === 1 ? 'column' : 'columns'} ${listed(come)} added`]),
    ...(gone.length === 0 ? [] : [`${gone.length === 1 ? 'column' : 'columns'} ${listed(gone)} removed`]),
  ];
}

/** A row that may be missing, under the header of its table. */
interface TitledRow {
  readonly header: readonly string[];
  readonly row: DocsRow | undefined;
}

function compareRow(name: string, before: TitledRow, after: TitledRow): RowDifference[] {
  const [from, to] = [before.row ?? null, after.row ?? null];
  if (from === null) return [{ from, to, says: `row ${quote(name)} added` }];
  if (to === null) return [{ from, to, says: `row ${quote(name)} removed` }];
  const cells = after.header.flatMap((title, index) => {
    const column = before.header.indexOf(title);
    // A new column is told once, not for every row.
    if (column === -1) return [];
    return compareCell(title, from.cells[column] ?? '', to.cells[index] ?? '');
  });
  return cells.length === 0 ? [] : [{ from, to, says: `row ${quote(name)}: ${cells.join(', ')}` }];
}

function compareCell(title: string, from: string, to: string): string[] {
  return stableText(from) === stableText(to) ? [] : [`${quote(title)} “${wordDiff(from, to)}”`];
}

function fieldOf({ header }: DocsTable): string {
  return `table ${header[0] ?? ''}`.trim();
}

function printRow(cells: readonly string[]): string {
  return cells.join(' | ');
}
