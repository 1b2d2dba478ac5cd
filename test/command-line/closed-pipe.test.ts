import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { scratchFolder } from '../support/command-line.ts';

const cli = resolve(import.meta.dirname, '../../dist/scripts/cli.js');

it('a reader that goes away, such as head, does not end a run', async () => {
  const args = [cli, 'diff', 'embedded@2026-06-10', 'embedded@2026-10-07', '--fail-on', 'any'];
  const child = spawn(process.execPath, args, { cwd: scratchFolder(), stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(stderr).toBe('');
});
