import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { releaseWorkflow } from '../../../scripts/init/release-workflow.ts';
import { router, scratchFolder } from '../../support/command-line.ts';
import { snapshotOf } from '../../support/snapshot.ts';

const samples = resolve(import.meta.dirname, '../../../src/serve/samples/editions');
const versioned = z.object({ version: z.string() });

it('releases the client by its changes: version and changelog, and check stays green', async () => {
  const cwd = scratchFolder();
  const run = (...args: readonly string[]) => router(args, { cwd });
  const sync = (date: string) =>
    run('sync', '--upstream', join(samples, date), '--date', date, '--fail-on', 'never');
  const version = () => versioned.parse(JSON.parse(read('generated/package.json'))).version;
  const read = (file: string) => readFileSync(join(cwd, file), 'utf8');

  await sync('2026-06-10');
  const first = await run('release');
  expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('generated: released as 0.1.0.') });
  expect(first.stdout).toContain('npm publish ./generated. With `router-one-sync init --release` a workflow');
  expect(read('generated/CHANGELOG.md')).toBe(
    '# Changelog\n\n## 0.1.0 (2026-06-10)\n\nBaseline: 30 models.\n',
  );
  const again = await run('release', '--dry-run');
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing changed for its users') });
  expect(await run('release', '--verify', 'client-v0.1.0')).toMatchObject({ code: 0 });

  await sync('2026-09-11');
  const pending = await run('release', '--verify', 'client-v0.1.0');
  expect(pending).toMatchObject({ code: 2, stderr: expect.stringContaining('ask for a major release') });
  const before = snapshotOf(cwd);
  const trial = await run('release', '--dry-run', '--at-least', 'patch');
  expect(trial.stdout).toContain('would be released as 1.0.0, a major step.');
  expect(snapshotOf(cwd)).toEqual(before);

  mkdirSync(join(cwd, '.github/workflows'), { recursive: true });
  writeFileSync(join(cwd, '.github/workflows/out.yml'), releaseWorkflow({ out: 'generated' }));
  const final = await run('release');
  expect(final).toMatchObject({ code: 0, stderr: '' });
  expect(final.stdout).toMatch(/npm would pack \d+ files, \d+ bytes/);
  expect(final.stdout).toMatch(
    /pushing the tag client-v1\.0\.0, for which \.github\/workflows\/out\.yml\s+waits/,
  );
  expect(version()).toBe('1.0.0');
  expect(read('generated/README.md')).toContain('| version | 1.0.0 |');
  expect(read('generated/CHANGELOG.md')).toMatch(
    /^# Changelog\n\n## 1\.0\.0 \(2026-09-11\)[\s\S]*- `openai\/gpt-4\.1`: removed/,
  );
  expect(await run('check')).toMatchObject({ code: 0 });
  expect(await run('release', '--verify', 'client-v0.1.0')).toMatchObject({ code: 2 });
  expect(await run('release', '--verify', 'client-v1.0.0')).toMatchObject({ code: 0 });
}, 120_000);

it('never releases sample data, whatever is asked', async () => {
  const cwd = scratchFolder();
  cpSync(resolve(import.meta.dirname, '../../../generated'), join(cwd, 'generated'), { recursive: true });
  const before = snapshotOf(cwd);
  for (const flags of [
    ['--at-least', 'major'],
    ['--verify', 'client-v0.1.0'],
  ]) {
    const { code, stderr } = await router(['release', ...flags], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('generated holds a sample edition: its models and prices are made up.'),
    });
  }
  expect(snapshotOf(cwd)).toEqual(before);
});

it('asks for a package where there is none', async () => {
  expect(await router(['release'], { cwd: scratchFolder() })).toMatchObject({ code: 6 });
});
