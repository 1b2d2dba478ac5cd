import { compareCodePoints } from '../../base/code-point-order.ts';
import { quote } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import type { CatalogReading } from '../../read/edition.ts';
import { facetOf } from './facets.ts';
import { type ModelPair, modelFinding } from './model-pair.ts';

/** A fact that most models lose at once. */
export interface Vanished {
  /** `price input`, `context`, `capability vision`, … */
  readonly fact: string;
  readonly count: number;
  readonly all: number;
}

/** Two models may lose a price for good reasons; so may less than most of them. */
const fewestModels = 3;
export const mostPercentLost = 60;

/** One item, limit, date or capability that goes from most models at once: the words of the document changed, not the market. */
export function vanishedFacts(base: CatalogReading, next: CatalogReading): Vanished[] {
  const after = new Map(next.models.map((model) => [model.id, new Set(factsOf(model))]));
  const had = new Map<string, number>();
  const lost = new Map<string, number>();
  for (const model of base.models) {
    const now = after.get(model.id);
    if (now === undefined) continue;
    for (const fact of factsOf(model)) {
      had.set(fact, (had.get(fact) ?? 0) + 1);
      if (!now.has(fact)) lost.set(fact, (lost.get(fact) ?? 0) + 1);
    }
  }
  return [...lost].flatMap(([fact, count]) => {
    const all = had.get(fact) ?? 0;
    return count < fewestModels || count * 100 < mostPercentLost * all ? [] : [{ fact, count, all }];
  });
}

function factsOf(model: Model): string[] {
  return [
    ...new Set(model.prices.map(({ item }) => `price ${item}`)),
    ...(model.context === null ? [] : ['context']),
    ...(model.maxOutput === null ? [] : ['max output']),
    ...(model.deprecation?.date == null ? [] : ['end date']),
    ...model.capabilities.map((word) => `capability ${word}`),
  ];
}

/** Columns and fields that are passed over now, and items that no model had before: what a renamed column is called. */
export function unknownNames(base: CatalogReading, next: CatalogReading): string[] {
  const passed = (catalog: CatalogReading): string[] =>
    (catalog.coverage?.gaps ?? [])
      .filter(({ fate, known }) => fate === 'passedOver' && !known)
      .map(({ name }) => name);
  const items = (catalog: CatalogReading): string[] =>
    catalog.models.flatMap(({ prices }) => prices.map(({ item }) => item));
  const before = new Set([...passed(base), ...items(base)]);
  const now = new Set([...passed(next), ...items(next)]);
  return [...now].filter((name) => !before.has(name)).sort(compareCodePoints);
}

/**
 * Facts that went with the name of their column are not withdrawn: they can no longer be read. The answer tells so, and gives
 * the pair without them; where nothing new stands in the document they are gone.
 */
export function settleVanished(
  base: CatalogReading,
  next: CatalogReading,
): (pair: ModelPair) => { readonly findings: readonly Finding[]; readonly pair: ModelPair } {
  const facts = vanishedFacts(base, next).map(({ fact }) => fact);
  const names = facts.length === 0 ? [] : unknownNames(base, next);
  if (names.length === 0) return (pair) => ({ findings: [], pair });
  const instead = names.slice(0, 5).map(quote).join(', ');
  return (pair) =>
    facts.reduce(
      (settled, fact) => {
        const { findings, rest } = loseReading(settled.pair, fact, instead);
        return { findings: [...settled.findings, ...findings], pair: { ...settled.pair, base: rest } };
      },
      { findings: [] as readonly Finding[], pair },
    );
}

/** An entry without a text: the document has no cell under that name any more. */
function loseReading(pair: ModelPair, fact: string, instead: string): { findings: Finding[]; rest: Model } {
  const { field, model } = lostPart(pair, fact);
  const facet = facetOf(field);
  const lost = facet.surplus(model, pair.next);
  const findings = lost.map(({ value, words }) => {
    const says = `${facet.name} can no longer be read (was ${words}): the document has ${instead} instead, which is no name that we know`;
    return modelFinding(pair, { kind: 'unreadable', field, from: value, to: { field, text: '' }, says });
  });
  return { findings, rest: lost.length === 0 ? pair.base : withoutPart(pair, fact) };
}

/** The field that a fact is of, and the model as far as it has that fact and no other of the field. */
function lostPart({ base, next }: ModelPair, fact: string): { field: string; model: Model } {
  const [kind = '', word = ''] = fact.split(/ (.*)/s);
  if (kind === 'price')
    return next.prices.some(({ item }) => item === word)
      ? { field: word, model: { ...base, prices: [] } }
      : { field: word, model: base };
  if (kind === 'capability') {
    const isLost = base.capabilities.includes(word) && !next.capabilities.includes(word);
    return { field: 'capabilities', model: { ...base, capabilities: isLost ? [word] : [] } };
  }
  const field = wholeFields.get(fact);
  // Where a date alone went from what is said of the end, that is told as what it is.
  return field === undefined
    ? { field: fact, model: next }
    : { field, model: next[field] === null ? base : next };
}

const wholeFields: ReadonlyMap<string, 'context' | 'maxOutput' | 'deprecation'> = new Map([
  ['context', 'context'],
  ['max output', 'maxOutput'],
  ['end date', 'deprecation'],
]);

function withoutPart({ base, next }: ModelPair, fact: string): Model {
  const [kind = '', word = ''] = fact.split(/ (.*)/s);
  if (kind === 'capability')
    return { ...base, capabilities: base.capabilities.filter((one) => one !== word) };
  return facetOf(lostPart({ base, next, at: null }, fact).field).without(base, next);
}
