import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { builtCli, scratchFolder } from '../support/command-line.ts';

it('a reader that goes away, such as head, does not end a run', async () => {
  const args = [builtCli, 'diff', 'embedded@2026-06-10', 'embedded@2026-10-07', '--fail-on', 'any'];
  const child = spawn(process.execPath, args, { cwd: scratchFolder(), stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(stderr).toBe('');
});
