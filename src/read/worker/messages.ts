import type { Document, DocumentName } from '../../base/document.ts';
import { InvalidDocuments } from '../../base/failure.ts';
import type { Problem } from '../../base/problem.ts';
import type { Edition } from '../edition.ts';
import type { EditionContext } from '../read-edition.ts';

/** What the worker is sent: plain data, copied by structured clone. */
export interface WorkerInput {
  readonly documents: readonly Document[];
  readonly context: EditionContext;
}

/** What the worker says, in this order: the name of each document before it is read, then one end. */
export type WorkerMessage =
  | { readonly type: 'reading'; readonly document: DocumentName }
  | { readonly type: 'edition'; readonly edition: Edition }
  /** `InvalidDocuments` as data: a class does not survive the copy. */
  | { readonly type: 'invalid'; readonly problems: readonly Problem[]; readonly advice: string | null }
  /** The reader ran out of stack on the document that was being read. */
  | { readonly type: 'overflow' }
  /** A bug of ours, with its own stack. */
  | { readonly type: 'bug'; readonly error: unknown };

/** What a worker says of the error that its reading ended with. */
export function describeEnd(error: unknown): WorkerMessage {
  if (error instanceof InvalidDocuments)
    return { type: 'invalid', problems: error.problems, advice: error.advice };
  return isOverflow(error) ? { type: 'overflow' } : { type: 'bug', error };
}

/** Too much for the stack or for one string: what hostile nesting leads to. Other range errors are bugs. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack|Invalid string length/.test(error.message);
}
