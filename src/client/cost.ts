import { add, divide, multiply, type Rational, toDecimal, toRational, whole } from '../catalog/decimal.ts';
import { measureOf } from '../catalog/units.ts';
import type { Model, Price } from './model.ts';

/** What a call used. Every count is a whole number; what is left out is zero. */
export interface Usage {
  /** Tokens of the prompt that were neither read from a cache nor written to one. */
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly cacheReadTokens?: number | undefined;
  readonly cacheWriteTokens?: number | undefined;
  readonly images?: number | undefined;
  /** Seconds of video. */
  readonly videoSeconds?: number | undefined;
  /** Minutes of audio. */
  readonly audioMinutes?: number | undefined;
  /** Characters of text to speak. */
  readonly characters?: number | undefined;
  readonly requests?: number | undefined;
}

/** What a call costs, exactly. */
export interface Cost {
  /** A decimal; what is `unpriced` is not part of it. */
  readonly amount: string;
  readonly currency: string;
  /** Parts of the usage for which the catalog has no price. */
  readonly unpriced: readonly (keyof Usage)[];
}

/** How to choose among prices. */
export interface CostOptions {
  /** Default: `USD`. */
  readonly currency?: string | undefined;
  /** The day (`YYYY-MM-DD`) whose prices hold. Default: today in UTC. */
  readonly date?: string | undefined;
}

/** Which price each part of the usage is paid by: item and unit. */
const pricedBy: Readonly<Record<keyof Usage, readonly [item: string, unit: string]>> = {
  inputTokens: ['input', 'token'],
  outputTokens: ['output', 'token'],
  cacheReadTokens: ['cache_read', 'token'],
  cacheWriteTokens: ['cache_write', 'token'],
  images: ['image', 'image'],
  videoSeconds: ['video', 'second'],
  audioMinutes: ['audio', 'minute'],
  characters: ['input', 'character'],
  requests: ['request', 'request'],
};

/** The parts of a prompt; their sum decides the tier of every token price. */
const promptParts = ['inputTokens', 'cacheReadTokens', 'cacheWriteTokens'] as const;

/**
 * What a usage of a model costs by the catalog. Above a tier's threshold the whole call is paid at that tier's prices, as
 * providers do. Throws a `RangeError` for a count that is negative or not whole.
 */
export function costOf(model: Model, usage: Usage, options: CostOptions = {}): Cost {
  const { currency = 'USD', date = new Date().toISOString().slice(0, 10) } = options;
  const prices = model.prices.filter((price) => price.currency === currency && holdsOn(price, date));
  const used = partsOf(usage).map((part) => ({ part, price: priceOf(prices, part, usage) }));
  const amounts = used.flatMap(({ part, price }) =>
    price === undefined ? [] : [paid(price, countOf(usage, part), part)],
  );
  return {
    amount: toDecimal(amounts.reduce(add, whole(0))),
    currency,
    unpriced: used.filter(({ price }) => price === undefined).map(({ part }) => part),
  };
}

function partsOf(usage: Usage): (keyof Usage)[] {
  const parts = Object.keys(pricedBy) as (keyof Usage)[]; // the keys of a literal are what its type says
  return parts.filter((part) => countOf(usage, part) > 0);
}

function countOf(usage: Usage, part: keyof Usage): number {
  const count = usage[part] ?? 0;
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`${part} is ${count}: expected a whole number`);
  return count;
}

/** The price of the highest tier that the usage is above. */
function priceOf(prices: readonly Price[], part: keyof Usage, usage: Usage): Price | undefined {
  const [item, unit] = pricedBy[part];
  return prices
    .filter((price) => price.item === item && measureOf(price.per.unit)[1] === measureOf(unit)[1])
    .filter((price) => price.tier === null || tieredCount(usage, part, price.tier) > price.tier.above)
    .reduce<Price | undefined>(
      (best, price) => (best && thresholdOf(best) > thresholdOf(price) ? best : price),
      undefined,
    );
}

/** What a tier's threshold is compared with: the prompt for tokens, else the part itself; nothing for another unit. */
function tieredCount(usage: Usage, part: keyof Usage, { unit }: { readonly unit: string }): number {
  if (unit === 'token') return promptParts.reduce((sum, each) => sum + countOf(usage, each), 0);
  return unit === pricedBy[part][1] ? countOf(usage, part) : 0;
}

function thresholdOf(price: Price): number {
  return price.tier?.above ?? -1;
}

function holdsOn({ effective }: Price, date: string): boolean {
  return (effective?.from ?? date) <= date && date <= (effective?.until ?? date);
}

/** Minutes that were used may be sold by the second. */
function paid({ amount, per }: Price, count: number, part: keyof Usage): Rational {
  const [used] = measureOf(pricedBy[part][1]);
  const [sold] = measureOf(per.unit);
  return divide(multiply(toRational(amount), whole(BigInt(count) * BigInt(used))), whole(per.count * sold));
}
