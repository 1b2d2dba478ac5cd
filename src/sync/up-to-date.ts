import { digestOf } from '../base/digest.ts';
import type { Document } from '../base/document.ts';
import { readerVersion } from '../read/edition.ts';
import { slugToRecord } from '../store/gateway.ts';
import type { StoredEdition } from '../store/open.ts';
import type { SyncJob } from './job.ts';

/**
 * True when the stored package is what this run would make again: the same documents from the same origin, made by
 * this version of the tool and its reader, under the same package name, and all its documents are intact.
 */
export function isUpToDate(stored: StoredEdition, documents: readonly Document[], job: SyncJob): boolean {
  return isMadeAlike(stored, job) && sameDocuments(stored.manifest.documents, documents);
}

/** True when this run would make the stored package again if it got the same documents. */
export function isMadeAlike({ manifest, damaged }: StoredEdition, job: SyncJob): boolean {
  return (
    manifest.edition.origin === job.upstream.origin &&
    manifest.gateway === slugToRecord(job.gateway).gateway &&
    manifest.tool.version === job.tool.version &&
    manifest.reader === readerVersion &&
    (job.packageName === null || job.packageName === manifest.package?.name) &&
    damaged.length === 0
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
