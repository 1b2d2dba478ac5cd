import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutUpdates } from '../../src/diff/docs/volatile.ts';
import { router, scratchFolder } from '../support/command-line.ts';
import { snapshotOf } from '../support/snapshot.ts';

describe('another day in the line that says when a page was made', () => {
  it('writes nothing that is committed; another day in what it says does', async () => {
    const cwd = scratchFolder();
    const run = (...args: string[]) => router([...args, '--fail-on', 'never'], { cwd });
    await router(['fetch', '--upstream', 'embedded@2026-06-10', '--out', 'site'], { cwd });
    await run('sync', '--upstream', 'site', '--date', '2026-06-10');
    const before = snapshotOf(join(cwd, 'generated'));
    const page = join(cwd, 'site/documents/models.md');
    const text = readFileSync(page, 'utf8');
    const change = (from: RegExp, to: string) => writeFileSync(page, text.replace(from, to));

    change(/^Last updated: .*$/m, 'Last updated: 2026-12-24');
    const quiet = await run('sync', '--upstream', 'site', '--date', '2026-12-25');
    expect(quiet.stdout).toContain('Nothing was written.');
    expect(snapshotOf(join(cwd, 'generated'))).toEqual(before);

    change(/Retires on 2026-08-31/, 'Retires on 2026-09-30');
    const news = await run('sync', '--upstream', 'site', '--date', '2026-12-25');
    expect(news.stdout).not.toContain('Nothing was written.');
  });

  it.each([
    ['*Updated: 7 October 2026*', '*Updated: 8 October 2026*', true],
    ['<!-- generated on 2026-01-02T03:04:05Z -->', '<!-- generated on 2026-01-03T03:04:05Z -->', true],
    ['  "generated_at": "2026-01-02T03:04:05.123Z",', '  "generated_at": "2026-01-03",', true],
    ['lastUpdated: 2026-01-02', 'lastUpdated: 2026-01-03', true],
    ['"last_updated": 1767225600,', '"last_updated": 1767312000,', true],
    ['最后更新：2026年1月2日', '最后更新：2026年1月3日', true],
    ['Retires on 2026-01-02', 'Retires on 2026-01-03', false],
    ['| elm/oak | released 2026-01-02 |', '| elm/oak | released 2026-01-03 |', false],
    ['Prices change on 2 January 2026.', 'Prices change on 3 January 2026.', false],
    ['"release_date": "2026-01-02"', '"release_date": "2026-01-03"', false],
  ])('is all that parts %j from %j: %j', (before, after, want) => {
    expect(withoutUpdates(`# Page\n\n${before}\n`) === withoutUpdates(`# Page\n\n${after}\n`)).toBe(want);
  });
});
