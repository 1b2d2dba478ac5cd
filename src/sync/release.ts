import { UsageFailure } from '../base/failure.ts';
import type { Comparison, EditionRef } from '../changes/comparison.ts';
import { comparisonOf, nothingCounted } from '../changes/compose.ts';
import type { Policy } from '../changes/policy.ts';
import { bumpSince, type ReleaseRecord, type ReleaseState } from '../codegen/release.ts';
import { rebuild } from '../history/catalog-at.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { changelogReport } from '../report/changelog.ts';
import type { Manifest } from '../store/manifest.ts';
import { wholePolicy } from './policy.ts';

/** The text of `CHANGELOG.md`, newest release first; `null` before the first one. Made anew from the log each time. */
export function changelogText(
  history: readonly HistoryEntry[],
  releases: readonly ReleaseRecord[],
  policy: Policy = wholePolicy(),
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

/** What a tag of a release begins with; the version follows. */
const tagPrefix = 'client-v';

/** The tag under which a version is published. */
export function releaseTag(version: string): string {
  return `${tagPrefix}${version}`;
}

/** Throws a `UsageFailure` for a package of sample data, which must never be released. */
export function requireLive({ edition }: Manifest, out: string): void {
  if (edition.origin === 'live') return;
  throw new UsageFailure(
    `${out} holds a sample edition: its models and prices are made up. It is never released.`,
    {
      advice: 'Sync with the live site first: `router-one-sync sync`.',
    },
  );
}

/**
 * Throws a `UsageFailure` unless a package is exactly the release that a tag names: the version is the tag's, it was
 * recorded as a release, and nothing came after it.
 */
export function verifyRelease(
  manifest: Manifest,
  state: Pick<ReleaseState, 'history' | 'policy'>,
  tag: string,
): void {
  const last = manifest.package?.releases?.at(-1);
  if (last === undefined || manifest.package?.version !== last.version) {
    throw new UsageFailure('This package was never released.', {
      advice: 'Run `router-one-sync release` first.',
    });
  }
  if (tag !== releaseTag(last.version)) {
    throw new UsageFailure(`The tag is ${tag}, and the package is ${releaseTag(last.version)}.`, {
      advice: `Tag the commit of the release: git tag ${releaseTag(last.version)}.`,
    });
  }
  const pending = bumpSince(last, state);
  if (pending === 'none') return;
  throw new UsageFailure(`There are changes after ${last.version}, which ask for a ${pending} release.`, {
    advice: 'Publish the commit of the release itself, or run `router-one-sync release` again.',
  });
}
