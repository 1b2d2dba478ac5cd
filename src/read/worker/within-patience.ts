import { runInNewContext } from 'node:vm';
import { isOverflow } from './messages.ts';

/**
 * What `run` gives, or `null` when it does not end in so many milliseconds, because of what it works on or on a machine
 * that is busy, and when the stack runs out. None of it is decided here; whoever asks does the work again where only work
 * counts, in a thread that says how it ended. What is stopped leaves nothing half done, as long as it only makes values.
 */
export function withinPatience<Result>(ms: number, run: () => Result): { readonly result: Result } | null {
  try {
    let ended: { readonly result: Result } | null = null;
    const keep = () => {
      ended = { result: run() };
    };
    runInNewContext('keep()', { keep }, { timeout: ms });
    return ended;
  } catch (error) {
    if (isTimeout(error) || isOverflow(error)) return null;
    throw error;
  }
}

/** It comes from the other context, whose errors are not instances of ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
