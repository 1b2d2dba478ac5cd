import type { Place } from '../../base/problem.ts';
import type { Model } from '../../catalog/model.ts';
import { orderLists } from '../../catalog/order.ts';
import { itemName, priceWords } from '../../catalog/price-words.ts';
import { type Finding, finding } from '../../changes/finding.ts';
import type { Rename } from './renames/index.ts';

/** `model-added`, with the facts that a reader asks for first. */
export function describeAdded(added: Model, at: Place | null): Finding {
  const model = orderLists(added);
  const summary = summaryOf(model);
  return finding({
    area: 'catalog',
    kind: 'model-added',
    subject: model.id,
    field: null,
    from: null,
    to: model,
    message: `${model.id}: added${summary === '' ? '' : ` (${summary})`}`,
    at,
  });
}

/** `model-removed`, with what to use instead as far as it was published or is likely. */
export function describeRemoved(model: Model, advice: string | null, at: Place | null): Finding {
  return finding({
    area: 'catalog',
    kind: 'model-removed',
    subject: model.id,
    field: null,
    from: orderLists(model),
    to: null,
    message: `${model.id}: removed${advice === null ? '' : `; ${advice}`}`,
    at,
  });
}

/** `model-renamed`. Its subject is the old id, which is what consumers have in their code and search for. */
export function describeRenamed({ from, to, evidence, confidence }: Rename, at: Place | null): Finding {
  return finding({
    area: 'catalog',
    kind: 'model-renamed',
    subject: from.id,
    field: null,
    from: orderLists(from),
    to: orderLists(to),
    message: `${from.id}: renamed to ${to.id} (${evidence.join(', ')}; confidence: ${confidence})`,
    at,
  });
}

function summaryOf(model: Model): string {
  const context = model.context === null ? [] : [`context ${model.context.text}`];
  return [...mainPrices(model), ...context].join(', ');
}

/** The two prices that people compare models by; of a model without them, whatever it costs. */
function mainPrices({ prices }: Model): string[] {
  const plain = prices.filter((price) => price.tier === null);
  const main = ['input', 'output'].flatMap((item) => plain.find((price) => price.item === item) ?? []);
  return (main.length === 0 ? prices.slice(0, 1) : main).map(
    (price) => `${itemName(price.item)} ${priceWords(price)}`,
  );
}
