import { compareRationals, multiply, toRational, whole } from './decimal.ts';
import { foldedName, inOneSpelling } from './fold-id.ts';
import type { Model, Price } from './model.ts';
import { unitPrice } from './price-identity.ts';

/** Which models to keep; what is not given does not matter. */
export interface ModelFilter {
  readonly provider?: string;
  readonly category?: string;
  readonly capability?: string;
  readonly status?: string;
  /** A decimal: the highest price of 1M input tokens without a tier. Models without such a price are left out. */
  readonly maxInputPrice?: string;
  /** Tokens. Models without a published context are left out. */
  readonly minContext?: number;
  /** Part of an id or name, in any case and with any sign between its words. */
  readonly search?: string;
}

/** The models that a filter keeps, in their order. */
export function selectModels(models: readonly Model[], filter: ModelFilter): Model[] {
  return models.filter(
    (model) =>
      (filter.provider === undefined || foldedName(filter.provider) === foldedName(model.provider ?? '')) &&
      fits(filter.category, model.category) &&
      fits(filter.status, model.status) &&
      (filter.capability === undefined || model.capabilities.includes(filter.capability)) &&
      (filter.minContext === undefined || (model.context?.tokens ?? -1) >= filter.minContext) &&
      (filter.maxInputPrice === undefined || costsAtMost(model, filter.maxInputPrice)) &&
      (filter.search === undefined || mentions(model, filter.search)),
  );
}

function fits(wanted: string | undefined, value: string | null): boolean {
  return wanted === undefined || wanted.toLowerCase() === value?.toLowerCase();
}

function costsAtMost({ prices }: Model, limit: string): boolean {
  const price = prices.find(isPlainInput);
  if (price === undefined) return false;
  return compareRationals(multiply(unitPrice(price), whole(1_000_000)), toRational(limit)) <= 0;
}

function isPlainInput({ item, tier, per }: Price): boolean {
  return item === 'input' && tier === null && per.unit === 'token';
}

function mentions({ id, name }: Model, text: string): boolean {
  const wanted = inOneSpelling(text.trim());
  return inOneSpelling(id).includes(wanted) || inOneSpelling(name ?? '').includes(wanted);
}
