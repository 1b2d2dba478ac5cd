import { grouped } from '../base/words.ts';
import { multiply, toDecimal, toRational, whole } from './decimal.ts';
import type { Price, Tier } from './model.ts';
import { unitPrice } from './price-identity.ts';
import { relativeChange } from './relative-change.ts';
import { pluralOf } from './units.ts';

/** Items that the toolkit knows by name; any other is told as it was found. */
const knownItems = ['input', 'output', 'cache_read', 'cache_write', 'image', 'video', 'audio', 'request'];

/** Signs that stand for one currency alone: `¥` is the yuan's and the yen's. Any other is written by its code. */
const signs: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
]);

/** True for the items whose names the toolkit knows. */
export function isKnownItem(item: string): boolean {
  return knownItems.includes(item);
}

/** Nobody reads `0.0000005`: a price of one token is told for so many. */
const tokensTold = 1_000_000;

/** `$0.50`, `CNY 2.00`, or `free`; of a price per token what a million cost, exactly. */
export function amountWords(price: Price): string {
  if (isFree(price)) return 'free';
  return `${signOf(price.currency)}${toldAmount(price)}`;
}

/** What stands before an amount: `$`, or `CNY ` where no sign is the currency's alone. */
export function signOf(currency: string): string {
  return signs.get(currency) ?? `${currency} `;
}

function toldAmount(price: Price): string {
  if (!isOfOneToken(price)) return price.amount;
  const [units = '', fraction = ''] = toDecimal(multiply(toRational(price.amount), whole(tokensTold))).split(
    '.',
  );
  return `${units}.${fraction.padEnd(2, '0')}`;
}

function isOfOneToken({ per }: Pick<Price, 'per'>): boolean {
  return per.unit === 'token' && per.count === 1;
}

/** `$0.50 / 1M tokens`, `$0.04 / image`, `free`. */
export function priceWords(price: Price): string {
  return isFree(price) ? 'free' : `${amountWords(price)} / ${unitWords(price)}`;
}

/** `$0.50 to $0.75 / 1M tokens`, naming the unit twice only when it changed. */
export function fromToWords(from: Price, to: Price): string {
  const same = unitWords(from) === unitWords(to);
  const start = same ? amountWords(from) : priceWords(from);
  return `${start} to ${priceWords(to)}`;
}

/** What the amount buys: `1M tokens`, `image`. */
export function unitWords({ per }: Pick<Price, 'per'>): string {
  if (isOfOneToken({ per })) return `${countWords(tokensTold)} tokens`;
  return per.count === 1 ? per.unit.replaceAll('_', ' ') : `${countWords(per.count)} ${pluralOf(per.unit)}`;
}

/** The price's name within its model: `input`, `cache read`, `input above 200K tokens`, `output from 2026-10-01`. */
export function itemWords(price: Price): string {
  return `${price.item.replaceAll('_', ' ')}${conditionWords(price)}`;
}

/** The same in a sentence: `cache read price`, `input price above 200K tokens from 2026-06-01`. */
export function priceName(price: Price): string {
  return `${itemName(price.item)}${conditionWords(price)}`;
}

/** `cache read price` for `cache_read`. */
export function itemName(item: string): string {
  return `${item.replaceAll('_', ' ')} price`;
}

/** When the price holds: ` above 200K tokens from 2026-06-01`, or nothing. */
export function conditionWords({ tier, effective }: Price): string {
  const from = effective?.from ? ` from ${effective.from}` : '';
  const until = effective?.until ? ` until ${effective.until}` : '';
  return `${tier === null ? '' : ` ${tierWords(tier)}`}${from}${until}`;
}

/** `above 200K tokens`, `above 60 seconds`. */
export function tierWords({ above, unit }: Tier): string {
  return `above ${countWords(above)} ${above === 1 ? unit : pluralOf(unit)}`;
}

/** `200K`, `1M`, `1.049M`; a count that is not whole thousands stays in full: `1,048,576`. */
export function countWords(count: number): string {
  if (count < 1000 || count % 1000 !== 0) return grouped(count);
  if (count < 1_000_000) return `${count / 1000}K`;
  const thousands = String(count % 1_000_000)
    .padStart(6, '0')
    .slice(0, 3)
    .replace(/0+$/, '');
  return `${grouped(Math.floor(count / 1_000_000))}${thousands === '' ? '' : `.${thousands}`}M`;
}

/**
 * How far a price moved, as `relativeChange` says it, or `±0 %`. Computed on exact unit prices; `null` where no ratio
 * says anything: from or to nothing, or between different currencies or units.
 */
export function percentWords(from: Price, to: Price): string | null {
  const [before, after] = [unitPrice(from), unitPrice(to)];
  const comparable = from.currency === to.currency && from.per.unit === to.per.unit;
  if (!comparable || before.num === 0n || after.num === 0n) return null;
  return relativeChange(before, after) ?? '±0 %';
}

function isFree({ amount }: Price): boolean {
  return toRational(amount).num === 0n;
}
