import { type ExactObject, type ExactValue, exactAt, isExactObject } from '../../base/exact-json.ts';
import { joinPointer, splitPointer } from '../../base/json-pointer.ts';
import { readHeader } from '../models/columns/header.ts';
import { currenciesIn } from '../models/values/currency.ts';
import { remembered } from '../models/values/remembered.ts';
import { readUnit } from '../models/values/unit.ts';
import { wordsOf } from './suspicion.ts';

/** What the name of a field says of a price. */
export interface NamedPrice {
  readonly item: string;
  readonly per: { readonly count: number; readonly unit: string } | null;
  readonly currency: string | null;
}

/** `/pricing/input_usd_per_million_tokens`: the words of a key, read as those of a table's header are. */
export const priceInName = remembered((pointer: string): NamedPrice | null => {
  const keys = splitPointer(pointer) ?? [];
  if (keys.includes('*')) return null;
  const names = keys.map(phraseOf);
  return namedBy(names.at(-1) ?? '') ?? namedBy(names.join(' '));
});

/** As headers have it: `inputPricePer1MTokensUSD` is `input price per 1 m tokens usd`. */
function phraseOf(key: string): string {
  return wordsOf(key.replace(/(?<=[Pp]er)(?=\d)|(?<=\d[MKmk])(?=[Tt]ok)/g, ' ')).replace(
    /\bper (\d+) ?([mk])\b/,
    'per $1$2',
  );
}

function namedBy(phrase: string): NamedPrice | null {
  const meaning = readHeader(phrase);
  if (meaning.kind !== 'price' || meaning.terms.tier !== null) return null;
  const { items, per, currency } = meaning.terms;
  const [item, ...others] = items;
  return item === undefined || others.length > 0 ? null : { item, per, currency };
}

/**
 * The meaning of a field that says itself what it is a price for, where the currency and the unit stand in its name, or in a
 * field `currency` or `unit` beside it, above it, or at the head of the document, or else in `fallback`. `null` where
 * nothing says one of them.
 */
export function meaningByName(
  pointer: string,
  entry: ExactObject,
  root: ExactValue,
  fallback?: string,
): string | null {
  const named = priceInName(pointer);
  if (named === null) return null;
  const around = [...aroundIn(entry, pointer), ...(isExactObject(root) ? [root] : [])];
  const [, ownCurrency = null, ownUnit = ''] = /^([A-Z]{3}) per (.+)$/.exec(fallback ?? '') ?? [];
  const currency = named.currency ?? first(around, currencyKeys, currencyOf) ?? ownCurrency;
  const per = named.per ?? first(around, unitKeys, unitOf) ?? readUnit(ownUnit);
  if (currency === null || per === null) return null;
  return `${named.item}: ${currency} per ${unitWords(per)}`;
}

const currencyKeys = ['currency', 'currency_code', 'price_currency', 'pricing_currency', 'priceCurrency'];
const unitKeys = ['unit', 'price_unit', 'pricing_unit', 'priceUnit', 'pricingUnit', 'per', 'unit_of_measure'];

/** The objects that a field stands in, the nearest first. */
function aroundIn(entry: ExactObject, pointer: string): ExactObject[] {
  const keys = splitPointer(pointer) ?? [];
  return keys.flatMap((_, index) => {
    const at = keys.slice(0, keys.length - 1 - index).reduce(joinPointer, '');
    const object = at === '' ? entry : exactAt(entry, at);
    return object !== undefined && isExactObject(object) ? [object] : [];
  });
}

function first<Found>(
  objects: readonly ExactObject[],
  keys: readonly string[],
  read: (text: string) => Found | null,
): Found | null {
  for (const object of objects)
    for (const key of keys) {
      const value = object[key];
      const found = typeof value === 'string' ? read(value) : null;
      if (found !== null) return found;
    }
  return null;
}

function currencyOf(text: string): string | null {
  const [only, ...others] = currenciesIn(text);
  return only === undefined || others.length > 0 ? null : only;
}

/** `1M tokens`, `per_million_tokens`, `USD per 1M tokens`. */
function unitOf(text: string): NamedPrice['per'] {
  const words = text.replaceAll('_', ' ').trim();
  const unit = readUnit(words.replace(/^per /i, ''));
  if (unit !== null) return unit;
  const meaning = readHeader(`price ${words}`);
  return meaning.kind === 'price' ? meaning.terms.per : null;
}

/** `1M tokens`, `image`: a unit as meanings have it. */
export function unitWords({ count, unit }: { readonly count: number; readonly unit: string }): string {
  if (count === 1) return unit;
  if (count % 1_000_000 === 0) return `${count / 1_000_000}M ${unit}s`;
  return count % 1000 === 0 ? `${count / 1000}K ${unit}s` : `${count} ${unit}s`;
}
