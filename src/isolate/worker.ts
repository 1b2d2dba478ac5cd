import { parentPort, workerData } from 'node:worker_threads';
import { readEdition } from '../documents/read-edition.ts';
import { describeEnd } from './describe-end.ts';
import type { WorkerInput, WorkerMessage } from './messages.ts';

/** The entry of the worker thread that `readInWorker` starts: reads what it was given and says how it ended. */
function main(): void {
  // Only readInWorker starts this file, and a WorkerInput is what it hands over.
  const { documents, context } = workerData as WorkerInput;
  try {
    const edition = readEdition(documents, context, (document) => say({ type: 'reading', document }));
    say({ type: 'edition', edition });
  } catch (error) {
    say(describeEnd(error));
  }
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

main();
