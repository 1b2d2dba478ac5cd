import type { Place } from '../../base/problem.ts';
import { lifeOf } from '../../catalog/life.ts';
import type { Model } from '../../catalog/model.ts';
import { orderLists } from '../../catalog/order.ts';
import { itemName, priceWords } from '../../catalog/price-words.ts';
import { type Finding, finding } from '../../changes/finding.ts';
import type { Rename } from './renames/index.ts';
import type { Future } from './renames/successor.ts';

/** `model-added`, with the facts that a reader asks for first. */
export function describeAdded(model: Model, at: Place | null): Finding {
  const to = orderLists(model);
  const summary = summaryOf(to);
  const says = `added${summary === '' ? '' : ` (${summary})`}`;
  return finding({ kind: 'model-added', from: null, to, ...about(to, says, at) });
}

/** `model-removed`, with what to use instead as far as it was published or is likely. */
export function describeRemoved(model: Model, future: Future | null, at: Place | null): Finding {
  const { words, ...doubt } = future ?? { words: '' };
  const says = ['removed', ...endOf(model), ...(words === '' ? [] : [words])].join('; ');
  const gone = { kind: 'model-removed', from: orderLists(model), to: null } as const;
  return finding({ ...gone, ...doubt, ...about(model, says, at) });
}

/** A removal that was to come, or of a model that did not answer before, is told as such. */
function endOf(model: Model): string[] {
  if (lifeOf(model) === 'retired') return ['it no longer answered before'];
  const date = model.deprecation?.date ?? null;
  return date === null ? [] : [`its published end: ${date}`];
}

/** `model-renamed`. Its subject is the old id, which is what consumers have in their code and search for. */
export function describeRenamed(
  { from, to, cause, evidence, confidence }: Rename,
  at: Place | null,
): Finding {
  const says = `renamed to ${to.id} (${[...cause, ...evidence].join(', ')}; confidence: ${confidence})`;
  const models = { from: orderLists(from), to: orderLists(to) };
  return finding({
    kind: 'model-renamed',
    ...models,
    cause: cause.join(', '),
    ...about(from, says, at),
  });
}

function about({ id: subject }: Model, says: string, at: Place | null) {
  return { area: 'catalog', subject, field: null, message: `${subject}: ${says}`, at } as const;
}

function summaryOf(model: Model): string {
  const context = model.context === null ? [] : [`context ${model.context.text}`];
  return [...mainPrices(model), ...context, ...lifeWords(model)].join(', ');
}

/** What is new and no ordinary offer: `preview`, `retired`, `deprecated, ends 2026-12-01`. */
function lifeWords({ status, deprecation }: Model): string[] {
  const date = deprecation?.date ?? null;
  return [...(status === 'active' ? [] : [status]), ...(date === null ? [] : [`ends ${date}`])];
}

/** The two prices that people compare models by; of a model without them, whatever it costs. */
function mainPrices({ prices }: Model): string[] {
  const plain = prices.filter((price) => price.tier === null);
  const main = ['input', 'output'].flatMap((item) => plain.find((price) => price.item === item) ?? []);
  return (main.length === 0 ? prices.slice(0, 1) : main).map(
    (price) => `${itemName(price.item)} ${priceWords(price)}`,
  );
}
