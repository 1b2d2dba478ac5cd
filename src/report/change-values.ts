import { isPlainObject } from '../base/json.ts';
import { type Model, modelSchema, type Price, priceSchema } from '../catalog/model.ts';
import type { Change } from '../changes/comparison.ts';

/** Both sides of a change as far as they are models: whole ones for `model-added`, `-removed` and `-renamed`. */
export function modelsOf(change: Change): { readonly from: Model | null; readonly to: Model | null } {
  return { from: readModel(change.from), to: readModel(change.to) };
}

/** Both sides of a change as far as they are prices. */
export function pricesOf(change: Change): { readonly from: Price | null; readonly to: Price | null } {
  return { from: readPrice(change.from), to: readPrice(change.to) };
}

// `from` and `to` are JSON whose shape depends on the kind, and kinds are open: what does not fit is shown by its
// message alone.
function readModel(value: unknown): Model | null {
  return isPlainObject(value) ? (modelSchema.safeParse(value).data ?? null) : null;
}

function readPrice(value: unknown): Price | null {
  return isPlainObject(value) ? (priceSchema.safeParse(value).data ?? null) : null;
}
