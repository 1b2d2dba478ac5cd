import type { DocumentName } from '../../base/document.ts';
import type { Problem } from '../../base/problem.ts';

/** Longest text that a problem quotes: enough to find the cell, short enough for a report's line. */
const maximumSeen = 200;

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
    list: () => [...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= maximumSeen ? line : `${line.slice(0, maximumSeen - 1)}…`;
}
