import { Worker } from 'node:worker_threads';
import type { DocumentName } from '../../base/document.ts';
import { InvalidDocuments } from '../../base/failure.ts';
import type { Edition } from '../edition.ts';
import type { WorkerInput, WorkerMessage } from './messages.ts';

/** Compiled, the worker runs as it is; from the sources, through a small file that knows how to read TypeScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './start-worker.cjs',
  import.meta.url,
);

/** Several times what 10,000 models need; a document that wants more is an attack on the machine that reads it. */
const defaultMemoryMb = 1024;

/** A thread that loads the readers as soon as it is started, and reads one edition. */
export interface ReaderThread {
  /**
   * Reads, or throws what `readInWorker` throws. The deadline, in milliseconds, begins with the reading: how long a
   * thread takes to start says something of the machine and nothing of the documents.
   */
  read(input: WorkerInput, deadlineMs: number): Promise<Edition>;
  /** Ends the thread, in the midst of whatever it does. */
  end(): Promise<void>;
}

/** Starts a thread whose values may take so many megabytes of memory. Whoever starts it ends it. */
export function startReaderThread(maxOldGenerationSizeMb = defaultMemoryMb): ReaderThread {
  // The flags of the main thread are not for this one: a loader among them would run twice.
  const worker = new Worker(workerFile, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb } });
  const limit = { deadlineMs: Number.POSITIVE_INFINITY };
  const edition = waitForEnd(worker, limit);
  // A thread may fail before anyone asks it to read; who asks is told, and who never asks need not know.
  edition.catch(() => {});
  return {
    read: (input, deadlineMs) => {
      limit.deadlineMs = deadlineMs;
      worker.postMessage(input);
      return edition;
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

function waitForEnd(worker: Worker, limit: { readonly deadlineMs: number }): Promise<Edition> {
  return new Promise((resolve, reject) => {
    let reading: DocumentName | null = null;
    let deadline: NodeJS.Timeout | undefined;
    const stop = (seen: string): void => reject(unreadable(reading, seen));
    const late = (): void => stop(`no end of reading after ${limit.deadlineMs / 1000} s`);
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'reading') {
        reading = message.document;
        deadline ??= setTimeout(late, limit.deadlineMs);
      }
      if (message.type === 'edition') resolve(message.edition);
      if (message.type === 'invalid') reject(invalid(message));
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

function invalid({ problems, advice }: Extract<WorkerMessage, { type: 'invalid' }>): InvalidDocuments {
  return new InvalidDocuments(problems, { advice: advice ?? undefined });
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
