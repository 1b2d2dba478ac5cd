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

it.each([
  ['lists', 'let v = 1; for (let i = 0; i < 20000; i += 1) v = [v]; const from = v;', 'levels deep'],
  ['itself', 'const from = {}; from.from = from;', 'levels deep'],
  ['a getter', 'const from = { get a() { throw new Error("not yet"); } };', 'not yet'],
  ['no text', 'throw Object.create(null);', 'cannot be run'],
])('a module that makes or throws %s is no configuration', async (_, lines, told) => {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'deep.mjs');
  writeFileSync(
    file,
    `${lines}\nexport default { ignores: [{ rule: 'model-added', reason: 'x', from }] };\n`.replace(
      /^throw.*$/m,
      'const from = 1; $&',
    ),
  );
  const reading = readConfigFile('deep.mjs', file);
  await expect(reading).rejects.toThrow(UsageFailure);
  await expect(reading).rejects.toThrow(told);
});

it('a large number of a module is said to be none that is expected', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'large.mjs');
  writeFileSync(file, 'export default { limits: { judge: { priceFactor: 10n } } };\n');
  await expect(readConfigFile('large.mjs', file)).rejects.toThrow(
    'priceFactor: expected a whole number from 2 on, got a bigint',
  );
});

it('a byte order mark before a configuration says nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'marked.json');
  writeFileSync(file, '\ufeff{ "failOn": "never" }');
  expect(await readConfigFile('marked.json', file)).toEqual({ failOn: 'never' });
});
