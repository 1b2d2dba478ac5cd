import { digestOf } from '../base/digest.ts';
import type { Document } from '../base/document.ts';
import type { Comparison, EditionRef } from '../changes/comparison.ts';
import { comparisonOf, nothingCounted } from '../changes/compose.ts';
import { defaultPolicy } from '../changes/policy.ts';
import { readerVersion } from '../read/edition.ts';
import type { StoredEdition } from '../store/open.ts';
import type { SyncJob } from './job.ts';

/**
 * True when the stored package is what this run would make again: the same documents from the same origin, made by
 * this version of the tool and its reader, under the same package name, and all its documents are intact.
 */
export function isUpToDate(stored: StoredEdition, documents: readonly Document[], job: SyncJob): boolean {
  const { manifest } = stored;
  return (
    manifest.edition.origin === job.upstream.origin &&
    manifest.tool.version === job.tool.version &&
    manifest.reader === readerVersion &&
    (job.packageName === null || job.packageName === manifest.package?.name) &&
    stored.damaged.length === 0 &&
    sameDocuments(manifest.documents, documents)
  );
}

function sameDocuments(
  recorded: StoredEdition['manifest']['documents'],
  documents: readonly Document[],
): boolean {
  const digests = new Map(recorded.map(({ name, digest }) => [name, digest]));
  return (
    digests.size === documents.length &&
    documents.every((document) => digests.get(document.name) === digestOf(document.bytes))
  );
}

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
