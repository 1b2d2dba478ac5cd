import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { UsageFailure } from '../../src/base/failure.ts';
import { readConfigFile } from '../../src/config/config-file.ts';

it.each([
  ['objects', `${'{"limits":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['open ends', '['.repeat(20_000)],
])('a configuration of %s 20,000 deep is no configuration', async (_, text) => {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'deep.json');
  writeFileSync(file, text);
  await expect(readConfigFile('deep.json', file)).rejects.toThrow(UsageFailure);
});
