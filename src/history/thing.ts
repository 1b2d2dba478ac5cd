import { canonicalJson } from '../base/json.ts';
import { compareRationals } from '../catalog/decimal.ts';
import { priceIdentity, unitPrice } from '../catalog/price-identity.ts';
import { type Finding, isOf } from '../changes/finding.ts';
import { isPrice } from '../changes/values.ts';

/**
 * What a change is about, as a key: one price of a model, one capability, one field, the presence of an id, or, outside
 * the catalog, one subject's field. Two changes of the same thing follow one another.
 */
export function thingOf(change: Finding): string {
  const { area, subject, field } = change;
  if (area !== 'catalog') return canonicalJson([area, subject, field]);
  if (isOf(change, 'model-renamed')) return canonicalJson(['rename', subject, change.to.id]);
  if (field === null) return canonicalJson(['presence', subject]);
  return canonicalJson([subject, field, partOf(change)]);
}

/** True if two values of one thing are the same: prices by their exact amount, anything else by its JSON. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (isPrice(left) && isPrice(right)) return compareRationals(unitPrice(left), unitPrice(right)) === 0;
  return canonicalJson(left) === canonicalJson(right);
}

/** Which part of a field: the price's identity, the word of a list, or all of it. */
function partOf(change: Finding): string | null {
  const price = [change.to, change.from].find(isPrice);
  if (price !== undefined) return priceIdentity(price);
  if (isOf(change, 'capability-gained')) return change.to;
  return isOf(change, 'capability-lost') ? change.from : null;
}
