import { Worker } from 'node:worker_threads';
import type { DocumentName } from '../../base/document.ts';
import { InvalidDocuments } from '../../base/failure.ts';
import type { Edition } from '../edition.ts';
import { defaultReadLimits, type ReadLimits } from './limits.ts';
import type { WorkerInput, WorkerMessage } from './messages.ts';
import { afterWork } from './work-meter.ts';

/** Built, the worker is a file beside the chunks; from the sources, through a small file that knows how to read TypeScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './worker.js',
  import.meta.url,
);

/** A thread that loads the readers as soon as it is started, and reads editions, one at a time. */
export interface ReaderThread {
  /**
   * Reads, or throws what `readInWorker` throws. Work is counted from the reading on: what a thread takes to start says
   * nothing of the documents.
   */
  read(input: WorkerInput): Promise<Edition>;
  /** False once the thread has ended, as it does at a bound: it reads nothing more. */
  isAlive(): boolean;
  /** Ends the thread, in the midst of whatever it does. */
  end(): Promise<void>;
}

/** Starts a thread with bounds. Whoever starts it ends it. */
export function startReaderThread(given: Partial<ReadLimits> = {}): ReaderThread {
  const limits = { ...defaultReadLimits, ...given };
  // The flags of the main thread are not for this one: a loader among them would run twice.
  const resourceLimits = { maxOldGenerationSizeMb: limits.memory };
  const worker = new Worker(workerFile, { execArgv: [], resourceLimits });
  // A thread may fail before anyone asks it to read; who asks is told, and who never asks need not know.
  let end: Error | null = null;
  worker.on('error', (error) => {
    end ??= error;
  });
  worker.on('exit', (code) => {
    end ??= endedWith(code);
  });
  return {
    read: (input) => (end === null ? readOnce(worker, limits, input) : Promise.reject(end)),
    isAlive: () => end === null,
    end: async () => {
      await worker.terminate();
    },
  };
}

function endedWith(code: number): Error {
  return new Error(`the reading thread ended with code ${code} and without a result`);
}

async function readOnce(worker: Worker, limits: ReadLimits, input: WorkerInput): Promise<Edition> {
  let reading: DocumentName | null = null;
  let endCounting: (() => void) | undefined;
  let listener: Listener | undefined;
  try {
    return await new Promise<Edition>((resolve, reject) => {
      const stop = (words: Words): void => reject(unreadable(reading, words));
      const endAtBound = async () => {
        listener?.off();
        await worker.terminate();
        stop(tooLong(limits));
      };
      listener = listen(worker, {
        message: (message) => {
          if (message.type === 'reading') {
            reading = message.document;
            endCounting ??= afterWork(limits.time, () => void endAtBound());
          }
          if (message.type === 'edition') resolve(message.edition);
          if (message.type === 'invalid') reject(invalid(message));
          if (message.type === 'overflow') stop(tooDeep);
          if (message.type === 'bug') reject(message.error);
        },
        error: (error) => (isOutOfMemory(error) ? stop(tooLarge(limits)) : reject(error)),
        exit: (code) => reject(endedWith(code)),
      });
      worker.postMessage(input);
    });
  } finally {
    endCounting?.();
    listener?.off();
  }
}

interface Heard {
  message(message: WorkerMessage): void;
  error(error: Error): void;
  exit(code: number): void;
}

interface Listener {
  off(): void;
}

function listen(worker: Worker, { message, error, exit }: Heard): Listener {
  worker.on('message', message).on('error', error).on('exit', exit);
  return { off: () => void worker.off('message', message).off('error', error).off('exit', exit) };
}

/** What was seen, and what was expected instead. */
type Words = readonly [seen: string, expected: string];

const tooDeep: Words = ['nesting that overflows the stack', 'a document that is nested less deeply'];

function tooLong({ time }: ReadLimits): Words {
  const seen = `no end of reading after ${time / 1000} s of work`;
  return [seen, 'a document that is read in less, or a larger `limits.read.time` in the configuration'];
}

function tooLarge({ memory }: ReadLimits): Words {
  const seen = `a text that takes more than ${memory} MB of memory to read`;
  return [seen, 'a document that takes less, or a larger `limits.read.memory` in the configuration'];
}

function invalid({ problems, advice }: Extract<WorkerMessage, { type: 'invalid' }>): InvalidDocuments {
  return new InvalidDocuments(problems, { advice: advice ?? undefined });
}

/** A hostile or broken document, as far as anyone can tell without reading it to the end. */
function unreadable(document: DocumentName | null, [seen, expected]: Words): InvalidDocuments {
  const place = { document: document ?? 'documents', line: null, column: null };
  return new InvalidDocuments([{ ...place, seen, expected, severity: 'error' }]);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
