import { compareRationals } from '../../catalog/decimal.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import type { Edition } from '../../read/edition.ts';
import { type Evidence, heldByName, type Rule } from './rule.ts';

/**
 * Reading from a cache dearer than not caching: two columns were swapped. Only what is new in this edition: a catalog
 * that has always said so, and was accepted, is not asked about again.
 */
export const cacheAboveInput: Rule = (evidence) => {
  const known = knownIds(evidence);
  const suspects = (evidence.next.catalog?.models ?? []).flatMap((model) => {
    const price = dearCacheRead(model);
    if (price === null || known.has(model.id)) return [];
    return [{ subject: model.id, seen: `${model.id}: cache read ${price.text} is above its input price` }];
  });
  return heldByName('cache-above-input', 'cache_read is at most input', suspects, evidence.limits);
};

/** Ids of models that were dear to cache before, under the id that they have now. */
function knownIds({ base, findings }: Evidence): ReadonlySet<string> {
  const renamed = new Map(
    findings.flatMap(({ kind, subject, to }) =>
      // A `model-renamed` finding carries the whole Model on both sides: the contract of Finding.
      kind === 'model-renamed' ? [[subject, (to as Model).id] as const] : [],
    ),
  );
  return new Set(dearModels(base).map(({ id }) => renamed.get(id) ?? id));
}

function dearModels(edition: Edition | null): readonly Model[] {
  return (edition?.catalog?.models ?? []).filter((model) => dearCacheRead(model) !== null);
}

/** The cache read price that is above the input price of the same unit, tier, currency and dates; else `null`. */
function dearCacheRead({ prices }: Model): Price | null {
  const isDear = (price: Price): boolean => {
    const identity = priceIdentity({ ...price, item: 'input' });
    const input = prices.find((other) => other.item === 'input' && priceIdentity(other) === identity);
    return input !== undefined && compareRationals(unitPrice(price), unitPrice(input)) > 0;
  };
  return prices.find((price) => price.item === 'cache_read' && isDear(price)) ?? null;
}
