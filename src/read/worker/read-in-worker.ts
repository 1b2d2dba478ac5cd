import type { Document } from '../../base/document.ts';
import type { Edition } from '../edition.ts';
import type { EditionContext } from '../read-edition.ts';
import { isMuch } from './is-much.ts';
import type { ReadLimits } from './limits.ts';
import { type ReaderThread, startReaderThread } from './reader-thread.ts';
import { shareReaderThread, takeTurn } from './shared-thread.ts';

/** How to read apart from the main thread. */
export interface IsolationOptions {
  /** Replaces single bounds of the reading. */
  readonly limits?: Partial<ReadLimits> | undefined;
  /** A thread that was started ahead, with its own limits; without one it is started now. */
  readonly thread?: Pick<ReaderThread, 'run' | 'end'>;
}

/** Up to this many bytes it takes longer to load the readers than to read, so that one thread reads several. */
const littleText = 256 * 1024;

/**
 * Reads an edition as `readEdition` does, in a thread of its own that is stopped when it worked too long and has a limit
 * of memory: some short Markdown texts take minutes to parse or overflow the stack.
 *
 * @throws {InvalidDocuments} as `readEdition` does, and naming the document that was being read when a limit was
 * reached or the stack ran out. A bug of ours is thrown as it is.
 */
export async function readInWorker(
  documents: readonly Document[],
  context: EditionContext,
  { limits, thread = threadFor(documents, limits) }: IsolationOptions = {},
): Promise<Edition> {
  try {
    return await thread.run({ documents, context });
  } finally {
    // Not waited for: what is asked to end has nothing more to say.
    void thread.end();
  }
}

function threadFor(documents: readonly Document[], limits: IsolationOptions['limits']) {
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0);
  if (bytes <= littleText) return shareReaderThread(limits);
  return isMuch(documents) ? takeTurn(() => startReaderThread(limits)) : startReaderThread(limits);
}
