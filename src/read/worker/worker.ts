import { readEdition } from '../read-edition.ts';
import type { WorkerInput } from './messages.ts';
import { serveThread } from './serve-thread.ts';

/** The entry of the thread that `startReaderThread` starts. */
serveThread(({ documents, context }: WorkerInput, onBegin) => readEdition(documents, context, onBegin));
