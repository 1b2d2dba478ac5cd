import { compareCodePoints } from '../base/code-point-order.ts';
import { digestOf } from '../base/digest.ts';
import { LocalFailure } from '../base/failure.ts';
import { manifestFile } from '../store/layout.ts';
import { composeEdition } from '../store/manifest.ts';
import { openEdition, type StoredEdition } from '../store/open.ts';
import { verifyEdition } from '../store/verify.ts';
import type { PackageSettings } from './job.ts';
import { regenerate } from './regenerate.ts';

/** The result of `check`. */
export interface PackageCheck {
  /** How many files the package should have. */
  readonly files: number;
  /** `changed` on disk, `missing` from disk, `outdated`: as recorded, but not what is generated today. */
  readonly mismatches: ReadonlyArray<{
    readonly path: string;
    readonly kind: 'changed' | 'missing' | 'outdated';
  }>;
  /** Files that are not ours; named, and no mismatch. */
  readonly unknown: readonly string[];
  /** The version that made the package, when it is not this one. */
  readonly madeBy: string | null;
}

/**
 * Compares a generated package with its own manifest, and with what its documents and its history give when they are
 * generated from again. Reads only. Throws a `LocalFailure` when there is no package or it is damaged at its core.
 */
export async function checkPackage(out: string, settings: PackageSettings): Promise<PackageCheck> {
  const { mismatches, unknown } = await verifyEdition(out);
  const stored = await requirePackage(out);
  const built = await regenerate(settings, stored);
  const expected = composeEdition(built.files, built.manifest).files;
  const seen = new Set(mismatches.map(({ path }) => path));
  const outdated = outdatedPaths(stored, expected).filter((path) => !seen.has(path));
  return {
    files: expected.size,
    mismatches: [...mismatches, ...outdated.map((path) => ({ path, kind: 'outdated' as const }))].sort(
      (a, b) => compareCodePoints(a.path, b.path),
    ),
    unknown,
    madeBy: stored.manifest.tool.version === settings.tool.version ? null : stored.manifest.tool.version,
  };
}

async function requirePackage(out: string): Promise<StoredEdition> {
  const stored = await openEdition(out);
  if (stored === null)
    throw new LocalFailure(`${out} holds no edition`, { advice: 'Run `router-one-sync sync` first.' });
  return stored;
}

/** Files whose recorded digest is not that of today's content, and files that are generated on one side only. */
function outdatedPaths({ manifest }: StoredEdition, expected: ReadonlyMap<string, Uint8Array>): string[] {
  const paths = new Set([...Object.keys(manifest.files), ...expected.keys()]);
  paths.delete(manifestFile);
  return [...paths].filter((path) => {
    const content = expected.get(path);
    return content === undefined || digestOf(content) !== manifest.files[path];
  });
}
