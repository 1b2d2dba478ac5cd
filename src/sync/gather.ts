import { daysBetween } from '../base/days.ts';
import { digestOf } from '../base/digest.ts';
import type { Document, DocumentName } from '../base/document.ts';
import { counted } from '../base/words.ts';
import type { FetchResult } from '../fetch/request.ts';
import type { StoredEdition } from '../store/open.ts';
import { type Check, validatorsFor } from '../store/state.ts';
import type { SyncJob, ValidatorsOf } from './job.ts';

/** Every document of this moment, and what to remember of it for the next check. */
export interface Gathered {
  readonly documents: readonly Document[];
  readonly validators: Check['validators'];
  /** Sentences for the report about where a document came from. */
  readonly notes: readonly string[];
}

/** Asks upstream for every document, and takes our own verified copy where it says "not modified". */
export async function gather(
  job: SyncJob,
  stored: StoredEdition | null,
  check: Check | null,
): Promise<Gathered> {
  const results = await job.upstream.fetch(validatorsOf(job, stored, check));
  const copies = new Map(stored?.documents.map((document) => [document.name, document]));
  const fetched = results.map((result) => documentOf(result, copies));
  const kept = keptLiveCatalog(fetched, job, stored);
  const documents = kept === null ? fetched : [...fetched, kept];
  return {
    documents,
    validators: Object.fromEntries(documents.map(remembered)),
    notes: kept === null ? [] : [keptWords(stored?.manifest.edition.date ?? job.date, job.date)],
  };
}

/**
 * Our copy of the live catalog, when this run did not ask for it. Once it is part of an edition it stays, so that a
 * machine without the key compares the same documents as one that has it.
 */
function keptLiveCatalog(
  fetched: readonly Document[],
  job: SyncJob,
  stored: StoredEdition | null,
): Document | null {
  if (stored?.manifest.edition.origin !== job.upstream.origin) return null;
  if (fetched.some(({ name }) => name === 'live-catalog')) return null;
  return stored.documents.find(({ name }) => name === 'live-catalog') ?? null;
}

function keptWords(date: string, today: string): string {
  const age = Math.max(0, daysBetween(date, today));
  return `The live catalog was not asked for in this run: the copy in the edition of ${date}, ${counted(age, 'day')} old, stands in.`;
}

/** A copy of another origin is never what this upstream could confirm, so it is asked without validators. */
function validatorsOf(job: SyncJob, stored: StoredEdition | null, check: Check | null): ValidatorsOf {
  const sameOrigin = stored?.manifest.edition.origin === job.upstream.origin;
  return (document) => validatorsFor(sameOrigin ? stored : null, check, document);
}

function documentOf(result: FetchResult, copies: ReadonlyMap<DocumentName, Document>): Document {
  if (result.status === 'fetched') return result.document;
  const copy = copies.get(result.name);
  // The fetcher only accepts a 304 for a request that carried validators, and validators come from a copy.
  if (copy === undefined) throw new Error(`${result.name}: not modified, but there is no copy of it`);
  return { ...copy, validators: result.validators };
}

function remembered({ name, bytes, validators }: Document): [DocumentName, Check['validators'][string]] {
  return [name, { digest: digestOf(bytes), etag: validators.etag, lastModified: validators.lastModified }];
}
