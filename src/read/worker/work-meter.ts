import { performance } from 'node:perf_hooks';

/** How often the work of a thread is looked at: often enough for a bound of seconds, seldom enough to cost nothing. */
const intervalMs = 100;

/** Threads whose work is counted now. They share what is counted, since Node 20 tells no thread's time apart. */
let counting = 0;

/**
 * Calls back once the other threads of this process have worked for so many milliseconds, each of those that are
 * counted at the same time by an even share. What counts is processor time, less what this thread itself was busy with:
 * a machine that has no time for the thread makes it slow, and is never held against what it reads.
 *
 * @returns what ends the counting.
 */
export function afterWork(limitMs: number, act: () => void): () => void {
  let worked = 0;
  let last = workOfOthers();
  counting += 1;
  const timer = setInterval(() => {
    const now = workOfOthers();
    worked += Math.max(0, now - last) / counting;
    last = now;
    if (worked < limitMs) return;
    end();
    act();
  }, intervalMs);
  const end = once(() => {
    counting -= 1;
    clearInterval(timer);
  });
  return end;
}

/** Milliseconds of processor time since the process began, without those of this thread. */
function workOfOthers(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 - performance.eventLoopUtilization().active;
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
