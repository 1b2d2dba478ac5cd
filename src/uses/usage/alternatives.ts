import { compareCodePoints } from '../../base/code-point-order.ts';
import { compareRationals, toRational } from '../../catalog/decimal.ts';
import { lifeOf } from '../../catalog/life.ts';
import type { Model } from '../../catalog/model.ts';
import type { Amount } from '../../changes/bill.ts';
import type { Used } from './bill.ts';
import { type Cost, costOf } from './cost.ts';

/** A model that is the same or better on paper, and cheaper for this usage. Nothing is said of its quality. */
export interface Alternative {
  readonly model: string;
  readonly amount: Amount;
}

/** More than these nobody tries. */
const most = 5;

/** The cheaper models of the same category, with at least the capabilities and the context, the cheapest first. */
export function alternativesTo(
  { model: id, counts }: Used,
  models: readonly Model[],
  day: string | null,
): Alternative[] {
  const model = models.find((each) => each.id === id);
  const [own] = model === undefined ? [] : costOf(model, counts, day).amounts;
  if (model === undefined || own === undefined) return [];
  return models
    .filter((other) => other.id !== id && isAsGood(other, model))
    .flatMap((other): Alternative[] => {
      const amount = onlyAmount(costOf(other, counts, day), own.currency);
      return amount !== null && isLess(amount.to, own.from) ? [{ model: other.id, amount }] : [];
    })
    .sort((a, b) => order(a.amount.to, b.amount.to) || compareCodePoints(a.model, b.model))
    .slice(0, most);
}

function isAsGood(other: Model, model: Model): boolean {
  return (
    lifeOf(other) === 'living' &&
    other.category === model.category &&
    model.capabilities.every((word) => other.capabilities.includes(word)) &&
    (model.context === null || (other.context !== null && other.context.tokens >= model.context.tokens))
  );
}

/** Of a model that has a price for all of it, in one currency. */
function onlyAmount({ amounts, isWhole }: Cost, currency: string): Amount | null {
  const [only, ...others] = amounts;
  return isWhole && only?.currency === currency && others.length === 0 ? only : null;
}

function isLess(left: string, right: string): boolean {
  return order(left, right) < 0;
}

function order(left: string, right: string): number {
  return compareRationals(toRational(left), toRational(right));
}
