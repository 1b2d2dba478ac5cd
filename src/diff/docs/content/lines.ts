import { diffArrays } from 'diff';
import { counted, quote } from '../../../base/words.ts';
import { bestPairs, type Candidate, similarity, wordsOf } from '../../similarity.ts';
import { editOf, wordDiff } from '../../word-diff.ts';
import type { Edit, PartDifference } from './part.ts';

/** A paragraph or a line of code with the line of the document on which it begins. */
export interface Line {
  readonly text: string;
  readonly line: number;
}

/**
 * What differs between two lists of lines: those lines of either side, and the words of the first place that
 * changed. `null` when only volatile parts differ, which `keyOf` replaces by marks.
 */
export function compareLines(
  before: readonly Line[],
  after: readonly Line[],
  keyOf: (text: string) => string,
): Omit<PartDifference, 'kind' | 'field'> | null {
  const keyOfLine = ({ text }: Line): string => keyOf(text);
  const places = changedPlaces(before, after, keyOfLine).flatMap(takeApart);
  const [first] = places;
  if (first === undefined) return null;
  const isOrder = isReordering(places, keyOfLine);
  const says = isOrder ? { says: 'edited (lines in another order)' } : describe(places, first);
  const line = (first.added[0] ?? first.removed[0])?.line ?? 1;
  const edits = isOrder ? [] : places.map(editIn);
  return { from: quoteSide(places, 'removed'), to: quoteSide(places, 'added'), ...says, line, edits };
}

function editIn({ removed, added }: Place<Line>): Edit {
  return editOf(joined(removed), joined(added));
}

/** Lines that share less are not the same line edited. */
const leastShare = 0.4;

/** Above so many pairs of lines a place was written anew, and is told as one. */
const mostPairs = 400;

/** A place with several lines as one place for each line that was edited, and one for those that came or went. */
function takeApart(place: Place<Line>): Place<Line>[] {
  const { removed, added } = place;
  const several = removed.length > 0 && added.length > 0 && removed.length + added.length > 2;
  if (!several || removed.length * added.length > mostPairs) return [place];
  const edited = pairLines(removed, added);
  const taken = new Set(edited.flatMap(({ from, to }) => [from, to]));
  const left = (lines: readonly Line[]): Line[] => lines.filter((line) => !taken.has(line));
  return [
    ...edited.map(({ from, to }) => ({ removed: [from], added: [to] })),
    ...[{ removed: left(removed), added: left(added) }].filter(
      (rest) => rest.removed.length + rest.added.length > 0,
    ),
  ];
}

function pairLines(removed: readonly Line[], added: readonly Line[]): Candidate<Line>[] {
  const candidates = removed.flatMap((from, fromRank) =>
    added.map((to, toRank) => {
      const score = similarity(wordsOf(from.text), wordsOf(to.text));
      return { from, to, fromRank, toRank, score };
    }),
  );
  return bestPairs(candidates.filter(({ score }) => score >= leastShare)).sort((a, b) => a.toRank - b.toRank);
}

function quoteSide(places: readonly Place<Line>[], side: keyof Place<Line>): string | null {
  const lines = places.flatMap((place) => place[side].map(({ text }) => text));
  return lines.length === 0 ? null : lines.join('\n');
}

function describe(
  places: readonly Place<Line>[],
  first: Place<Line>,
): Pick<PartDifference, 'says' | 'unnamed'> {
  const rest = places.length - 1;
  // What says something comes before what only is indented otherwise.
  const shown = places.find((place) => !isOfBlanks(place)) ?? first;
  const says = describePlace(shown);
  return rest > 0 ? { says: `${says}, and ${counted(rest, 'more place')}`, unnamed: rest } : { says };
}

function describePlace({ removed, added }: Place<Line>): string {
  const [from, to] = [joined(removed), joined(added)];
  if (removed.length === 0) return `added: ${quote(to)}`;
  if (added.length === 0) return `removed: ${quote(from)}`;
  if (isOfBlanks({ removed, added })) return `edited (only blanks): ${quote(to.trim())}`;
  return `edited: “${wordDiff(from, to)}”`;
}

function isOfBlanks({ removed, added }: Place<Line>): boolean {
  const bare = (lines: readonly Line[]): string => joined(lines).replace(/\s+/g, '');
  return bare(removed) === bare(added);
}

function joined(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join(' ');
}

/** Lists that differ in more items than this are told as one place, since the search would take too long. */
const longestEdit = 1000;

/** Neighbouring items that went, and those that came in their stead; one of the two may be empty. */
interface Place<Item> {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** The places at which two lists differ, in order. Items are the same if their keys are. */
function changedPlaces<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): Place<Item>[] {
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), { maxEditLength: longestEdit });
  if (changes === undefined) return [{ removed: before, added: after }];
  const places: Place<Item>[] = [];
  let [left, right] = [0, 0];
  let open: readonly [left: number, right: number] | null = null;
  const close = (): void => {
    if (open !== null)
      places.push({ removed: before.slice(open[0], left), added: after.slice(open[1], right) });
    open = null;
  };
  for (const { added, removed, count } of changes) {
    if (added || removed) open ??= [left, right];
    else close();
    if (!added) left += count;
    if (!removed) right += count;
  }
  close();
  return places;
}

/** True when nothing came or went, and only the order is another. */
function isReordering<Item>(places: readonly Place<Item>[], keyOf: (item: Item) => string): boolean {
  const keys = (side: keyof Place<Item>): string =>
    JSON.stringify(places.flatMap((place) => place[side].map(keyOf)).sort());
  return keys('removed') === keys('added');
}
