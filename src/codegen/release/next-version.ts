import { UsageFailure } from '../../base/failure.ts';
import type { Bump } from '../../changes/severity.ts';

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
