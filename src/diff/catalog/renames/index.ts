import { compareCodePoints } from '../../../base/code-point-order.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { Model } from '../../../catalog/model.ts';
import { type Block, blocksOf, type Candidate } from './blocks.ts';
import { type Case, confidenceOf, leastModelsOfMove, leastScore, weigh } from './evidence.ts';
import { type Prefixes, prefixesOf } from './hosts.ts';
import { type Difference, relate } from './relation.ts';
import { partsOf } from './stem.ts';

/** One model under another id, with what speaks for it. */
export interface Rename {
  readonly from: Model;
  readonly to: Model;
  /** In words: `vendor prefix changed`, `12 models at once`, `same prices`. */
  readonly evidence: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
}

/**
 * The renames among removed and added models: other case, a vendor prefix that came, went or changed, a version spelt
 * differently, a dated snapshot or another affix of the same name, the same words in another order or on the other side
 * of a slash. Never two old ids to one new one or the other way round: the strongest evidence is taken first. Two models
 * of one family are no rename, nor is one model at two hosts. The answer does not depend on the order of the models, and
 * is the mirror image when the sides are exchanged.
 */
export function findRenames(base: readonly Model[], next: readonly Model[]): Rename[] {
  const removed = without(base, next);
  const added = without(next, base);
  const blocks = blocksOf(removed, added);
  if (blocks.length === 0) return [];
  const prefixes = prefixesOf(base, next);
  const pairs = blocks.flatMap((block) => pairsOf(block, prefixes));
  const moves = groupBy(pairs, ({ move }) => move);
  const alike = new Map([...moves].map(([move, own]) => [move, leastOfEitherSide(own)]));
  return assign(
    pairs.flatMap((pair) => weighed(pair, pair.move === '' ? 0 : (alike.get(pair.move) ?? 0), prefixes)),
  );
}

function without(models: readonly Model[], others: readonly Model[]): Model[] {
  const ids = new Set(others.map(({ id }) => id));
  return models.filter(({ id }) => !ids.has(id));
}

/** Two ids that can be one model's. */
interface Pair {
  readonly from: Model;
  readonly to: Model;
  readonly differences: readonly Difference[];
  /** Equal for pairs whose ids change in the same way; empty for a change that says nothing of others. */
  readonly move: string;
}

interface Pairing extends Case {
  readonly from: Model;
  readonly to: Model;
}

function pairsOf({ removed, added }: Block, { areHosts }: Prefixes): Pair[] {
  const pairs = removed.flatMap((from) => added.map((to) => ({ from, to })));
  return pairs.flatMap(({ from, to }): Pair[] => {
    const differences = relate(from.parts, to.parts);
    if (differences === null || (areHosts && differences.some(isOfPrefix))) return [];
    return [{ from: from.model, to: to.model, differences, move: moveOf(from, to, differences) }];
  });
}

/** One model that could be any of three moved once, whichever side is the older. */
function leastOfEitherSide(pairs: readonly Pair[]): number {
  const [from, to] = [new Set(pairs.map((pair) => pair.from)), new Set(pairs.map((pair) => pair.to))];
  return Math.min(from.size, to.size);
}

function isOfPrefix(difference: Difference): boolean {
  return difference.startsWith('prefix-');
}

/** A vendor that changes its prefix, or a catalog that is tidied below one. */
function moveOf(from: Candidate, to: Candidate, differences: readonly Difference[]): string {
  const [old, now] = [from, to].map(({ parts }) => parts.prefix ?? '');
  if (differences.some(isOfPrefix)) return nameOf(from) === nameOf(to) ? `${old} ${now}` : '';
  const telling = differences.filter((each) => each !== 'case' && each !== 'spelling');
  const root = [old, now]
    .map((prefix) => prefix?.split('/')[0])
    .sort()
    .join(' ');
  const affixes = [from, to]
    .map(({ parts }) => parts.affixes)
    .sort()
    .join(' ');
  return telling.length === 0 ? '' : `${telling.join(' ')} ${affixes} ${root}`;
}

function weighed({ from, to, differences }: Pair, alike: number, { moved }: Prefixes): Pairing[] {
  const [old, now] = [from, to].map(({ id }) => partsOf(id).prefix ?? '');
  // A vendor moves as a whole; what leaves a prefix that stays is more likely another model.
  if (differences.includes('prefix-changed') && !moved(old ?? '', now ?? '') && alike < leastModelsOfMove)
    return [];
  const weighing = weigh(from, to, differences, alike);
  return weighing.score < leastScore ? [] : [{ ...weighing, from, to }];
}

/** Each id once, the strongest evidence first; equals in an order that does not know which side is older. */
function assign(pairings: readonly Pairing[]): Rename[] {
  const taken = new Set<string>();
  return [...pairings]
    .sort((a, b) => b.score - a.score || compareCodePoints(unorderedIds(a), unorderedIds(b)))
    .filter(({ from, to }) => {
      const isFree = !taken.has(from.id) && !taken.has(to.id);
      if (isFree) taken.add(from.id).add(to.id);
      return isFree;
    })
    .map(({ score, ...pairing }) => ({ ...pairing, confidence: confidenceOf(score) }));
}

function unorderedIds({ from, to }: Pairing): string {
  return [from.id, to.id].sort(compareCodePoints).join(' ');
}

function nameOf({ model, parts }: Candidate): string {
  return (parts.prefix === null ? model.id : model.id.slice(parts.prefix.length + 1)).toLowerCase();
}
