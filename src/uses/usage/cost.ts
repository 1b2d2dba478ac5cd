import { UsageFailure } from '../../base/failure.ts';
import { groupBy } from '../../base/group-by.ts';
import { listed } from '../../base/words.ts';
import {
  add,
  compareRationals,
  multiply,
  type Rational,
  toDecimal,
  toRational,
} from '../../catalog/decimal.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { unitPrice } from '../../catalog/price-identity.ts';
import { measureOf } from '../../catalog/units.ts';
import type { Amount } from '../../changes/bill.ts';
import type { ModelUsage } from './read-usage.ts';

/** What is paid for: tokens of the prompt that no cache had, and the rest by its column. */
export type Counts = Readonly<
  Record<'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'images' | 'seconds' | 'requests', Rational>
>;

/** What a usage costs by one catalog. */
export interface Cost {
  readonly amounts: readonly Amount[];
  readonly notes: readonly string[];
  /** True if every part that was used has a price. */
  readonly isWhole: boolean;
}

/** By which prices each part is paid, and in which unit. */
const paidBy = {
  input: { items: ['input'], unit: 'token', words: 'input' },
  output: { items: ['output'], unit: 'token', words: 'output' },
  cacheRead: { items: ['cache_read'], unit: 'token', words: 'cache read' },
  cacheWrite: { items: ['cache_write'], unit: 'token', words: 'cache write' },
  images: { items: ['image'], unit: 'image', words: 'images' },
  seconds: { items: ['video', 'audio'], unit: 'second', words: 'seconds' },
  requests: { items: ['request'], unit: 'request', words: 'requests' },
} as const;

/**
 * The tokens that are paid as input. Throws a `UsageFailure` where there are tokens of a cache and nobody says whether
 * `input` has them in it, or where it has them and is less than they are.
 *
 * @param asked what a flag says; the file says more.
 */
export function countsOf(
  { model, counts, includesCached, line }: ModelUsage,
  asked: boolean | null,
  file: string,
): Counts {
  const cached = add(counts.cacheRead, counts.cacheWrite);
  const isIncluded = includesCached ?? asked;
  if (cached.num === 0n || isIncluded === false) return counts;
  const at = `${file}, line ${line} (${model})`;
  if (isIncluded === null) {
    throw new UsageFailure(`${at}: nothing says whether input has the tokens of the cache in it`, {
      advice: 'Say --input-includes-cached yes or no, or add a column input_includes_cached.',
    });
  }
  const rest = {
    num: counts.input.num * cached.den - cached.num * counts.input.den,
    den: counts.input.den * cached.den,
  };
  if (rest.num >= 0n) return { ...counts, input: rest };
  throw new UsageFailure(`${at}: input is less than the tokens of the cache that are said to be in it`, {
    advice: 'Say --input-includes-cached no, if input has the other tokens alone.',
  });
}

/**
 * What a usage of a model costs by its prices. Where the size of single requests decides, or nobody publishes a price
 * for what a cache had, the sum is bounded; what has no price at all is named.
 *
 * @param day whose prices hold, `YYYY-MM-DD`; `null` takes those of every day into the bounds.
 */
export function costOf(model: Model, counts: Counts, day: string | null): Cost {
  const prices = model.prices.filter((price) => day === null || holdsOn(price, day));
  const all = Object.keys(paidBy) as (keyof typeof paidBy)[]; // the keys of a literal are what its type says
  const paid = all.filter((part) => counts[part].num > 0n).map((part) => payFor(part, counts[part], prices));
  return {
    amounts: amountsOf(paid.flatMap(({ bounds }) => bounds)),
    notes: paid.flatMap(({ note }) => (note === null ? [] : [note])),
    isWhole: paid.every(({ isPriced }) => isPriced),
  };
}

interface Paid {
  readonly bounds: readonly Bounds[];
  readonly note: string | null;
  readonly isPriced: boolean;
}

function payFor(part: keyof typeof paidBy, count: Rational, prices: readonly Price[]): Paid {
  const own = pricesOf(prices, part);
  if (own.length === 0) return payWithoutPrice(part, count, prices);
  const why = whySeveral(own);
  return { bounds: boundsOf(own, count), note: why && `${paidBy[part].words}: ${why}`, isPriced: true };
}

/** Why a sum has bounds, or stands in several currencies. */
function whySeveral(prices: readonly Price[]): string | null {
  const currencies = [...new Set(prices.map(({ currency }) => currency))];
  if (currencies.length > 1) return `a price in each of ${listed(currencies)}, of which one is paid`;
  if (prices.some(({ tier }) => tier !== null)) return 'the price depends on the size of single requests';
  return prices.length > 1 ? 'several prices' : null;
}

/** Most models are not paid by the request; what a cache had costs no more than what it had not. */
function payWithoutPrice(part: keyof typeof paidBy, count: Rational, prices: readonly Price[]): Paid {
  if (part === 'requests') return { bounds: [], note: null, isPriced: true };
  const instead = part === 'cacheRead' ? pricesOf(prices, 'input') : [];
  const why = instead.length > 0 ? 'no price; between nothing and the input price' : 'no price';
  const bounds = boundsOf([...instead, ...instead.map(free)], count);
  return { bounds, note: `${paidBy[part].words}: ${why}`, isPriced: false };
}

interface Bounds {
  readonly currency: string;
  readonly from: Rational;
  readonly to: Rational;
}

function pricesOf(prices: readonly Price[], part: keyof typeof paidBy): Price[] {
  const { items, unit } = paidBy[part];
  return prices.filter(
    ({ item, per }) => items.some((each) => each === item) && measureOf(per.unit)[1] === unit,
  );
}

function free(price: Price): Price {
  return { ...price, amount: '0' };
}

/** From the cheapest to the dearest price of each currency. */
function boundsOf(prices: readonly Price[], count: Rational): Bounds[] {
  return [...groupBy(prices, ({ currency }) => currency)].map(([currency, own]) => {
    const sums = own.map((price) => multiply(unitPrice(price), count)).sort(compareRationals);
    return { currency, from: sums[0] ?? nothing, to: sums.at(-1) ?? nothing };
  });
}

const nothing = toRational('0');

function amountsOf(bounds: readonly Bounds[]): Amount[] {
  return [...groupBy(bounds, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    from: toDecimal(own.map(({ from }) => from).reduce(add, nothing)),
    to: toDecimal(own.map(({ to }) => to).reduce(add, nothing)),
  }));
}

/** The sums of several amounts, by currency. */
export function sumOf(amounts: readonly Amount[]): Amount[] {
  return amountsOf(
    amounts.map(({ currency, from, to }) => ({ currency, from: toRational(from), to: toRational(to) })),
  );
}

function holdsOn({ effective }: Price, day: string): boolean {
  return (effective?.from ?? day) <= day && day <= (effective?.until ?? day);
}
