import type { Price, Tier } from '../catalog/model.ts';
import { unitPrice } from '../catalog/price-identity.ts';
import { relativeChange } from '../catalog/relative-change.ts';
import { grouped } from './words.ts';

const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

/** `$0.50`, `CNY 2.00`, or `free`. */
export function amountText(price: Price): string {
  if (/^[0.]*$/.test(price.amount)) return 'free';
  const symbol = Object.hasOwn(symbols, price.currency) ? symbols[price.currency] : `${price.currency} `;
  return `${symbol}${price.amount}`;
}

/** `$0.50 / 1M tokens`, `$0.04 / image`, `free`. */
export function priceText(price: Price): string {
  const amount = amountText(price);
  return amount === 'free' ? amount : `${amount} / ${unitText(price)}`;
}

/** What the amount buys: `1M tokens`, `image`. */
export function unitText({ per }: Price): string {
  return per.count === 1 ? per.unit : `${countText(per.count)} ${per.unit}s`;
}

/** The price's name within its model: `input`, `cache read`, `input above 200K`, `output from 2026-10-01`. */
export function itemText(price: Price): string {
  const item = price.item.replaceAll('_', ' ');
  const tier = price.tier === null ? '' : ` ${tierText(price.tier)}`;
  return `${item}${tier}${datesText(price.effective)}`;
}

/** `above 200K`, and with its unit where that is not tokens: `above 60 seconds`. */
export function tierText({ above, unit }: Tier): string {
  return `above ${countText(above)}${unit === 'token' ? '' : ` ${unit}s`}`;
}

/** `200K`, `1M`, `1.049M`; a count that is not whole thousands stays in full: `1,048,576`. */
export function countText(count: number): string {
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
export function percentText(from: Price, to: Price): string | null {
  const [before, after] = [unitPrice(from), unitPrice(to)];
  const comparable = from.currency === to.currency && from.per.unit === to.per.unit;
  if (!comparable || before.num === 0n || after.num === 0n) return null;
  return relativeChange(before, after) ?? '±0 %';
}

function datesText(effective: Price['effective']): string {
  if (effective === undefined) return '';
  const from = effective.from === null ? '' : ` from ${effective.from}`;
  return effective.until === null ? from : `${from} until ${effective.until}`;
}
