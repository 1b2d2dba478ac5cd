import { counted, quote } from '../../../base/words.ts';
import { firstLines } from '../../quotes.ts';
import { bestPairs, type Candidate, similarity, wordsOf } from '../../similarity.ts';
import { wordDiff } from '../../word-diff.ts';
import type { PartDifference } from './part.ts';
import { changedPlaces, isReordering, type Place } from './places.ts';

/** A paragraph or a line of code with the line of the document on which it begins. */
export interface Line {
  readonly text: string;
  readonly line: number;
}

/**
 * What differs between two lists of lines: the first lines of either side, and the words of the first place that
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
  const says = isReordering(places, keyOfLine) ? 'edited (lines in another order)' : describe(places, first);
  const line = (first.added[0] ?? first.removed[0])?.line ?? 1;
  return { from: quoteSide(places, 'removed'), to: quoteSide(places, 'added'), says, line };
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
  return lines.length === 0 ? null : firstLines(lines);
}

function describe(places: readonly Place<Line>[], first: Place<Line>): string {
  const rest = places.length - 1;
  return `${describePlace(first)}${rest > 0 ? `, and ${counted(rest, 'more place')}` : ''}`;
}

function describePlace({ removed, added }: Place<Line>): string {
  const [from, to] = [joined(removed), joined(added)];
  if (removed.length === 0) return `added: ${quote(to)}`;
  if (added.length === 0) return `removed: ${quote(from)}`;
  return `edited: “${wordDiff(from, to)}”`;
}

function joined(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join(' ');
}
