import type { DocumentName } from './document.ts';
import { excerpt } from './excerpt.ts';
import type { Position } from './json-positions.ts';
import type { Problem } from './problem.ts';

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
