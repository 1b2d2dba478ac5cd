import type { Model } from '../../catalog/model.ts';
import type { CatalogReading } from '../../read/edition.ts';
import { heldWithCount, manyOf, type Reason, type Rule } from './rule.ts';

/** Two models may lose a price for good reasons; so may less than most of them. */
const fewestModels = 3;
const mostPercent = 60;

/**
 * One item, limit, date or capability that goes from most models at once: the words of the document changed, not the
 * market. What the document has now and nobody knows is named beside it.
 */
export const factsVanished: Rule = ({ base, next, limits }) => {
  if (base?.catalog == null || next.catalog === null) return [];
  const after = new Map(next.catalog.models.map((model) => [model.id, new Set(factsOf(model))]));
  const had = new Map<string, number>();
  const lost = new Map<string, number>();
  for (const model of base.catalog.models) {
    const now = after.get(model.id);
    if (now === undefined) continue;
    for (const fact of factsOf(model)) {
      add(had, fact);
      if (!now.has(fact)) add(lost, fact);
    }
  }
  const instead = unknownIn(next.catalog, base.catalog);
  const fewest = Math.max(fewestModels, manyOf(base.catalog.models.length, limits));
  return [...lost].flatMap(([fact, count]): Reason[] => {
    const all = had.get(fact) ?? 0;
    if (count < fewest || count * 100 < mostPercent * all) return [];
    const seen = `${fact} of ${count} of ${all} models is gone at once${instead}`;
    const limit = `below ${mostPercent} % of the models that had it: so many look like a renamed column`;
    return [
      heldWithCount({ rule: 'facts-vanished', subject: fact.replaceAll(' ', '-'), seen, limit }, count),
    ];
  });
};

function factsOf(model: Model): string[] {
  return [
    ...new Set(model.prices.map(({ item }) => `price ${item}`)),
    ...(model.context === null ? [] : ['context']),
    ...(model.maxOutput === null ? [] : ['max output']),
    ...(model.deprecation?.date == null ? [] : ['end date']),
    ...model.capabilities.map((word) => `capability ${word}`),
  ];
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Columns and fields that are passed over and were not there, and items that no model had before. */
function unknownIn(next: CatalogReading, base: CatalogReading): string {
  const columnsOf = ({ coverage }: CatalogReading): string[] =>
    (coverage?.gaps ?? []).filter(({ what, known }) => what !== 'cell' && !known).map(({ name }) => name);
  const items = (catalog: CatalogReading): string[] =>
    catalog.models.flatMap(({ prices }) => prices.map(({ item }) => item));
  const before = new Set([...columnsOf(base), ...items(base)]);
  const names = [...columnsOf(next), ...items(next)].filter((name) => !before.has(name));
  const told = [...new Set(names)].slice(0, 5).map((name) => JSON.stringify(name));
  return told.length === 0 ? '' : `; instead there is ${told.join(', ')}`;
}
