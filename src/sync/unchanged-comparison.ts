import type { Comparison, EditionRef } from '../changes/comparison.ts';
import { comparisonOf, nothingCounted } from '../changes/compose.ts';
import { defaultPolicy } from '../changes/policy.ts';
import type { StoredEdition } from '../store/open.ts';

/**
 * The comparison of an edition with itself, for reports of a run in which no document changed. What is open was told
 * when it was found; to find it again the documents would have to be read.
 */
export function unchangedComparison({ manifest }: StoredEdition, notes: readonly string[]): Comparison {
  const digests = Object.fromEntries(manifest.documents.map(({ name, digest }) => [name, digest]));
  const edition: EditionRef = { date: manifest.edition.date, origin: manifest.edition.origin, digests };
  const unchanged = manifest.counts ?? nothingCounted;
  return comparisonOf({ from: edition, to: edition, policy: defaultPolicy, unchanged, notes });
}
