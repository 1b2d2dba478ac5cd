import type { Problem } from './problem.ts';

/** What a reader gives back: a value, or `null` when a problem of severity `error` made the document invalid. */
export interface Reading<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
}
