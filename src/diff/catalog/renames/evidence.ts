import { smallest } from '../../../base/lists.ts';
import type { Model, Price } from '../../../catalog/model.ts';
import { priceIdentity } from '../../../catalog/price-identity.ts';
import { isRestatedCount } from '../counts.ts';
import { isRestatedPrice, isSamePrice } from '../same-price.ts';
import type { Difference } from './relation.ts';

/** How well two ids are one model's, and why. */
export interface Case {
  readonly score: number;
  /** In words, what the ids differ in: `vendor prefix changed`, `12 models at once`. */
  readonly cause: readonly string[];
  /** What each model's own facts say: `same canonical id x`, `same prices`. */
  readonly evidence: readonly string[];
}

/** Below this the ids alone do not make a rename: a death and a birth are told instead. */
export const leastScore = 65;

/** What the difference of the ids alone is worth. Case and spelling pass whatever else differs; a new vendor needs proof. */
const worth: Readonly<Record<Difference, { score: number; words: string }>> = {
  case: { score: 110, words: 'differs in case' },
  spelling: { score: 105, words: 'same name spelt differently' },
  'prefix-added': { score: 85, words: 'vendor prefix added' },
  'prefix-removed': { score: 85, words: 'vendor prefix removed' },
  'prefix-changed': { score: 60, words: 'vendor prefix changed' },
  regrouped: { score: 60, words: 'same words before and after the slash' },
  affix: { score: 58, words: 'same name with another affix' },
  snapshot: { score: 70, words: 'snapshot of the same name' },
  'short-snapshot': { score: 56, words: 'snapshot of the same name' },
  'word-order': { score: 60, words: 'same words in another order' },
  letters: { score: 62, words: 'same letters and figures' },
  word: { score: 50, words: 'one word more or less' },
  name: { score: 60, words: 'another name' },
  id: { score: 55, words: 'another id' },
};

/** Each further difference between the ids makes chance likelier. */
const costOfFurtherDifference = 5;

/** What agreement and disagreement of a fact are worth; prices tell models of one family apart best. */
const facts = [
  { name: 'prices', agree: 10, differ: -20, compare: comparePriceLists },
  { name: 'context', agree: 6, differ: -12, compare: compareContexts },
  { name: 'name', agree: 8, differ: -6, compare: compareNames },
  { name: 'provider', agree: 4, differ: 0, compare: compareProviders },
] as const;

/** So many models whose ids change in one way are a catalog that was tidied, even if prices moved along. */
export const leastModelsOfMove = 3;
const worthOfMove = 40;

/** A gateway's own lasting name for a model, under both ids. */
const worthOfCanonical = 40;

/**
 * Weighs everything that speaks for and against `to` being `from` under a new id. `movedAlike` counts both in; `canonical`
 * is the lasting name that both have.
 */
export function weigh(
  from: Model,
  to: Model,
  differences: readonly Difference[],
  movedAlike: number,
  canonical: string | null = null,
): Case {
  const idScore = smallest(differences.map((difference) => worth[difference].score));
  const seen = facts.map((fact) => ({ ...fact, verdict: fact.compare(from, to) }));
  const moved = movedAlike >= leastModelsOfMove;
  const score =
    idScore -
    costOfFurtherDifference * (differences.length - 1) +
    seen.reduce(
      (sum, { verdict, agree, differ }) => sum + (verdict === null ? 0 : verdict ? agree : differ),
      0,
    ) +
    (moved ? worthOfMove : 0) +
    (canonical === null ? 0 : worthOfCanonical);
  return {
    score,
    cause: [
      ...differences.map((difference) => worth[difference].words),
      ...(moved ? [`${movedAlike} models at once`] : []),
    ],
    evidence: [
      ...(canonical === null ? [] : [`same canonical id ${canonical}`]),
      ...seen.flatMap(({ verdict, name }) =>
        verdict === null ? [] : [`${verdict ? 'same' : 'other'} ${name}`],
      ),
    ],
  };
}

/** A score in a word. */
export function confidenceOf(score: number): 'high' | 'medium' | 'low' {
  if (score >= 90) return 'high';
  return score >= 75 ? 'medium' : 'low';
}

/** True, false, or `null` when one side does not say. */
type Verdict = boolean | null;

/** True if prices or contexts are the same, and neither is another. */
export function agreesInFacts(from: Model, to: Model): boolean {
  const verdicts = [comparePriceLists(from, to), compareContexts(from, to)];
  return verdicts.includes(true) && !verdicts.includes(false);
}

/** Judged by the prices that both have: the main ones where there are some, since a minor one may move by itself. */
function comparePriceLists(from: Model, to: Model): Verdict {
  const known = new Map(to.prices.map((price) => [priceIdentity(price), price]));
  const pairs = from.prices.flatMap((price) => {
    const other = known.get(priceIdentity(price));
    return other === undefined ? [] : [{ price, other }];
  });
  const main = pairs.filter(({ price }) => isMain(price));
  const judged = main.length === 0 ? pairs : main;
  return judged.length === 0 ? null : judged.every(({ price, other }) => agree(price, other));
}

function isMain({ item, tier }: Price): boolean {
  return tier === null && (item === 'input' || item === 'output');
}

function agree(left: Price, right: Price): boolean {
  return isSamePrice(left, right) || isRestatedPrice(left, right);
}

function compareContexts({ context: from }: Model, { context: to }: Model): Verdict {
  if (from === null || to === null) return null;
  return from.tokens === to.tokens || isRestatedCount(from, to);
}

/** A name that only follows the id (`Rook 2 Preview 06-17` and `Rook 2`) says nothing against it. */
function compareNames({ name: from }: Model, { name: to }: Model): Verdict {
  if (from === null || to === null) return null;
  if (plainName(from) === plainName(to)) return true;
  return lastingName(from) === lastingName(to) ? null : false;
}

/** A display name without the stage and the day that ids have too. */
export function lastingName(name: string): string {
  const words = plainName(name.replace(/[()[\]]/g, ' '))
    .trim()
    .split(' ');
  return words.filter((word) => !passing.test(word)).join(' ');
}

const passing = /^(?:preview|exp|experimental|beta|latest|\d\d|\d{4}|20\d{6}|v1)$/;

/** `GPT-5.5` and `GPT 5.5` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s._-]+/g, ' ');
}

/** Another provider says nothing against: it often comes from the very prefix that changed. */
function compareProviders({ provider: from }: Model, { provider: to }: Model): Verdict {
  return from !== null && from === to ? true : null;
}
