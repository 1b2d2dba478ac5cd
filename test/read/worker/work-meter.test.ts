import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { afterGrowth } from '../../../src/read/worker/growth-meter.ts';
import { afterWork } from '../../../src/read/worker/work-meter.ts';

/** Whether the work of other threads came to `limitMs` while something was done. */
async function isReachedDuring(limitMs: number, doing: () => Promise<void>): Promise<boolean> {
  let reached = false;
  const end = afterWork(limitMs, () => {
    reached = true;
  });
  await doing();
  await wait(250);
  end();
  return reached;
}

/** A thread that turns until it has used so much processor time, however long that takes. */
async function busyThread(cpuMs: number): Promise<void> {
  const code = `const started = process.cpuUsage();
    const used = () => { const { user, system } = process.cpuUsage(started); return (user + system) / 1000; };
    while (used() < ${cpuMs}) {}`;
  const worker = new Worker(code, { eval: true });
  await new Promise((resolve) => worker.on('exit', resolve));
}

function busyHere(cpuMs: number): void {
  const started = process.cpuUsage();
  for (let used = 0; used < cpuMs; ) {
    const { user, system } = process.cpuUsage(started);
    used = (user + system) / 1000;
  }
}

describe('the work of a thread', () => {
  it('is what it computes', async () => {
    expect(await isReachedDuring(300, () => busyThread(900))).toBe(true);
  });

  it('is not the time that passes while it has nothing to do or no processor', async () => {
    expect(await isReachedDuring(300, () => wait(700))).toBe(false);
  });

  it('is not what this thread does meanwhile', async () => {
    expect(await isReachedDuring(500, async () => busyHere(900))).toBe(false);
  });
});

describe('afterGrowth', () => {
  it('calls back once the process has grown by so much, and not after its end', async () => {
    const calls: string[] = [];
    const end = afterGrowth(10_000, () => calls.push('never'));
    afterGrowth(32, () => calls.push('grown'));
    // What other tests left may be given back meanwhile, so it goes on growing until it is seen.
    const held: Buffer[] = [];
    const grown = (): readonly string[] => {
      held.push(Buffer.alloc(32 * 1024 * 1024, 1));
      return calls;
    };
    await expect.poll(grown, { interval: 60, timeout: 10_000 }).toEqual(['grown']);
    end();
  });
});
