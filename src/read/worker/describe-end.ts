import { InvalidDocuments } from '../../base/failure.ts';
import type { WorkerMessage } from './messages.ts';

/** What a worker says of the error that its reading ended with. */
export function describeEnd(error: unknown): WorkerMessage {
  if (error instanceof InvalidDocuments) return { type: 'invalid', problems: error.problems };
  return isOverflow(error) ? { type: 'overflow' } : { type: 'bug', error };
}

/** Too much for the stack or for one string: what hostile nesting leads to. Other range errors are bugs. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack|Invalid string length/.test(error.message);
}
