import type { ExactObject, ExactValue } from '../../base/json/exact-json.ts';
import type { Price, Tier } from '../../catalog/model.ts';
import { type UnreadField, unreadField } from './fields.ts';
import { amount } from './schemas.ts';

/** What a foreign price field pays for. All of these catalogs are in US dollars. */
export interface PriceSpec {
  readonly item: string;
  readonly per: Price['per'];
  readonly tier: Tier | null;
}

/** The prices of one object, and the keys in it that are none. */
export interface PriceReading {
  readonly prices: readonly Price[];
  readonly unread: readonly UnreadField[];
  readonly ignored: readonly string[];
}

/** Reads every member of an object that `specOf` knows as a price; `null` members say that nothing is published. */
export function readPrices(object: ExactObject, specOf: (key: string) => PriceSpec | null): PriceReading {
  const prices: Price[] = [];
  const unread: UnreadField[] = [];
  const ignored: string[] = [];
  for (const [key, value] of Object.entries(object)) {
    const spec = specOf(key);
    const price = spec === null || value === null ? null : readPrice(spec, value);
    if (spec === null) ignored.push(key);
    else if (price !== null && 'amount' in price) prices.push(price);
    else if (price !== null) unread.push(price);
  }
  return { prices, unread, ignored };
}

function readPrice({ item, per, tier }: PriceSpec, value: ExactValue): Price | UnreadField {
  const result = amount.safeParse(value);
  if (!result.success) return unreadField(item, value, result.error);
  return { item, amount: result.data.amount, currency: 'USD', per, tier, text: result.data.text };
}
