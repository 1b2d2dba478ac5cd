import * as z from 'zod';
import type { DocumentName } from './document.ts';
import { groupBy } from './group-by.ts';
import type { Position } from './json-positions.ts';
import { counted, listed } from './words.ts';

/** A place in a document. Lines and columns count from 1; a column counts UTF-16 units, as editors do. */
export const placeSchema = z.object({
  document: z.string(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  /** The edition of a comparison that has this line: `from` for what is gone; the newer one, `to`, where it is not said. */
  side: z.enum(['from', 'to']).optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** The place of what is gone: its line is one of the edition before, where another thing may stand by now. */
export function placeBefore(place: Place): Place {
  return { ...place, side: 'from' };
}

/**
 * Something in a document that could not be read as it should be: data, so that all problems of a run are told at once.
 *
 * `error` makes the document invalid (exit 4); `warning` costs one fact, which is then named under the model's `unread`.
 * `--strict` turns every warning into an error.
 */
export const problemSchema = z.object({
  document: z.string(),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  /** The text that was met, cut to a readable length. Foreign: escape it before it is printed. */
  seen: z.string(),
  /** What would have been readable, in our words. */
  expected: z.string(),
  severity: z.enum(['error', 'warning']),
});
export type Problem = z.infer<typeof problemSchema>;

/** What a reader gives back: a value, or `null` when a problem of severity `error` made the document invalid. */
export interface Reading<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
}

/** Where a problem is: a line alone when nothing finer is known, `null` for the document as a whole. */
export type ProblemPlace = Position | { readonly line: number } | null;

/** A problem that makes the document invalid. `seen` is foreign text and is cut to a readable length here. */
export function errorAt(
  document: DocumentName,
  place: ProblemPlace,
  seen: string,
  expected: string,
): Problem {
  return { ...problemAt(document, place, seen, expected), severity: 'error' };
}

/** A problem that costs one fact and leaves the document valid, unless the run is strict. */
export function warningAt(
  document: DocumentName,
  place: ProblemPlace,
  seen: string,
  expected: string,
): Problem {
  return { ...problemAt(document, place, seen, expected), severity: 'warning' };
}

function problemAt(document: DocumentName, place: ProblemPlace, seen: string, expected: string) {
  const column = place !== null && 'column' in place ? place.column : null;
  return { document, line: place?.line ?? null, column, seen: excerpt(seen), expected };
}

/** Long enough to recognise a line by, short enough for one line of a terminal. */
const longestExcerpt = 120;

/** A piece of foreign text on one line, cut to a readable length. It is still foreign: escape it before it is printed. */
function excerpt(text: string): string {
  const line = text
    .slice(0, longestExcerpt * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt - 1).trimEnd()}…` : line;
}

/** `docs, line 23 and 5 more places, and facts, line 8`: where something is said, the first place of each document. */
export function describePlaces(places: readonly Place[]): string {
  const documents = [...groupBy(places, ({ document }) => document)].map(([document, own]) => {
    const line = own[0]?.line === undefined ? '' : `, line ${own[0].line}`;
    const rest = own.length - 1;
    return `${document}${line}${rest > 0 ? ` and ${counted(rest, 'more place')}` : ''}`;
  });
  return listed(documents);
}
