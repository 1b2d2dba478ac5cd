import { readInWorker } from '../read/worker/read-in-worker.ts';
import { gatewayToRead } from '../store/gateway.ts';
import type { StoredEdition } from '../store/open.ts';
import type { Accepted } from './accepted.ts';
import { type BuiltPackage, buildPackage } from './build-package.ts';
import { compareEditions } from './compare.ts';
import { compareWithinBounds } from './comparing/compare-within-bounds.ts';
import type { PackageSettings } from './job.ts';

/**
 * The package that a stored edition's documents and history make today. Its history gains what this version of the tool changes of
 * the package itself, and nothing else.
 *
 * @param releaseAs records a release.
 */
export async function regenerate(
  settings: PackageSettings,
  stored: StoredEdition,
  releaseAs?: Accepted['releaseAs'],
): Promise<BuiltPackage> {
  const { gateway, mapping, readLimits: limits } = settings;
  const context = { ...stored.manifest.edition, ...gatewayToRead(stored, gateway), mapping };
  const edition = await readInWorker(stored.documents, context, { limits });
  const itself = { base: edition, next: edition, context: { history: [], accepts: [], notes: [] } };
  const compare = () => compareEditions(itself.base, itself.next, itself.context);
  const comparison = await compareWithinBounds(itself, compare, limits);
  return buildPackage(settings, {
    stored,
    documents: stored.documents,
    edition,
    base: edition,
    comparison,
    ...(releaseAs !== undefined && { releaseAs }),
  });
}
