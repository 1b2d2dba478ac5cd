import type { Finding } from '../changes/finding.ts';
import { orderFindings } from '../changes/order.ts';
import type { Edition, FactsReading } from '../read/edition.ts';
import { diffApis } from './api/index.ts';
import { diffCatalogs as catalogFindings } from './catalog/index.ts';
import { diffDocs } from './docs/index.ts';
import { diffFacts } from './facts/index.ts';
import type { Preset } from './preset.ts';

export { diffCatalogs } from './catalog/index.ts';
export { countUnchanged } from './unchanged.ts';

/**
 * Every difference between two editions, in the one fixed order. Pure: dates, digests and the order of rows play no
 * part. A part that is `null` on either side is not compared, and neither is a facts page that only one side has:
 * which documents are looked at is a matter of configuration, not of what was published. `preset` decides by which rows
 * the worse direction of a shared part of the API is found, and has to be the policy's too.
 */
export function diff(base: Edition, next: Edition, preset: Preset = 'wire'): Finding[] {
  return orderFindings([
    ...comparePart(base.catalog, next.catalog, catalogFindings),
    ...comparePart(base.api, next.api, (before, after) => diffApis(before, after, preset)),
    ...comparePart(base.docs, next.docs, diffDocs),
    ...compareFactsPages(base.facts, next.facts),
  ]);
}

function comparePart<Part>(
  base: Part | null,
  next: Part | null,
  compare: (base: Part, next: Part) => Finding[],
): Finding[] {
  return base === null || next === null ? [] : compare(base, next);
}

function compareFactsPages(
  base: ReadonlyMap<string, FactsReading>,
  next: ReadonlyMap<string, FactsReading>,
): Finding[] {
  return [...next].flatMap(([document, page]) =>
    comparePart(base.get(document) ?? null, page, (before, after) => diffFacts(document, before, after)),
  );
}
