import { coreDocuments } from '../base/document.ts';
import { listed } from '../base/words.ts';
import type { Comparison } from '../changes/comparison.ts';
import { checkConsistency } from '../diff/contradictions/check-consistency.ts';
import { foldContradictions } from '../diff/contradictions/fold.ts';
import { countUnchanged } from '../diff/unchanged.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import { judge } from '../judge/judge.ts';
import type { Edition } from '../read/edition.ts';
import type { CompareContext } from './job.ts';
import { withoutIgnoredOpen } from './without-ignored.ts';

/**
 * The comparison of an edition that there is nothing to compare with: it has no changes, everything in it counts as
 * unchanged, and every contradiction between its documents as open.
 *
 * Apart from `compareEditions`, since a first run has no use for the hundred files that tell changes.
 */
export function baselineOf(next: Edition, context: CompareContext): Comparison {
  const { addresses, ignores = [], ...judged } = context;
  const contradictions = checkConsistency(next, addresses?.next);
  const { open, notes } = withoutIgnoredOpen(contradictions, ignores, next.date);
  return judge({
    base: null,
    next,
    findings: [],
    unchanged: countUnchanged(next, next, []),
    open: foldContradictions(open),
    ...judged,
    notes: [...context.notes, ...unpublished(next), ...notes],
  });
}

const documentWords = {
  openapi: 'no API',
  docs: 'no docs',
  models: 'no catalog',
  facts: 'no facts',
} as const;

/** What a gateway does not publish is told once, when its first edition is made. */
function unpublished({ gateway = defaultGateway }: Edition): string[] {
  const missing = coreDocuments.filter((name) => gateway.documents[name] === undefined);
  if (missing.length === 0) return [];
  const words = listed(missing.map((name) => documentWords[name]));
  return [
    `By its profile ${gateway.name} publishes ${words}: the package is without them, and nothing is compared with them.`,
  ];
}
