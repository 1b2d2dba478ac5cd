import type { DocsTable } from '../../../read/edition.ts';
import { similarity, wordsOf } from '../../similarity.ts';
import { stableText } from '../volatile.ts';
import type { ColumnPair, RowPair } from './part.ts';

/** Columns of the same title; titles that repeat, or are empty, in their order. The first column names the rows. */
export function pairColumns(before: readonly string[], after: readonly string[]): ColumnPair[] {
  const keys = keysOf(before);
  const pairs = keysOf(after).flatMap((key, to) =>
    keys.includes(key) ? [{ from: keys.indexOf(key), to }] : [],
  );
  const isOpen = !pairs.some(({ from, to }) => from === 0 || to === 0);
  return isOpen && before.length > 0 && after.length > 0 ? [{ from: 0, to: 0 }, ...pairs] : pairs;
}

function keysOf(header: readonly string[]): string[] {
  const titles = header.map((title) => stableText(title).toLowerCase());
  return titles.map(
    (title, index) => `${title} ${titles.slice(0, index).filter((one) => one === title).length}`,
  );
}

/** A title that shares this much is the same title, written otherwise. */
const likeTitle = 0.4;
/** A column of another title is the same if so many of its values are, and if it stands where the old one stood. */
const likeValues = { sameTitle: 0.5, otherTitle: 0.8, onlyOne: 0.5 };

/** Columns that got another title: what they have in common is their place, words of the title, or their values. */
export function pairRenamed(
  before: DocsTable,
  after: DocsTable,
  known: readonly ColumnPair[],
  rows: readonly RowPair[],
): ColumnPair[] {
  const gone = indexesOf(before.header).filter((index) => !known.some(({ from }) => from === index));
  const come = indexesOf(after.header).filter((index) => !known.some(({ to }) => to === index));
  const pairs: ColumnPair[] = [];
  for (const to of come) {
    const open = gone.filter((index) => !pairs.some((pair) => pair.from === index));
    // The one column that is left on either side, in the same place, may have more values that changed.
    const isLast = open.length === 1 && come.length - pairs.length === 1;
    const least = isLast ? likeValues.onlyOne : likeValues.otherTitle;
    const seen = [...known, ...pairs];
    const from = open.find((index) => isRenamed(before, after, { from: index, to }, seen, rows, least));
    if (from !== undefined) pairs.push({ from, to });
  }
  return pairs;
}

function indexesOf(header: readonly string[]): number[] {
  return [...header.keys()];
}

function isRenamed(
  { header: old }: DocsTable,
  { header: now }: DocsTable,
  pair: ColumnPair,
  known: readonly ColumnPair[],
  rows: readonly RowPair[],
  least: number,
): boolean {
  const samePlace = placeOf(known, pair, 'from') === placeOf(known, pair, 'to');
  const title = similarity(wordsOf(old[pair.from] ?? ''), wordsOf(now[pair.to] ?? ''));
  const { share, kinds } = sameValues(rows, pair);
  if (title >= likeTitle) return samePlace || share >= likeValues.sameTitle;
  // A column of one value throughout (`yes`) is like any other such column.
  return samePlace && kinds > 1 && share >= least;
}

/** After how many of the known columns it stands, and which is the last of them. */
function placeOf(known: readonly ColumnPair[], pair: ColumnPair, side: keyof ColumnPair): string {
  const before = known.filter((one) => one[side] < pair[side]).sort((a, b) => b[side] - a[side]);
  return before[0] === undefined ? '' : `${before[0].from} ${before[0].to}`;
}

function sameValues(rows: readonly RowPair[], { from, to }: ColumnPair): { share: number; kinds: number } {
  const values = rows.flatMap((row) =>
    row.from === null || row.to === null
      ? []
      : [[row.from.cells[from] ?? '', row.to.cells[to] ?? ''] as const],
  );
  const same = values.filter(([old, now]) => old !== '' && stableText(old) === stableText(now));
  const share = values.length === 0 ? 0 : same.length / values.length;
  return { share, kinds: new Set(same.map(([old]) => old)).size };
}
