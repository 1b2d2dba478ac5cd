import { UsageFailure } from '../base/failure.ts';
import { higherBump, highestBump } from '../changes/compose.ts';
import type { Policy } from '../changes/policy.ts';
import type { Bump } from '../changes/severity.ts';
import type { HistoryEntry } from '../history/entry.ts';

/** One release of the package, as its manifest records it. */
export interface ReleaseRecord {
  readonly version: string;
  /** The day of the edition that was released. */
  readonly date: string;
  /** How many entries the history had; `null` once it began anew, so that its changes can no longer be told. */
  readonly entries: number | null;
}

/** What is known of a package when it is to be released. */
export interface ReleaseState {
  readonly version: string;
  readonly releases: readonly ReleaseRecord[];
  readonly history: readonly HistoryEntry[];
  /** What each kind of change asks for. */
  readonly policy: Policy;
}

/** A release that is due. */
export interface ReleasePlan {
  readonly version: string;
  readonly bump: Bump;
  /** Why this step, in words. */
  readonly reason: string;
}

/**
 * The release that the history asks for: the highest step of all entries since the last one. `null` when nothing asks
 * for any. The first release takes the version that the package has.
 *
 * @param atLeast a higher step than the history's; a lower one changes nothing, so a removal is never a patch.
 */
export function planRelease(state: ReleaseState, atLeast: Bump = 'none'): ReleasePlan | null {
  const last = state.releases.at(-1);
  if (last === undefined)
    return { version: state.version, bump: 'none', reason: 'This is the first release.' };
  const asked = bumpSince(last, state);
  const bump = higherBump(asked, atLeast);
  if (bump === 'none') return null;
  return { version: nextVersion(last.version, bump), bump, reason: reasonFor(last, bump, asked) };
}

/** The step of all entries since a release. What was removed before a new baseline is not known: that counts as major. */
export function bumpSince(
  last: ReleaseRecord,
  { history, policy }: Pick<ReleaseState, 'history' | 'policy'>,
): Bump {
  if (last.entries === null) return 'major';
  const entries = history.slice(last.entries);
  const asked = highestBump(
    entries.flatMap(({ changes }) => changes),
    policy,
  );
  return entries.reduce((step, { bump = 'none' }) => higherBump(step, bump), asked);
}

function reasonFor(last: ReleaseRecord, bump: Bump, asked: Bump): string {
  if (last.entries === null)
    return `The log began anew after ${last.version}, so what is gone since is not known.`;
  if (bump !== asked) return `Asked for; the changes since ${last.version} alone ask for ${asked}.`;
  return `This is what the changes since ${last.version} ask for.`;
}

const versionPattern = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/**
 * The version that a step leads to. A version that begins with 0 gets no exception: what can break somebody is a major
 * step from the first release on. Throws a `UsageFailure` for a version that is not three plain numbers.
 */
export function nextVersion(version: string, bump: Bump): string {
  const [, major, minor, patch] = versionPattern.exec(version) ?? [];
  if (major === undefined) {
    throw new UsageFailure(`${JSON.stringify(version)} is not a version of the form 1.2.3`, {
      advice: 'Releases have plain versions; restore the manifest from version control.',
    });
  }
  switch (bump) {
    case 'none':
      return version;
    case 'patch':
      return `${major}.${minor}.${Number(patch) + 1}`;
    case 'minor':
      return `${major}.${Number(minor) + 1}.0`;
    case 'major':
      return `${Number(major) + 1}.0.0`;
  }
}
