import { Worker } from 'node:worker_threads';
import type { Document, DocumentName } from '../documents/document.ts';
import type { Edition } from '../documents/edition.ts';
import type { EditionContext } from '../documents/read-edition.ts';
import { InvalidDocuments } from '../problems/failure.ts';
import type { WorkerInput, WorkerMessage } from './messages.ts';

/** What any set of documents may take, however small: enough for a machine that has much else to do. */
const baseDeadlineMs = 5_000;

/**
 * What each kilobyte may take on top. A large catalog reads in 2 to 4 ms a kilobyte on a machine of its own; texts made
 * to be slow take a hundred times that, and are small.
 */
const deadlineMsPerKilobyte = 20;

/** Several times what 10,000 models need; a document that wants more is an attack on the machine that reads it. */
const defaultMemoryMb = 1024;

/** Compiled, the worker runs as it is; from the sources, through a small file that knows how to read TypeScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './worker.js',
  import.meta.url,
);

/** How to read apart from the main thread. */
export interface IsolationOptions {
  /** When reading has to be done, in milliseconds after its start; by default a few seconds, more for large documents. */
  readonly deadlineMs?: number;
  /** How much memory the values of the thread may take, in megabytes. */
  readonly memoryMb?: number;
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
  { deadlineMs = deadlineFor(documents), memoryMb = defaultMemoryMb }: IsolationOptions = {},
): Promise<Edition> {
  const worker = startWorker({ documents, context }, memoryMb);
  try {
    return await waitForEnd(worker, deadlineMs);
  } finally {
    await worker.terminate();
  }
}

function deadlineFor(documents: readonly Document[]): number {
  const kilobytes = documents.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1000;
  return Math.round(baseDeadlineMs + kilobytes * deadlineMsPerKilobyte);
}

function startWorker(workerData: WorkerInput, maxOldGenerationSizeMb: number): Worker {
  // The flags of the main thread are not for this one: a loader among them would run twice.
  return new Worker(workerFile, { workerData, execArgv: [], resourceLimits: { maxOldGenerationSizeMb } });
}

function waitForEnd(worker: Worker, deadlineMs: number): Promise<Edition> {
  return new Promise((resolve, reject) => {
    let reading: DocumentName | null = null;
    let deadline: NodeJS.Timeout | undefined;
    const stop = (seen: string): void => reject(unreadable(reading, seen));
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'reading') {
        reading = message.document;
        // Not earlier: how long a thread takes to start says something of the machine and nothing of the documents.
        deadline ??= setTimeout(() => stop(`no end of reading after ${deadlineMs / 1000} s`), deadlineMs);
      }
      if (message.type === 'edition') resolve(message.edition);
      if (message.type === 'invalid') reject(new InvalidDocuments(message.problems));
      if (message.type === 'overflow') stop('nesting that overflows the stack');
      if (message.type === 'bug') reject(message.error);
    });
    worker.on('error', (error) =>
      isOutOfMemory(error) ? stop('a text that takes too much memory') : reject(error),
    );
    worker.on('exit', (code) => {
      clearTimeout(deadline);
      reject(new Error(`the reading thread ended with code ${code} and without a result`));
    });
  });
}

/** A hostile or broken document, as far as anyone can tell without reading it to the end. */
function unreadable(document: DocumentName | null, seen: string): InvalidDocuments {
  const expected = 'a document that is read within seconds';
  const place = { document: document ?? 'documents', line: null, column: null };
  return new InvalidDocuments([{ ...place, seen, expected, severity: 'error' }]);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
