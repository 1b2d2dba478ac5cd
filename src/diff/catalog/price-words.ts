import { toRational } from '../../catalog/decimal.ts';
import type { Price, Tier } from '../../catalog/model.ts';

const itemNames: ReadonlyMap<string, string> = new Map([
  ['input', 'input price'],
  ['output', 'output price'],
  ['cache_read', 'cached input price'],
  ['cache_write', 'cache write price'],
  ['image', 'image price'],
  ['video', 'video price'],
  ['audio', 'audio price'],
  ['request', 'request price'],
]);

/** Symbols that stand for one currency here; any other currency is written by its code. */
const symbols: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
  ['CNY', '¥'],
]);

/** `cached input price` for `cache_read`; an item that nobody foresaw is spelt out: `image_input` → `image input price`. */
export function itemWords(item: string): string {
  return itemNames.get(item) ?? `${item.replaceAll('_', ' ')} price`;
}

/** True for the items whose names the toolkit knows. */
export function isKnownItem(item: string): boolean {
  return itemNames.has(item);
}

/** Which price it is: `input price above 200K tokens (from 2026-06-01)`. */
export function priceName(price: Price): string {
  return itemWords(price.item) + conditionWords(price);
}

/** When the price holds: ` above 200K tokens (from 2026-06-01)`, or nothing. */
export function conditionWords(price: Price): string {
  return tierWords(price.tier) + effectiveWords(price.effective);
}

/** What it costs: `$0.50 per 1M tokens`, `free`. */
export function priceWords(price: Price): string {
  return toRational(price.amount).num === 0n ? 'free' : `${amountWords(price)} ${perWords(price.per)}`;
}

/** `$0.50 to $0.75 per 1M tokens`, naming the unit twice only when it changed. */
export function fromToWords(from: Price, to: Price): string {
  const start = from.per.count === to.per.count ? amountWords(from) : priceWords(from);
  return `${start} to ${priceWords(to)}`;
}

function amountWords(price: Price): string {
  const symbol = symbols.get(price.currency);
  return symbol === undefined ? `${price.amount} ${price.currency}` : `${symbol}${price.amount}`;
}

/** `per 1M tokens`, `per image`. */
function perWords(per: Price['per']): string {
  return per.count === 1 ? `per ${per.unit}` : `per ${shortCount(per.count)} ${per.unit}s`;
}

function tierWords(tier: Tier | null): string {
  return tier === null ? '' : ` above ${shortCount(tier.above)} ${tier.unit}s`;
}

function effectiveWords(effective: Price['effective']): string {
  const from = effective?.from ? [`from ${effective.from}`] : [];
  const days = effective?.until ? [...from, `until ${effective.until}`] : from;
  return days.length === 0 ? '' : ` (${days.join(' ')})`;
}

/** `1000000` → `1M`, `200000` → `200K`; exact, so anything else keeps its digits. */
function shortCount(count: number): string {
  if (count > 0 && count % 1_000_000 === 0) return `${count / 1_000_000}M`;
  return count > 0 && count % 1000 === 0 ? `${count / 1000}K` : `${count}`;
}
