import type { Model } from '../catalog/model.ts';
import { priceIdentity } from '../catalog/price-identity.ts';
import { type Finding, isWhole } from '../changes/finding.ts';
import { isPrice } from '../changes/values.ts';
import type { HistoryEntry } from './entry.ts';
import { isSameValue } from './thing.ts';

/** Part of a model → the values that it has had. */
type Known = Map<string, unknown[]>;

/**
 * Tells of a change of a price or a limit whether the history once accepted the value that it leads to, under an older
 * id of the model too.
 */
export function acceptedValues(history: readonly HistoryEntry[]): (found: Finding) => boolean {
  const models = new Map<string, Known>();
  for (const change of history.flatMap(({ changes }) => changes)) {
    if (change.area === 'catalog') learnChange(models, change);
  }
  return (found) => {
    const values = models.get(found.subject)?.get(partOf(found.field, found.to)) ?? [];
    return values.some((value) => isSameValue(value, found.to));
  };
}

function learnChange(models: Map<string, Known>, change: Finding): void {
  const { subject, field, from, to } = change;
  const known: Known = models.get(subject) ?? new Map();
  models.set(subject, known);
  if (!isWhole(change)) {
    learn(known, field, from);
    learn(known, field, to);
    return;
  }
  for (const model of [change.from, change.to]) if (model !== null) learnModel(known, model);
  // A renamed model is the same one.
  if (change.to !== null) models.set(change.to.id, known);
}

function learnModel(known: Known, model: Model): void {
  for (const price of model.prices) learn(known, price.item, price);
  learn(known, 'context', model.context);
  learn(known, 'maxOutput', model.maxOutput);
}

function learn(known: Known, field: string | null, value: unknown): void {
  const part = partOf(field, value);
  known.set(part, [...(known.get(part) ?? []), value]);
}

function partOf(field: string | null, value: unknown): string {
  return isPrice(value) ? priceIdentity(value) : (field ?? '');
}
