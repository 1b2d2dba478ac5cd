import type { Price } from '../catalog/model.ts';
import { comparePrices } from '../catalog/order.ts';
import { amountWords, itemWords, percentWords, priceWords, unitWords } from '../catalog/price-words.ts';
import type { Change } from '../changes/comparison.ts';
import { bySubject, isRepriced, type Repriced } from './sections.ts';

/** One line of the price table, as bare text; model, price, old and new hold foreign text. */
export interface PriceRow {
  readonly model: string;
  readonly price: string;
  readonly old: string;
  readonly new: string;
  /** `+50 %`, or words where no ratio says anything. */
  readonly change: string;
}

/** The unit that a price table names once, above itself; any other stands beside its amount. */
export const usualUnit = '1M tokens';

/** The rows of the `repriced` group, those of one model one after another and input first. */
export function priceRows(changes: readonly Change[]): PriceRow[] {
  return bySubject(changes).flatMap(({ subject, changes: own }) =>
    own
      .filter(isRepriced)
      .sort((a, b) => comparePrices(a.to, b.to))
      .map((change) => priceRow(subject, change)),
  );
}

function priceRow(model: string, { from, to, flapping }: Repriced): PriceRow {
  const moved = percentWords(from, to) ?? changeInWords(from, to);
  return {
    model,
    price: itemWords(to),
    old: amountWithUnit(from),
    new: amountWithUnit(to),
    change: flapping?.back ? `${moved}, back to its value of ${flapping.since}` : moved,
  };
}

/** `$0.50`, and with the unit where it is not the usual one: `$0.04 / image`. */
export function amountWithUnit(price: Price): string {
  return unitWords(price) === usualUnit ? amountWords(price) : priceWords(price);
}

function changeInWords(from: Price, to: Price): string {
  if (amountWords(to) === 'free') return 'now free';
  return amountWords(from) === 'free' ? 'no longer free' : 'not comparable';
}
