import type { Document } from '../../base/document.ts';
import { InvalidDocuments } from '../../base/failure.ts';
import type { Problem } from '../../base/problem.ts';
import type { EditionContext } from '../read-edition.ts';

/** What the worker that reads is sent: plain data, copied by structured clone. */
export interface WorkerInput {
  readonly documents: readonly Document[];
  readonly context: EditionContext;
}

/** What a worker says, in this order: the name of each document before its turn, then one end. */
export type WorkerMessage<Result> =
  | { readonly type: 'begun'; readonly document: string }
  | { readonly type: 'done'; readonly result: Result }
  | WorkerFailure;

type WorkerFailure =
  /** `InvalidDocuments` as data: a class does not survive the copy. */
  | { readonly type: 'invalid'; readonly problems: readonly Problem[]; readonly advice: string | null }
  /** The stack ran out on the document whose turn it was. */
  | { readonly type: 'overflow' }
  /** A bug of ours, with its own stack. */
  | { readonly type: 'bug'; readonly error: unknown };

/** What a worker says of the error that its work ended with. */
export function describeEnd(error: unknown): WorkerFailure {
  if (error instanceof InvalidDocuments)
    return { type: 'invalid', problems: error.problems, advice: error.advice };
  return isOverflow(error) ? { type: 'overflow' } : { type: 'bug', error };
}

/** Too much for the stack or for one string: what hostile nesting leads to. Other range errors are bugs. */
export function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack|Invalid string length/.test(error.message);
}
