import { readInWorker } from '../read/worker/read-in-worker.ts';
import type { StoredEdition } from '../store/open.ts';
import { type BuiltPackage, buildPackage } from './build-package.ts';
import { compareEditions } from './compare.ts';
import type { PackageSettings } from './job.ts';

/**
 * The package that a stored edition's documents and history make today. Nothing is added to its history.
 *
 * @param releaseAs records a release under this version.
 */
export async function regenerate(
  settings: PackageSettings,
  stored: StoredEdition,
  releaseAs?: string,
): Promise<BuiltPackage> {
  const { mapping, readLimits: limits } = settings;
  const context = { ...stored.manifest.edition, mapping };
  const edition = await readInWorker(stored.documents, context, { limits });
  const comparison = compareEditions(edition, edition, { history: [], accepts: [], notes: [] });
  return buildPackage(settings, {
    stored,
    documents: stored.documents,
    edition,
    comparison,
    ...(releaseAs !== undefined && { releaseAs }),
  });
}
