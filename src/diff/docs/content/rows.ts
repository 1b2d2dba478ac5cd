import { groupBy } from '../../../base/group-by.ts';
import type { DocsRow } from '../../../read/edition.ts';
import { bestPairs, type Candidate, similarity, wordsOf } from '../../similarity.ts';
import { anchorsOfText } from '../anchors.ts';
import { stableText } from '../volatile.ts';
import type { ColumnPair, RowPair } from './part.ts';

interface Rows {
  /** In the order of the older table; what came stands last. */
  readonly pairs: readonly RowPair[];
  /** How many of the columns, from the left, tell rows apart. */
  readonly keyLength: number;
}

/** Rows that share their first cell, or words of it, are one row if so much of all their cells is alike. */
const leastLikeness = 0.6;

/** More comparisons than this are not made: the rows were written anew. */
const mostComparisons = 10_000;

/**
 * Finds each row again: what is equal first, then what has the same key (the fewest columns from the left that tell all
 * rows apart: a table may be grouped by its first cell), then what is alike in all its cells.
 */
export function pairRows(
  before: readonly DocsRow[],
  after: readonly DocsRow[],
  columns: readonly ColumnPair[],
): Rows {
  const keyLength = lengthOfKey(before, after, columns);
  const partners = new Map<DocsRow, DocsRow>();
  for (const length of [columns.length, keyLength]) {
    const isSure = length === columns.length || isUnique(before, after, columns, length);
    if (isSure) takeByKey(before, after, columns, length, partners);
  }
  for (const { from, to } of bestPairs(candidates(before, after, columns, partners))) {
    partners.set(to, from);
  }
  const successors = new Map([...partners].map(([to, from]) => [from, to]));
  return {
    pairs: [
      ...before.map((from) => ({ from, to: successors.get(from) ?? null })),
      ...after.filter((to) => !partners.has(to)).map((to) => ({ from: null, to })),
    ],
    keyLength,
  };
}

/** The columns but for one that only numbers the rows of both tables (`1`, `2`, `3`), which tells where a row stands. */
export function withoutNumbers(
  before: readonly DocsRow[],
  after: readonly DocsRow[],
  columns: readonly ColumnPair[],
): readonly ColumnPair[] {
  const telling = columns.filter(({ from, to }) => !isNumbering(before, from) || !isNumbering(after, to));
  return telling.length === 0 ? columns : telling;
}

function isNumbering(rows: readonly DocsRow[], column: number): boolean {
  const numbers = rows.map(({ cells }) => /^\W*(\d+)\W*$/.exec(cells[column] ?? '')?.[1]);
  const first = Number(numbers[0]);
  return rows.length > 1 && first <= 1 && numbers.every((number, index) => Number(number) === first + index);
}

/** What a row is called: the cells that tell it from the others. */
export function nameRow(
  row: DocsRow | null,
  columns: readonly ColumnPair[],
  side: keyof ColumnPair,
  keyLength: number,
): string {
  const cells = columns.slice(0, keyLength).map((pair) => row?.cells[pair[side]] ?? '');
  return cells.filter((cell) => cell !== '').join(', ');
}

function takeByKey(
  before: readonly DocsRow[],
  after: readonly DocsRow[],
  columns: readonly ColumnPair[],
  length: number,
  partners: Map<DocsRow, DocsRow>,
): void {
  const taken = new Set(partners.values());
  const waiting = groupBy(
    before.filter((row) => !taken.has(row)),
    (row) => keyOf(row, columns, 'from', length),
  );
  for (const to of after.filter((row) => !partners.has(row))) {
    const from = waiting.get(keyOf(to, columns, 'to', length))?.shift();
    if (from !== undefined) partners.set(to, from);
  }
}

function keyOf(row: DocsRow, columns: readonly ColumnPair[], side: keyof ColumnPair, length: number): string {
  return JSON.stringify(columns.slice(0, length).map((pair) => stableText(row.cells[pair[side]] ?? '')));
}

/** Rows are told apart by this many columns at most; one, where not even these do. */
const longestKey = 3;

function lengthOfKey(
  before: readonly DocsRow[],
  after: readonly DocsRow[],
  columns: readonly ColumnPair[],
): number {
  const lengths = [1, 2, longestKey].filter((length) => length <= columns.length);
  return lengths.find((length) => isUnique(before, after, columns, length)) ?? Math.min(2, columns.length);
}

function isUnique(
  before: readonly DocsRow[],
  after: readonly DocsRow[],
  columns: readonly ColumnPair[],
  length: number,
): boolean {
  const distinct = (rows: readonly DocsRow[], side: keyof ColumnPair): number =>
    new Set(rows.map((row) => keyOf(row, columns, side, length))).size;
  return distinct(before, 'from') === before.length && distinct(after, 'to') === after.length;
}

function candidates(
  before: readonly DocsRow[],
  after: readonly DocsRow[],
  columns: readonly ColumnPair[],
  partners: ReadonlyMap<DocsRow, DocsRow>,
): Candidate<DocsRow>[] {
  const taken = new Set(partners.values());
  const gone = before.map((row, rank) => ({ row, rank })).filter(({ row }) => !taken.has(row));
  const come = after.map((row, rank) => ({ row, rank })).filter(({ row }) => !partners.has(row));
  if (gone.length * come.length > mostComparisons) return [];
  return gone
    .flatMap((from) =>
      come.map((to) => {
        const score = likeness(from.row, to.row, columns);
        return { from: from.row, to: to.row, fromRank: from.rank, toRank: to.rank, score };
      }),
    )
    .filter(({ score }) => score >= leastLikeness);
}

/** The mean over all cells; 0 for rows whose names have little in common, or name other numbers and code. */
function likeness(from: DocsRow, to: DocsRow, columns: readonly ColumnPair[]): number {
  const scores = columns.map((pair) => cellLikeness(from.cells[pair.from] ?? '', to.cells[pair.to] ?? ''));
  const [first] = columns;
  const [old, now] = [from.cells[first?.from ?? 0] ?? '', to.cells[first?.to ?? 0] ?? ''];
  const sameName = anchorsOfText(old).join('\n') === anchorsOfText(now).join('\n');
  if (!sameName || (scores[0] ?? 0) < leastName) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

const leastName = 0.5;

function cellLikeness(from: string, to: string): number {
  return stableText(from) === stableText(to) ? 1 : similarity(wordsOf(from), wordsOf(to));
}
