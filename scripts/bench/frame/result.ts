/** One promise with what was measured of it. */
export interface Result {
  /** What is promised, with its limit: `type-checking 10,000 ids costs at most 1.6 times a plain array of them`. */
  readonly promise: string;
  /** What was seen, with its numbers. */
  readonly seen: string;
  /** `null` where nothing was promised: a figure for the reader, or a peer that is not installed. */
  readonly met: boolean | null;
}

/** A part of the benchmark: a file of this folder that gives its results one by one, as they are measured. */
export interface Part {
  measure(): AsyncIterable<Result>;
}

/** The result of a promise that is either kept or not. */
export function check(promise: string, met: boolean, seen: string): Result {
  return { promise, met, seen };
}

/** A figure without a promise. */
export function told(what: string, seen: string): Result {
  return { promise: what, seen, met: null };
}

/** In one word, the same on the screen and in tables. */
export function verdictOf(met: boolean | null): string {
  if (met === null) return 'told';
  return met ? 'kept' : 'MISSED';
}
