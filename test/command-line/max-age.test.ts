import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { closedPort } from '../support/closed-port.ts';
import { router, scratchFolder } from '../support/command-line.ts';
import { snapshotOf } from '../support/snapshot.ts';

let cwd = '';

beforeEach(async () => {
  cwd = scratchFolder();
  await router(['sync', '--upstream', 'embedded@2026-06-10'], { cwd });
});

/** Moves the record of the last check so many hours into the past. */
function age(hours: number): void {
  const file = join(cwd, '.router-one-sync/state.json');
  const state = JSON.parse(readFileSync(file, 'utf8'));
  state.targets.generated.lastCheck = new Date(Date.now() - hours * 3_600_000).toISOString();
  writeFileSync(file, JSON.stringify(state));
}

describe('the age of the last successful check', () => {
  it('is told when upstream cannot be reached, and above --max-age what that means', async () => {
    age(12 * 24);
    const before = snapshotOf(join(cwd, 'generated'));
    const unreachable = await closedPort();
    const plain = await router(['sync', '--upstream', unreachable], { cwd });
    expect(plain.code).toBe(3);
    expect(plain.stderr).toMatch(
      /The last successful check was on \d{4}-\d\d-\d\d \d\d:\d\d UTC, 12 days ago\.\n/,
    );
    const stale = await router(['sync', '--upstream', unreachable, '--max-age', '7d'], { cwd });
    expect(stale.code).toBe(3);
    expect(stale.stderr).toContain('12 days ago: more than the 7 days of --max-age');
    const fresh = await router(['sync', '--upstream', unreachable, '--max-age', '30d'], { cwd });
    expect(fresh.code).toBe(3);
    expect(fresh.stderr).not.toContain('--max-age');
    expect(snapshotOf(join(cwd, 'generated'))).toEqual(before);
  });

  it('is told when nothing is on record', async () => {
    const run = await router(['sync', '--upstream', await closedPort(), '--out', 'new'], { cwd });
    expect(run.stderr).toContain('No successful check is on record here.');
  });

  it('makes documents that cannot be read exit 3 above --max-age, and 4 below, with every problem told', async () => {
    await router(['fetch', '--upstream', 'embedded@2026-06-10', '--out', 'documents'], { cwd });
    writeFileSync(join(cwd, 'documents/documents/models.md'), '# Nothing\n');
    const sync = (...flags: string[]) => router(['sync', '--upstream', 'documents', ...flags], { cwd });
    age(50);
    const below = await sync('--max-age', '7d');
    expect(below.code).toBe(4);
    expect(below.stderr).toContain('2 days ago.');
    const above = await sync('--max-age', '24h');
    expect(above.code).toBe(3);
    expect(above.stderr).toContain('2 days ago: more than the 24 hours of --max-age');
    for (const run of [below, above]) expect(run.stderr).toMatch(/models.*error: saw/);
  });

  it('does not make a quiet upstream old: an answer that nothing changed is a check', async () => {
    age(30 * 24);
    const quiet = await router(['sync', '--upstream', 'embedded@2026-06-10', '--max-age', '7d'], { cwd });
    expect(quiet.code).toBe(0);
    expect(quiet.stdout).toContain('Nothing was written.');
    const after = await router(['sync', '--upstream', await closedPort(), '--max-age', '7d'], { cwd });
    expect(after.stderr).toContain('less than a minute ago.');
  });

  it('stands in the report of the edition that ends a long silence, and of `report`', async () => {
    age(12 * 24);
    expect((await router(['report'], { cwd })).stdout).toMatch(/last successful check was .* 12 days ago/);
    const run = await router(['sync', '--upstream', 'embedded@2026-09-11', '--fail-on', 'never'], { cwd });
    expect(run.stdout).toMatch(/last successful check was .* 12 days ago/);
    expect((await router(['report'], { cwd })).stdout).not.toContain('last successful check');
  });

  it.each(['7', 'a week', '-1d', ''])('is refused as %j', async (text) => {
    const run = await router(['sync', `--max-age=${text}`], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('a duration such as "90s", "12h" or "7d"');
  });
});
