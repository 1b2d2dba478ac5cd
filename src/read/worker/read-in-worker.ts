import type { Document } from '../../base/document.ts';
import type { Edition } from '../edition.ts';
import type { EditionContext } from '../read-edition.ts';
import { type ReaderThread, startReaderThread } from './reader-thread.ts';

/** What any set of documents may take, however small: enough for a machine that has much else to do. */
const baseDeadlineMs = 5_000;

/**
 * What each kilobyte may take on top. A large catalog reads in 2 to 4 ms a kilobyte on a machine of its own; texts made
 * to be slow take a hundred times that, and are small.
 */
const deadlineMsPerKilobyte = 20;

/** How to read apart from the main thread. */
export interface IsolationOptions {
  /** When reading has to be done, in milliseconds after its start; by default a few seconds, more for large documents. */
  readonly deadlineMs?: number;
  /** How much memory the values of the thread may take, in megabytes. */
  readonly memoryMb?: number;
  /** A thread that was started ahead, with its own limit of memory; without one it is started now. */
  readonly thread?: ReaderThread;
}

/**
 * Reads an edition as `readEdition` does, in a thread of its own that is stopped at a deadline and has a limit of
 * memory: some short Markdown texts take minutes to parse or overflow the stack.
 *
 * @throws {InvalidDocuments} as `readEdition` does, and naming the document that was being read when the deadline
 * passed or when memory or stack ran out. A bug of ours is thrown as it is.
 */
export async function readInWorker(
  documents: readonly Document[],
  context: EditionContext,
  {
    deadlineMs = deadlineFor(documents),
    memoryMb,
    thread = startReaderThread(memoryMb),
  }: IsolationOptions = {},
): Promise<Edition> {
  try {
    return await thread.read({ documents, context }, deadlineMs);
  } finally {
    // Not waited for: what is asked to end has nothing more to say.
    void thread.end();
  }
}

function deadlineFor(documents: readonly Document[]): number {
  const kilobytes = documents.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1000;
  return Math.round(baseDeadlineMs + kilobytes * deadlineMsPerKilobyte);
}
