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
 *
 * @param onBegin is told of each document before its turn.
 */
export function diff(
  base: Edition,
  next: Edition,
  preset: Preset = 'wire',
  onBegin: (document: string) => void = () => {},
): Finding[] {
  const comparePart: ComparePart = (document, before, after, compare) => {
    if (before === null || after === null) return [];
    onBegin(document);
    return compare(before, after);
  };
  return orderFindings([
    ...comparePart('models', base.catalog, next.catalog, catalogFindings),
    ...comparePart('openapi', base.api, next.api, (before, after) => diffApis(before, after, preset)),
    ...comparePart('docs', base.docs, next.docs, diffDocs),
    ...compareFactsPages(base.facts, next.facts, comparePart),
  ]);
}

type ComparePart = <Part>(
  document: string,
  base: Part | null,
  next: Part | null,
  compare: (base: Part, next: Part) => Finding[],
) => Finding[];

function compareFactsPages(
  base: ReadonlyMap<string, FactsReading>,
  next: ReadonlyMap<string, FactsReading>,
  comparePart: ComparePart,
): Finding[] {
  return [...next].flatMap(([document, page]) =>
    comparePart(document, base.get(document) ?? null, page, (before, after) =>
      diffFacts(document, before, after),
    ),
  );
}
