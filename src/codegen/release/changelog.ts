import type { Comparison, EditionRef } from '../../changes/comparison.ts';
import { comparisonOf, nothingCounted } from '../../changes/compose.ts';
import type { Policy } from '../../changes/policy.ts';
import { rebuild } from '../../history/catalog-at.ts';
import type { HistoryEntry } from '../../history/entry.ts';
import { changelogReport } from '../../report/changelog.ts';
import type { ReleaseRecord } from '../../store/manifest.ts';

/** The text of `CHANGELOG.md`, newest release first; `null` before the first one. Made anew from the log each time. */
export function changelogText(
  history: readonly HistoryEntry[],
  releases: readonly ReleaseRecord[],
  policy: Policy,
): string | null {
  if (releases.length === 0) return null;
  const sections = releases.map((release, index) => section(history, releases[index - 1], release, policy));
  return ['# Changelog\n', ...sections.reverse()].join('\n');
}

function section(
  history: readonly HistoryEntry[],
  previous: ReleaseRecord | undefined,
  release: ReleaseRecord,
  policy: Policy,
): string {
  const title = `## ${release.version} (${release.date})\n`;
  if (release.entries === null) return `${title}\nThe log of its changes ended with a later baseline.\n`;
  const since = previous?.entries ?? 0;
  if (previous !== undefined && since === release.entries)
    return `${title}\nThe same edition, generated anew.\n`;
  const changes = releasedChanges(history.slice(0, release.entries), since, release.date, policy);
  return changelogReport(changes, release);
}

/** The comparison of two releases, as far as a changelog shows it. */
function releasedChanges(
  history: readonly HistoryEntry[],
  since: number,
  date: string,
  policy: Policy,
): Comparison {
  const before = history[since - 1];
  const fresh = before === undefined ? [] : history.slice(since);
  const changes = fresh.flatMap((entry) => entry.changes).filter(({ kind }) => kind !== 're-read');
  return comparisonOf({
    from: before === undefined ? null : refOf(before),
    to: { ...refOf(history.at(-1)), date },
    policy,
    changes,
    unchanged: { ...nothingCounted, models: rebuild(history).size },
  });
}

/** Only live editions are released. */
function refOf(entry: HistoryEntry | undefined): EditionRef {
  return { date: entry?.date ?? null, origin: 'live', digests: entry?.sources ?? {} };
}
