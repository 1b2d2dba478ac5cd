import type { ReadLimits } from './limits.ts';
import { type ReaderThread, startReaderThread } from './reader-thread.ts';

/** A thread that several readings take turns in, for as long as any of them has not ended. */
interface SharedThread {
  thread: ReaderThread;
  readings: number;
  /** Settles when the last reading that was asked for is over. */
  turn: Promise<unknown>;
}

const shared = new Map<string, SharedThread>();

/**
 * A share in the thread of these bounds, to be ended like a thread of one's own. The last to end its share ends the
 * thread.
 */
export function shareReaderThread(limits: Partial<ReadLimits> = {}): Pick<ReaderThread, 'run' | 'end'> {
  const key = JSON.stringify(limits);
  const own = shared.get(key) ?? { thread: startReaderThread(limits), readings: 0, turn: Promise.resolve() };
  shared.set(key, own);
  own.readings += 1;
  return {
    run: (input) => {
      const edition = own.turn.then(() => {
        // One that reached a bound in the turn before reads nothing more.
        if (!own.thread.isAlive()) own.thread = startReaderThread(limits);
        return own.thread.run(input);
      });
      own.turn = edition.catch(() => {});
      return edition;
    },
    end: async () => {
      own.readings -= 1;
      if (own.readings > 0) return;
      if (shared.get(key) === own) shared.delete(key);
      await own.thread.end();
    },
  };
}

/** Settles when the last large reading that was asked for is over. */
let lastTurn: Promise<unknown> = Promise.resolve();

/** A thread that is started once every other that was given here has ended, to be ended like one of one's own. */
export function takeTurn(start: () => ReaderThread): Pick<ReaderThread, 'run' | 'end'> {
  const before = lastTurn;
  let over: () => void = () => {};
  lastTurn = new Promise<void>((resolve) => {
    over = resolve;
  });
  let thread: ReaderThread | null = null;
  return {
    run: async (input) => {
      await before;
      thread = start();
      return thread.run(input);
    },
    end: async () => {
      await thread?.end();
      over();
    },
  };
}
