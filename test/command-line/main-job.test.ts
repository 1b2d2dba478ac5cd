import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/catalog/model.ts';
import { comparisonSchema } from '../../src/changes/comparison.ts';
import { historyEntrySchema } from '../../src/history/entry.ts';
import { folderWithPackage, router, scratchFolder } from '../support/command-line.ts';
import { snapshotOf } from '../support/snapshot.ts';

describe('the main job, from edition to edition', () => {
  it('makes a baseline, writes nothing for the same edition, and commits a breaking one with exit 1', async () => {
    const cwd = scratchFolder();
    const out = join(cwd, 'generated');
    const sync = (date: string, ...flags: string[]) =>
      router(['sync', '--upstream', `embedded@${date}`, '--out', out, ...flags], { cwd });

    const baseline = await sync('2026-06-10');
    expect(baseline).toMatchObject({ code: 0, stderr: '' });
    expect(baseline.stdout).toContain('Baseline: 30 models.');

    const before = snapshotOf(out);
    const again = await sync('2026-06-10');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain('Nothing was written.');
    expect(snapshotOf(out)).toEqual(before);

    const next = await sync(
      '2026-09-11',
      '--fail-on',
      'breaking',
      '--report',
      `json=${join(cwd, 'report.json')}`,
    );
    expect(next.code).toBe(1);
    expect(next.stdout).toContain('openai/gpt-4.1');
    const comparison = comparisonSchema.parse(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')));
    expect(comparison).toMatchObject({ bump: 'major', verdict: 'accepted' });

    const catalog = catalogSchema.parse(JSON.parse(readFileSync(join(out, 'catalog.json'), 'utf8')));
    expect(catalog.models).toHaveLength(38);
    const log = readFileSync(join(out, 'history.jsonl'), 'utf8').trimEnd().split('\n');
    expect(log.map((line) => historyEntrySchema.parse(JSON.parse(line)).date)).toEqual([
      '2026-06-10',
      '2026-09-11',
    ]);
  });

  it('writes nothing anywhere on a dry run', async () => {
    const cwd = scratchFolder();
    const run = await router(['sync', '--upstream', 'embedded', '--dry-run', '--json'], { cwd });
    expect(run.code).toBe(0);
    expect(comparisonSchema.parse(JSON.parse(run.stdout)).to.date).toBe('2026-10-07');
    expect(snapshotOf(cwd).size).toBe(0);
  });

  it('never takes a sample edition as the base of a live one', async () => {
    const cwd = await folderWithPackage('2026-06-10');
    const out = join(cwd, 'generated');
    await router(['fetch', '--upstream', 'embedded@2026-09-11', '--out', join(cwd, 'documents')], { cwd });
    const live = await router(['sync', '--upstream', join(cwd, 'documents'), '--out', out, '--json'], {
      cwd,
    });
    const comparison = comparisonSchema.parse(JSON.parse(live.stdout));
    expect(live.code).toBe(0);
    expect(comparison.from).toBeNull();
    expect(comparison.notes.join(' ')).toContain(
      'The sample edition of 2026-06-10 is replaced by a live one',
    );
  });
});

describe('check', () => {
  it('passes on the package of this repository and names a file of which one byte was changed', async () => {
    const cwd = await folderWithPackage('2026-06-10');
    const out = join(cwd, 'generated');
    expect(await router(['check', '--out', out], { cwd })).toMatchObject({ code: 0, stderr: '' });

    appendFileSync(join(out, 'models.js'), ' ');
    const edited = await router(['check', '--out', out], { cwd });
    expect(edited.code).toBe(1);
    expect(edited.stdout).toMatch(/changed\s+models\.js/);
    expect(edited.stdout).toContain('router-one-sync generate');

    expect((await router(['generate', '--out', out], { cwd })).stdout).toContain('1 files written');
    expect(await router(['check', '--out', out], { cwd })).toMatchObject({ code: 0 });
  });
});
