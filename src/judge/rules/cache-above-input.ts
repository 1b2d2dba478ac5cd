import { compareRationals } from '../../catalog/decimal.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import { isOf } from '../../changes/finding.ts';
import { type Evidence, heldTogether, type Rule } from './rule.ts';

/**
 * Reading from a cache dearer than not caching: two columns were swapped. Only what is new in this edition: a catalog
 * that has always said so, and was accepted, is not asked about again.
 */
export const cacheAboveInput: Rule = (evidence) => {
  const known = knownIds(evidence);
  const suspects = (evidence.next.catalog?.models ?? []).flatMap((model) => {
    const price = dearCacheRead(model);
    if (price === null || known.has(model.id)) return [];
    return [{ subject: model.id, message: `${model.id}: cache read ${price.text} is above its input price` }];
  });
  return heldTogether('cache-above-input', 'cache_read is at most input', suspects, evidence);
};

/** Ids of models that were dear to cache before, under the id that they have now. */
function knownIds({ base, findings }: Evidence): ReadonlySet<string> {
  const renames = findings.filter((found) => isOf(found, 'model-renamed'));
  const renamed = new Map(renames.map(({ subject, to }) => [subject, to.id]));
  const dear = (base?.catalog?.models ?? []).filter((model) => dearCacheRead(model) !== null);
  return new Set(dear.map(({ id }) => renamed.get(id) ?? id));
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
