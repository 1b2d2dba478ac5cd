import { UsageFailure } from '../../base/failure.ts';
import type { Manifest } from '../../store/manifest.ts';
import { bumpSince, type ReleaseState } from './plan.ts';

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
