import { digestOf, fingerprintOf } from '../base/digest.ts';
import type { Model } from '../catalog/model.ts';
import { orderLists } from '../catalog/order.ts';
import type { CatalogState } from '../changes/apply.ts';

/** Models are never altered, only replaced, so a model's own fingerprint is taken once. */
const fingerprints = new WeakMap<Model, string>();

/**
 * The digest that chains the entries of a history: of one line `FINGERPRINT` a model, lines sorted. Built from a
 * fingerprint a model, so that checking a thousand editions costs what changed in them. Neither the order of models
 * nor of their lists nor of keys plays a part.
 */
export function catalogDigest(state: CatalogState): string {
  return digestOf([...state.values()].map(fingerprintOfModel).sort().join('\n'));
}

function fingerprintOfModel(model: Model): string {
  const known = fingerprints.get(model);
  if (known !== undefined) return known;
  const fingerprint = fingerprintOf(orderLists(model));
  fingerprints.set(model, fingerprint);
  return fingerprint;
}
