import type { Document } from '../base/document.ts';
import type { Addresses } from '../diff/contradictions/rule.ts';
import type { Edition } from '../read/edition.ts';
import { isMuch } from '../read/worker/is-much.ts';
import { type IsolationOptions, readInWorker } from '../read/worker/read-in-worker.ts';
import { slugToRecord } from '../store/gateway.ts';
import type { StoredEdition } from '../store/open.ts';
import { mendBase } from '../store/open.ts';
import type { SyncJob } from './job.ts';

/** What a run has to compare, both read by today's reader. */
export interface ReadEditions {
  readonly next: Edition;
  /** The edition to compare with; `null` makes a baseline. */
  readonly base: { readonly stored: StoredEdition; readonly edition: Edition } | null;
}

/**
 * Reads the new edition and the stored one, each in a thread of its own, large ones one after the other; `isolation` is
 * for the new one's.
 */
export async function readEditions(
  job: SyncJob,
  stored: StoredEdition | null,
  documents: readonly Document[],
  isolation: IsolationOptions,
): Promise<ReadEditions> {
  const base = comparableBase(job, stored, documents);
  const { gateway, mapping } = job;
  const reading = readInWorker(
    documents,
    { date: job.date, origin: job.upstream.origin, strict: job.strict, gateway, mapping },
    isolation,
  );
  const first = isMuch(documents) ? await reading : null;
  const [next, edition] = await Promise.all([
    first ?? reading,
    base === null
      ? null
      : readInWorker(
          base.documents,
          { ...base.manifest.edition, gateway, mapping },
          { limits: job.readLimits },
        ),
  ]);
  return { next, base: base === null || edition === null ? null : { stored: base, edition } };
}

/** A sample edition is never the base of a live one, nor the other way round, nor is that of another gateway. */
export function isComparable(job: SyncJob, stored: StoredEdition): boolean {
  return stored.manifest.edition.origin === job.upstream.origin && isOfGateway(job, stored);
}

/** True for an edition of the gateway that a job is for. */
export function isOfGateway({ gateway }: Pick<SyncJob, 'gateway'>, { manifest }: StoredEdition): boolean {
  return manifest.gateway === slugToRecord(gateway).gateway;
}

/** The stored edition with all its documents, those that were damaged as fetched again. */
function comparableBase(
  job: SyncJob,
  stored: StoredEdition | null,
  documents: readonly Document[],
): StoredEdition | null {
  return stored !== null && isComparable(job, stored) ? mendBase(stored, documents, job.out) : null;
}

/** The addresses of documents by their names. */
export function addressesOf(documents: readonly Document[]): Addresses {
  return new Map(documents.map(({ name, address }) => [name, address]));
}
