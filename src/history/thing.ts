import { canonicalJson, isPlainObject } from '../base/json.ts';
import { compareRationals } from '../catalog/decimal.ts';
import type { Price } from '../catalog/model.ts';
import { priceIdentity, unitPrice } from '../catalog/price-identity.ts';
import type { Applicable } from './apply.ts';
import { modelIn } from './values.ts';

/**
 * What a change is about, as a key: one price of a model, one capability, one field, the presence of an id, or, outside
 * the catalog, one subject's field. Two changes of the same thing follow one another.
 */
export function thingOf(change: Applicable): string {
  const { area, kind, subject, field } = change;
  if (area !== 'catalog') return canonicalJson([area, subject, field]);
  if (kind === 'model-renamed') return canonicalJson(['rename', subject, modelIn(change.to).id]);
  if (field === null) return canonicalJson(['presence', subject]);
  return canonicalJson([subject, field, partOf(change)]);
}

/** True if two values of one thing are the same: prices by their exact amount, anything else by its JSON. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (isPrice(left) && isPrice(right)) return compareRationals(unitPrice(left), unitPrice(right)) === 0;
  return canonicalJson(left) === canonicalJson(right);
}

/** True for a Price among the values that findings carry: nothing else there has an amount. */
function isPrice(value: unknown): value is Price {
  return isPlainObject(value) && Object.hasOwn(value, 'amount');
}

/** Which part of a field: the price's identity, the word of a list, or all of it. */
function partOf({ kind, from, to }: Applicable): unknown {
  const price = [to, from].find(isPrice);
  if (price !== undefined) return priceIdentity(price);
  return kind.startsWith('capability-') ? (to ?? from) : null;
}
