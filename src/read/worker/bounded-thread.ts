import { Worker } from 'node:worker_threads';
import { InvalidDocuments } from '../../base/failure.ts';
import { afterGrowth } from './growth-meter.ts';
import { defaultReadLimits, type ReadLimits } from './limits.ts';
import type { WorkerMessage } from './messages.ts';
import { afterWork } from './work-meter.ts';

/** Runs a module from the sources: a small file that knows how to read TypeScript. */
const fromSource = new URL('./worker-from-source.mjs', import.meta.url);

/**
 * Where a heap meets its own limit within one long step of the engine, not the thread ends but the process. So that limit
 * is far above the bound, and who started the thread ends it in between, for what the whole process has grown by.
 */
const lastResort = 1.5;

/** What a heap takes beside its values: what is not collected yet, and young values. */
const besideValues = 1.1;

/** A thread that loads its module as soon as it is started, and works on what it is sent, one thing at a time. */
export interface BoundedThread<Input, Result> {
  /**
   * Gives the result, or throws: `InvalidDocuments` for what the work refuses and where a bound is reached, a bug of ours
   * as it is. Work is counted from the first document on: what a thread takes to start says nothing of the documents.
   */
  run(input: Input): Promise<Result>;
  /** False once the thread has ended, as it does at a bound: it does nothing more. */
  isAlive(): boolean;
  /** Ends the thread, in the midst of whatever it does. */
  end(): Promise<void>;
}

/** What a thread does, in words. */
export interface Doing {
  /** `reading` */
  readonly gerund: string;
  /** `to read` */
  readonly infinitive: string;
  /** `read`: what is done with a document by then. */
  readonly participle: string;
}

/** Starts a thread with bounds on a module that calls `serveThread`. Whoever starts it ends it. */
export function startThread<Input, Result>(
  module: URL,
  doing: Doing,
  given: Partial<ReadLimits> = {},
): BoundedThread<Input, Result> {
  const limits = { ...defaultReadLimits, ...given };
  // The flags of the main thread are not for this one: a loader among them would run twice.
  const resourceLimits = { maxOldGenerationSizeMb: Math.ceil(limits.memory * lastResort) };
  const file = module.pathname.endsWith('.ts') ? fromSource : module;
  const worker = new Worker(file, { execArgv: [], resourceLimits, workerData: module.href });
  // A thread may fail before anyone asks it to work; who asks is told, and who never asks need not know.
  let end: Error | null = null;
  worker.on('error', (error) => {
    end ??= error;
  });
  worker.on('exit', (code) => {
    end ??= endedWith(code);
  });
  return {
    run: (input) => (end === null ? runOnce<Result>(worker, { doing, limits }, input) : Promise.reject(end)),
    isAlive: () => end === null,
    end: async () => {
      await worker.terminate();
    },
  };
}

function endedWith(code: number): Error {
  return new Error(`a thread ended with code ${code} and without a result`);
}

/** What is said where a bound is reached. */
interface Bounds {
  readonly doing: Doing;
  readonly limits: ReadLimits;
}

async function runOnce<Result>(worker: Worker, bounds: Bounds, input: unknown): Promise<Result> {
  let turn: string | null = null;
  let endCounting: (() => void) | undefined;
  let endWatching: (() => void) | undefined;
  let listener: Listener | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      const stop = (words: Words): void => reject(tooMuch(turn, words));
      const endAtBound = async (words: Words) => {
        listener?.off();
        await worker.terminate();
        stop(words);
      };
      const { time, memory } = bounds.limits;
      listener = listen<Result>(worker, {
        message: (message) => {
          if (message.type === 'begun') {
            turn = message.document;
            endCounting ??= afterWork(time, () => void endAtBound(tooLong(bounds)));
            endWatching ??= afterGrowth(memory * besideValues, () => void endAtBound(tooLarge(bounds)));
          }
          if (message.type === 'done') resolve(message.result);
          if (message.type === 'invalid') reject(invalid(message));
          if (message.type === 'overflow') stop(tooDeep);
          if (message.type === 'bug') reject(message.error);
        },
        error: (error) => (isOutOfMemory(error) ? stop(tooLarge(bounds)) : reject(error)),
        exit: (code) => reject(endedWith(code)),
      });
      worker.postMessage(input);
    });
  } finally {
    endCounting?.();
    endWatching?.();
    listener?.off();
  }
}

interface Heard<Result> {
  message(message: WorkerMessage<Result>): void;
  error(error: Error): void;
  exit(code: number): void;
}

interface Listener {
  off(): void;
}

function listen<Result>(worker: Worker, { message, error, exit }: Heard<Result>): Listener {
  worker.on('message', message).on('error', error).on('exit', exit);
  return { off: () => void worker.off('message', message).off('error', error).off('exit', exit) };
}

/** What was seen, and what was expected instead. */
type Words = readonly [seen: string, expected: string];

const tooDeep: Words = ['nesting that overflows the stack', 'a document that is nested less deeply'];

function tooLong({ doing, limits }: Bounds): Words {
  const seen = `no end of ${doing.gerund} after ${limits.time / 1000} s of work`;
  return [
    seen,
    `a document that is ${doing.participle} in less, or a larger \`limits.read.time\` in the configuration`,
  ];
}

function tooLarge({ doing, limits }: Bounds): Words {
  const seen = `a text that takes more than ${limits.memory} MB of memory ${doing.infinitive}`;
  return [seen, 'a document that takes less, or a larger `limits.read.memory` in the configuration'];
}

function invalid({
  problems,
  advice,
}: Extract<WorkerMessage<unknown>, { type: 'invalid' }>): InvalidDocuments {
  return new InvalidDocuments(problems, { advice: advice ?? undefined });
}

/** A hostile or broken document, as far as anyone can tell without going on to the end. */
function tooMuch(document: string | null, [seen, expected]: Words): InvalidDocuments {
  const place = { document: document ?? 'documents', line: null, column: null };
  return new InvalidDocuments([{ ...place, seen, expected, severity: 'error' }]);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
