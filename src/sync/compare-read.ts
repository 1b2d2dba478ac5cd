import * as z from 'zod';
import type { Document } from '../base/document.ts';
import { canonicalJson } from '../base/json.ts';
import { counted } from '../base/words.ts';
import type { Comparison } from '../changes/comparison.ts';
import { defaultPolicy, type Policy } from '../changes/policy.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import { parseHistory } from '../history/log.ts';
import type { Edition } from '../read/edition.ts';
import type { StoredEdition } from '../store/open.ts';
import { baselineOf } from './baseline.ts';
import { compareWithinBounds } from './comparing/compare-within-bounds.ts';
import type { CompareContext, SyncJob } from './job.ts';
import { addressesOf, isComparable, isOfGateway, type ReadEditions, readEditions } from './read-editions.ts';
import { saysTheSame } from './says-the-same.ts';
import { settleDate } from './settle-date.ts';

// What a run with news does with them is loaded together.
export { readEditions, saysTheSame };

/** What a run found, beside the editions that were read from it. */
interface Found {
  readonly stored: StoredEdition | null;
  readonly documents: readonly Document[];
  readonly notes: readonly string[];
}

/** Compares what was read, and gives the new edition the day that it keeps. */
export async function compareRead(
  job: SyncJob,
  { stored, documents, notes }: Found,
  { next, base }: ReadEditions,
): Promise<{ edition: Edition; comparison: Comparison; policy: Policy }> {
  const judgement = await job.judgement();
  const baseEdition = base?.edition ?? null;
  const comparer = await comparerOf(baseEdition);
  const context: CompareContext = {
    history: base === null ? [] : parseHistory(base.stored.history),
    accepts: job.accepts,
    addresses: { base: addressesOf(base?.stored.documents ?? []), next: addressesOf(documents) },
    notes: [...notes, ...originNotes(job, stored), ...rereadNotes(base?.stored ?? null, baseEdition)],
    ...judgement,
  };
  const compare = (edition: Edition) =>
    compareWithinBounds(
      { base: baseEdition, next: edition, context },
      () => comparer(edition, context),
      job.readLimits,
    );
  const comparison = await compare(next);
  const date = settleDate(next, baseEdition, comparison, job.seen ?? null);
  const { policy = defaultPolicy } = judgement;
  if (date === next.date) return { edition: next, comparison, policy };
  const edition = { ...next, date };
  return { edition, comparison: await compare(edition), policy };
}

/** What tells changes is loaded only where there can be some. */
export const telling = () => import('./compare.ts');

async function comparerOf(
  base: Edition | null,
): Promise<(next: Edition, context: CompareContext) => Comparison> {
  if (base === null) return baselineOf;
  const { compareEditions } = await telling();
  return (next, context) => compareEditions(base, next, context);
}

function originNotes(job: SyncJob, stored: StoredEdition | null): string[] {
  if (stored === null || isComparable(job, stored)) return [];
  const { origin, date } = stored.manifest.edition;
  if (!isOfGateway(job, stored)) {
    const { name } = job.gateway ?? defaultGateway;
    return [`The edition of ${date} is that of another gateway than ${name}: this is a new baseline.`];
  }
  return [
    `The ${origin} edition of ${date} is replaced by a ${job.upstream.origin} one: this is a new baseline.`,
  ];
}

/**
 * A sentence for the report when today's reader reads the stored documents into another catalog than the one that
 * was generated from them: those differences are the reader's doing, and are no changes of upstream.
 */
function rereadNotes(stored: StoredEdition | null, reread: Edition | null): string[] {
  if (stored?.catalogText == null || reread?.catalog == null) return [];
  const before = modelTexts(stored.catalogText);
  const different = reread.catalog.models.filter((model) => before.get(model.id) !== canonicalJson(model));
  const count = different.length;
  if (count === 0) return [];
  return [`Re-read: ${counted(count, 'model is', 'models are')} read in another way by this version.`];
}

/** An older catalog may have another shape; a model of it that differs in shape is re-read too. */
function modelTexts(catalogText: string): Map<string, string> {
  const looseCatalog = z.object({ models: z.array(z.looseObject({ id: z.string() })) });
  const { models } = looseCatalog.parse(JSON.parse(catalogText));
  return new Map(models.map((model) => [model.id, canonicalJson(model)]));
}
