import { describe, expect, it } from 'vitest';
import type { Bump } from '../../../src/changes/severity.ts';
import type { ReleaseRecord } from '../../../src/codegen/release.ts';
import { planRelease } from '../../../src/codegen/release.ts';
import type { HistoryEntry } from '../../../src/history/entry.ts';
import { wholePolicy } from '../../../src/sync/policy.ts';
import { changelogText } from '../../../src/sync/release.ts';
import { changeOf } from '../../report/comparisons.ts';

const policy = wholePolicy();

/** A log of a baseline and one entry for each list of kinds. The catalog in it stays empty. */
function historyOf(...kinds: readonly (readonly string[])[]): HistoryEntry[] {
  const entries = [[], ...kinds].map((own, index) => ({
    schemaVersion: 1 as const,
    date: `2026-0${index + 1}-01`,
    from: index === 0 ? null : 'sha256:0',
    to: 'sha256:0',
    sources: {},
    changes: own.map((kind) => changeOf({ kind, area: 'docs', subject: kind, message: 'moved a section' })),
  }));
  return entries;
}

const released: ReleaseRecord = { version: '1.4.2', date: '2026-01-01', entries: 1 };
const planAfter = (release: ReleaseRecord, history: readonly HistoryEntry[], atLeast?: Bump) =>
  planRelease({ version: release.version, releases: [release], history, policy }, atLeast);

describe('the step of a release', () => {
  it.each([
    ['a removal', [['model-removed']], 'major', '2.0.0'],
    ['a removal, whatever came after it', [['model-removed'], ['price-raised']], 'major', '2.0.0'],
    ['an added model', [['price-raised'], ['model-added']], 'minor', '1.5.0'],
    ['prices', [['price-raised', 'price-cut']], 'patch', '1.4.3'],
  ] as const)('is with %s since the last one as high as that asks', (_, kinds, bump, version) => {
    expect(planAfter(released, historyOf(...kinds))).toMatchObject({ bump, version });
  });

  it('does not count what was released already', () => {
    const release = { ...released, entries: 2 };
    expect(planAfter(release, historyOf(['model-removed'], ['price-cut']))).toMatchObject({ bump: 'patch' });
    expect(planAfter(release, historyOf(['model-removed']))).toBeNull();
  });

  it('can be raised and never lowered', () => {
    expect(planAfter(released, historyOf(['price-cut']), 'minor')).toMatchObject({ version: '1.5.0' });
    expect(planAfter(released, historyOf(['model-removed']), 'patch')).toMatchObject({ version: '2.0.0' });
    expect(planAfter(released, historyOf(), 'patch')).toMatchObject({ version: '1.4.3' });
  });

  it('is major when the log began anew, since what is gone is not known', () => {
    expect(planAfter({ ...released, entries: null }, historyOf())).toMatchObject({
      bump: 'major',
      reason: 'The log began anew after 1.4.2, so what is gone since is not known.',
    });
  });

  it('is none for the first release, which has the version of the package', () => {
    const plan = planRelease({
      version: '0.1.0',
      releases: [],
      history: historyOf(['model-removed']),
      policy,
    });
    expect(plan).toMatchObject({ version: '0.1.0', bump: 'none' });
  });
});

describe('the changelog', () => {
  const history = historyOf(['section-edited'], ['section-added'], ['section-moved']);

  it('is not there before the first release', () => {
    expect(changelogText(history, [], policy)).toBeNull();
  });

  it('has each change under the release that brought it, the newest first', () => {
    const text = changelogText(
      history,
      [
        released,
        { version: '1.5.0', date: '2026-03-01', entries: 3 },
        { version: '1.5.1', date: '2026-03-01', entries: 3 },
      ],
      policy,
    );
    expect(text?.match(/^## .*$|^- .*$/gm)).toEqual([
      '## 1.5.1 (2026-03-01)',
      '## 1.5.0 (2026-03-01)',
      '- `section-added`: moved a section',
      '- `section-edited`: moved a section',
      '## 1.4.2 (2026-01-01)',
    ]);
    expect(text).toContain('## 1.5.1 (2026-03-01)\n\nThe same edition, generated anew.\n');
  });

  it('says so where the log of a release is gone', () => {
    const text = changelogText(history, [{ ...released, entries: null }], policy);
    expect(text).toContain('## 1.4.2 (2026-01-01)\n\nThe log of its changes ended with a later baseline.\n');
  });
});
