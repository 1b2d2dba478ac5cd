import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { builtCli, router, scratchFolder } from '../support/command-line.ts';
import { startFaultServer } from '../support/fault-server.ts';
import { snapshotOf } from '../support/snapshot.ts';

describe('a sync that is interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends with %i, says so, and leaves everything as it was', async (signal, code) => {
    const cwd = scratchFolder();
    const out = join(cwd, 'generated');
    await router(['sync', '--upstream', 'embedded@2026-06-10', '--out', out], { cwd });
    const before = snapshotOf(cwd);

    const { child, words } = await waitingSync(cwd, out);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
    expect(words()).toMatch(/interrupted/i);
    expect(words()).not.toMatch(/^\s+at /m);
    expect(snapshotOf(cwd)).toEqual(before);
  });
});

/** A sync in a process of its own that waits for a site which never answers. */
async function waitingSync(cwd: string, out: string) {
  const site = await startFaultServer({ '*': { silent: true } });
  onTestFinished(() => site.close());
  const args = [builtCli, 'sync', '--upstream', site.origin, '--out', out];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  await expect.poll(() => site.seen.length, { timeout: 30_000 }).toBe(4);
  return { child, words: () => stderr };
}
