import type { Edition } from '../edition.ts';
import { type BoundedThread, startThread } from './bounded-thread.ts';
import type { ReadLimits } from './limits.ts';
import type { WorkerInput } from './messages.ts';

/** A thread that reads editions. */
export type ReaderThread = BoundedThread<WorkerInput, Edition>;

/** Built, it is a file beside the chunks. */
const module = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

const reading = { gerund: 'reading', infinitive: 'to read', participle: 'read' };

/** Starts such a thread. Whoever starts it ends it. */
export function startReaderThread(limits?: Partial<ReadLimits>): ReaderThread {
  return startThread(module, reading, limits);
}
