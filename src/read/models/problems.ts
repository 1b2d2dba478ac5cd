import type { DocumentName } from '../../base/document.ts';
import type { Problem } from '../../base/problem.ts';

/** Longest text that a problem quotes: enough to find the cell, short enough for a report's line. */
const maximumSeen = 200;

/** What is expected where an id is kept that cannot be generated. */
export const strangeId =
  'ids of letters, digits and . _ : @ + ~ = -, in segments separated by /; these are kept, and left out of types and paths';

/** What is expected of a gap that the configuration names. */
export const unmetGap = 'a gap of the catalog by that name; models --coverage prints their names';

/** Where in the document something was met. */
export interface Spot {
  readonly line: number;
  readonly column?: number;
}

/** Collects what could not be read, so that one run tells all of it. */
export interface Problems {
  error(spot: Spot | null, seen: string, expected: string): void;
  warning(spot: Spot | null, seen: string, expected: string): void;
  /** In the order of the document. */
  list(): Problem[];
}

/** A new collection for one document. */
export function collectProblems(document: DocumentName): Problems {
  const found: Problem[] = [];
  const add = (severity: Problem['severity'], spot: Spot | null, seen: string, expected: string): void => {
    const place = { line: spot?.line ?? null, column: spot?.column ?? null };
    found.push({ document, ...place, seen: shorten(seen), expected, severity });
  };
  return {
    error: (spot, seen, expected) => add('error', spot, seen, expected),
    warning: (spot, seen, expected) => add('warning', spot, seen, expected),
    list: () => oneCauseOneLine(found.sort(inOrder)),
  };
}

function inOrder(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** So many problems of one cause are told each by itself; of more, the first with the number of all. */
const mostOfOneCause = 5;
/** So many places are named of a cause that is told once. */
const placesNamed = 5;

/** Many problems of one cause as one, with their number and the first places. */
export function oneCauseOneLine(problems: readonly Problem[]): Problem[] {
  const causes = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.expected}`;
    const known = causes.get(key);
    if (known === undefined) causes.set(key, [problem]);
    else known.push(problem);
  }
  const told = new Set(
    [...causes.values()].flatMap((alike) => (alike.length > mostOfOneCause ? alike.slice(1) : [])),
  );
  const first = new Map(
    [...causes.values()].flatMap((alike) => (alike[0] === undefined ? [] : [[alike[0], alike]])),
  );
  return problems
    .filter((problem) => !told.has(problem))
    .flatMap((problem) => toldOnce(first.get(problem) ?? [problem], problem));
}

function toldOnce(problems: readonly Problem[], first: Problem): readonly Problem[] {
  if (problems.length <= mostOfOneCause) return [first];
  const lines = [...new Set(problems.flatMap(({ line }) => line ?? []))];
  const more = lines.length > placesNamed ? ', …' : '';
  const places = `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, placesNamed).join(', ')}${more}`;
  const texts = [...new Set(problems.map(({ seen }) => seen))];
  const seen = shorten(texts.slice(0, placesNamed).join('; ') + (texts.length > placesNamed ? '; …' : ''));
  return [{ ...first, seen, expected: `${first.expected} (${problems.length} times: ${places})` }];
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= maximumSeen ? line : `${line.slice(0, maximumSeen - 1)}…`;
}
