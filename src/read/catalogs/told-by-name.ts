import { type ExactObject, type ExactValue, exactAt, isExactObject } from '../../base/exact-json.ts';
import { joinPointer, splitPointer } from '../../base/json-pointer.ts';
import type { FactSource } from '../../catalog/fact-source.ts';
import { readHeader } from '../models/columns/header.ts';
import { isAbsent } from '../models/values/absent.ts';
import { currenciesIn } from '../models/values/currency.ts';
import { remembered } from '../models/values/remembered.ts';
import { readUnit } from '../models/values/unit.ts';
import { isMeaning } from './meanings.ts';
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
  const [last = '', whole] = [names.at(-1), namedBy(names.join(' '))];
  const own = namedBy(last);
  if (own === null) return whole;
  const holders = names.slice(0, -1);
  if (saysMore(holders, last)) return whole?.item === own.item ? null : whole;
  const unit = holders.findLast((name) => soldBy.test(name));
  if (own.per !== null || unit === undefined) return own;
  const per = unitOf(unit);
  return per === null ? null : { ...own, per };
});

/** What stands under such a word is another price than what stands beside it: `batch.input` is not `input`. */
const otherPrices =
  /\b(?:batch|flex|priority|fast|cach|input|output|audio|video|image|speech|fine ?tun|train|above|over|long|tier|old|previous|former|legacy|histor|discount|promo|sale|off ?peak|peak|night|reserved|provisioned|commit|enterprise|upstream|competitor|average|estimate)\w*/g;

/** `per 1k tokens`, `mtok`: what a holder's name says of the unit. */
const soldBy = /(?:^| )per |(?:^| )\d*[mk]toks?(?: |$)/;

/** True if a holder says what the name itself does not: the same words in both are the same price. */
function saysMore(holders: readonly string[], last: string): boolean {
  return holders.some((name) =>
    [...name.matchAll(otherPrices)].some(([word]) => !last.includes(word.slice(0, shortestStem))),
  );
}

/** `cache` and `cached`, `batch` and `batches` are one word. */
const shortestStem = 4;

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

/** A price by the name of its field, with what gave it its item, unit and currency. */
export interface ToldPrice {
  readonly means: string;
  readonly by: NonNullable<FactSource['by']>;
  /** True if the configuration's own currency or unit was needed. */
  readonly isFilled: boolean;
}

/**
 * The meaning of a field that says itself what it is a price for, where the currency and the unit stand in its name, in the
 * name of what holds it, or in a field `currency` or `unit` beside it, above it, or at the head of the document, or else in
 * `fallback`. `null` where nothing says one of them.
 */
export function priceByName(
  pointer: string,
  entry: ExactObject,
  root: ExactValue,
  fallback?: string,
): ToldPrice | null {
  const named = priceInName(pointer);
  const held = named === null ? null : currencyOfHolder(pointer);
  if (named === null || held === 'unknown') return null;
  const around = [...aroundIn(entry, pointer), ...(isExactObject(root) ? [{ object: root, at: null }] : [])];
  const [, ownCurrency, ownUnit = ''] = /^([A-Z]{3}) per (.+)$/.exec(fallback ?? '') ?? [];
  const own = `catalog.json.prices, which says ${JSON.stringify(fallback)}`;
  const currency =
    given(named.currency ?? held, itsName) ??
    nearest(around, currencyKeys, currencyOf) ??
    given(ownCurrency ?? null, own);
  const per = given(named.per, itsName) ?? nearest(around, unitKeys, unitOf) ?? given(readUnit(ownUnit), own);
  if (currency === null || per === null || currency === 'unknown' || per === 'unknown') return null;
  const means = `${named.item}: ${currency.value} per ${unitWords(per.value)}`;
  // A unit such as a token for an hour has no words that a meaning takes.
  if (!isMeaning(means)) return null;
  return {
    means,
    by: { item: itsName, unit: per.by, currency: currency.by },
    isFilled: [currency.by, per.by].includes(own),
  };
}

interface Given<Value> {
  readonly value: Value;
  /** In words. */
  readonly by: string;
}

const itsName = 'the name of the field';

function given<Value>(value: Value | null, by: string): Given<Value> | null {
  return value === null ? null : { value, by };
}

/** Currencies that have no prices of models here: what is under their names is in none of ours. */
const otherCurrencies =
  /^(?:aud|cad|nzd|sgd|hkd|twd|brl|mxn|rub|sek|nok|dkk|pln|zar|thb|idr|vnd|myr|try|aed|sar|ils|php|czk|huf|euros?|won)$/;

/** `cny` of `/pricing/cny/input`, the nearest: nearer than what the head of the document says of all prices. */
function currencyOfHolder(pointer: string): string | null {
  const holders = (splitPointer(pointer) ?? []).map(wordsOf).slice(0, -1);
  const told = holders.findLast((name) => otherCurrencies.test(name) || currenciesIn(name).size > 0);
  return told === undefined ? null : (currencyOf(told) ?? 'unknown');
}

const currencyKeys = ['currency', 'currency_code', 'price_currency', 'pricing_currency', 'priceCurrency'];
const unitKeys = ['unit', 'price_unit', 'pricing_unit', 'priceUnit', 'pricingUnit', 'per', 'unit_of_measure'];

/** An object around a field: where in its model it is, or the head of the document. */
interface Around {
  readonly object: ExactObject;
  readonly at: string | null;
}

/** The objects that a field stands in, the nearest first. */
function aroundIn(entry: ExactObject, pointer: string): Around[] {
  const keys = splitPointer(pointer) ?? [];
  return keys.flatMap((_, index) => {
    const at = keys.slice(0, keys.length - 1 - index).reduce(joinPointer, '');
    const object = at === '' ? entry : exactAt(entry, at);
    return object !== undefined && isExactObject(object) ? [{ object, at }] : [];
  });
}

/** What the nearest field of such a name says; `unknown` where it says what we do not know, such as credits. */
function nearest<Found>(
  around: readonly Around[],
  keys: readonly string[],
  read: (text: string) => Found | null,
): Given<Found> | 'unknown' | null {
  for (const { object, at } of around) {
    const told = keys.flatMap((key) => {
      const value = object[key];
      return typeof value === 'string' && !isAbsent(value) ? [{ key, found: read(value) }] : [];
    });
    const known = told.find(({ found }) => found !== null);
    if (told.length > 0 && (known === undefined || known.found === null)) return 'unknown';
    const place = JSON.stringify(joinPointer(at ?? '', known?.key ?? ''));
    if (known !== undefined && known.found !== null)
      return { value: known.found, by: at === null ? `${place} of the document` : `${place} of the model` };
  }
  return null;
}

/** The one currency that a text names. */
export function currencyOf(text: string): string | null {
  const [only, ...others] = currenciesIn(text);
  return only === undefined || others.length > 0 ? null : only;
}

/** `1M tokens`, `per_million_tokens`, `USD per 1M tokens`. */
export function unitOf(text: string): NamedPrice['per'] {
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
