import { parentPort } from 'node:worker_threads';
import { readEdition } from '../read-edition.ts';
import { describeEnd, type WorkerInput, type WorkerMessage } from './messages.ts';

/** The entry of the thread that `startReaderThread` starts: reads what it is sent, one after the other, and
 * says how each ended. */
function read({ documents, context }: WorkerInput): void {
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

// Only a ReaderThread sends something, and a WorkerInput is what it sends.
parentPort?.on('message', read);
