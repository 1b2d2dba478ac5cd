import { parentPort } from 'node:worker_threads';
import { describeEnd, type WorkerMessage } from './messages.ts';

/**
 * What the entry of a thread does that `startThread` starts: works on what it is sent, one after the other, and says how
 * each ended. `work` tells of each document before its turn.
 */
export function serveThread<Input, Result>(
  work: (input: Input, onBegin: (document: string) => void) => Result,
): void {
  const say = (message: WorkerMessage<Result>): void => parentPort?.postMessage(message);
  // Only a thread's starter sends something, and an input is what it sends.
  parentPort?.on('message', (input: Input) => {
    try {
      say({ type: 'done', result: work(input, (document) => say({ type: 'begun', document })) });
    } catch (error) {
      say(describeEnd(error));
    }
  });
}
