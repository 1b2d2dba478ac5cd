import { compareCodePoints } from '../base/code-point-order.ts';
import { canonicalJson } from '../base/json.ts';
import type { Model, Price } from './model.ts';

/** Items in the order in which people read them; any other item follows by code point. */
const itemOrder = ['input', 'output', 'cache_read', 'cache_write'];

/** The models in the one order that is ever written: by id. The model's own lists are ordered too. */
export function orderModels(models: readonly Model[]): Model[] {
  return models.map(orderLists).sort((a, b) => compareCodePoints(a.id, b.id));
}

/** The model with its own lists in order, words once each. */
export function orderLists(model: Model): Model {
  return {
    ...model,
    capabilities: [...new Set(model.capabilities)].sort(compareCodePoints),
    prices: [...model.prices].sort(comparePrices),
    endpoints: [...new Set(model.endpoints)].sort(compareCodePoints),
    unread: [...model.unread].sort((a, b) => compareCodePoints(canonicalJson(a), canonicalJson(b))),
  };
}

/** By item, then lowest tier first, then by everything else that tells prices apart. */
export function comparePrices(left: Price, right: Price): number {
  return (
    rankOfItem(left.item) - rankOfItem(right.item) ||
    compareCodePoints(left.item, right.item) ||
    (left.tier?.above ?? -1) - (right.tier?.above ?? -1) ||
    compareCodePoints(canonicalJson(left), canonicalJson(right))
  );
}

function rankOfItem(item: string): number {
  const rank = itemOrder.indexOf(item);
  return rank === -1 ? itemOrder.length : rank;
}
