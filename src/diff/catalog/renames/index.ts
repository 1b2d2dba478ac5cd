import { compareCodePoints } from '../../../base/code-point-order.ts';
import { groupBy } from '../../../base/group-by.ts';
import { partsOf } from '../../../catalog/id-parts.ts';
import type { Model } from '../../../catalog/model.ts';
import { type Block, blocksOf, type Candidate } from './blocks.ts';
import { pairsByDisplayName } from './by-name.ts';
import { type Case, confidenceOf, leastModelsOfMove, leastScore, weigh } from './evidence.ts';
import { type Prefixes, prefixesOf } from './hosts.ts';
import { pairsByOneWord } from './one-word.ts';
import { type Difference, relate } from './relation.ts';

/** One model under another id, with what speaks for it. */
export interface Rename {
  readonly from: Model;
  readonly to: Model;
  /** In words, what the ids differ in: `vendor prefix changed`, `12 models at once`. */
  readonly cause: readonly string[];
  /** In words, what the facts of the two models say: `same prices`. */
  readonly evidence: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
}

/**
 * The renames among removed and added models: other case, a vendor prefix that came, went or changed, a version spelt
 * differently, a dated snapshot or another affix of the same name, the same words in another order or on the other side
 * of a slash; one word that several get at once; or another id altogether below one display name. Never two old ids to one new one or the other way round: the strongest evidence is taken first. Two models
 * of one family are no rename, nor is one model at two hosts. The answer does not depend on the order of the models, and
 * is the mirror image when the sides are exchanged.
 */
export function findRenames(
  base: readonly Model[],
  next: readonly Model[],
  canonical: ReadonlyMap<string, string> = new Map(),
): Rename[] {
  const removed = without(base, next);
  const added = without(next, base);
  const prefixes = prefixesOf(base, next);
  const blocks = blocksOf(removed, added, prefixes.hostOf);
  const alias = pairsByCanonical(removed, added, canonical);
  const namesakes = pairsByDisplayName({ base, next, removed, added }, prefixes.hostOf).map(
    (pair): Pair => ({ ...pair, differences: ['id'], move: '' }),
  );
  const reworded = pairsByOneWord(removed, added).map((pair): Pair => ({ ...pair, differences: ['word'] }));
  const pairs = [...blocks.flatMap(pairsOf), ...alias, ...namesakes, ...reworded];
  if (pairs.length === 0) return [];
  const moves = groupBy(pairs, ({ move }) => move);
  const alike = new Map([...moves].map(([move, own]) => [move, leastOfEitherSide(own)]));
  return assign(
    pairs.flatMap((pair) => {
      const same = canonicalOf(pair, canonical);
      return weighed(pair, pair.move === '' ? 0 : (alike.get(pair.move) ?? 0), prefixes, same);
    }),
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

/**
 * Ids for which the gateway itself has one lasting name. A variant such as `:free` shares it with its model and is
 * another one all the same.
 */
function pairsByCanonical(
  removed: readonly Model[],
  added: readonly Model[],
  canonical: ReadonlyMap<string, string>,
): Pair[] {
  if (canonical.size === 0) return [];
  const keyOf = ({ id }: Model) => `${canonical.get(id) ?? `id ${id}`} ${partsOf(id).variant}`;
  const came = groupBy(added, keyOf);
  return removed.flatMap((from) =>
    (came.get(keyOf(from)) ?? []).map((to): Pair => ({ from, to, differences: ['name'], move: '' })),
  );
}

function canonicalOf(
  { from, to }: Pick<Pair, 'from' | 'to'>,
  canonical: ReadonlyMap<string, string>,
): string | null {
  const name = canonical.get(from.id);
  return name !== undefined && name === canonical.get(to.id) ? name : null;
}

function pairsOf({ removed, added }: Block): Pair[] {
  const pairs = removed.flatMap((from) => added.map((to) => ({ from, to })));
  return pairs.flatMap(({ from, to }): Pair[] => {
    const differences = relate(from.parts, to.parts);
    if (differences === null) return [];
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
  if (differences.some(isOfPrefix))
    return nameOf(from) === nameOf(to) ? prefixMove(old ?? '', now ?? '') : dottedMove(from, to);
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

/** A vendor before a dot that came or went below one prefix. */
function dottedMove(from: Candidate, to: Candidate): string {
  const longer = [from, to].find(({ parts }) => parts.own !== parts.tokens)?.parts;
  if (longer === undefined || from.parts.prefix !== to.parts.prefix) return '';
  return `dotted ${longer.name.slice(0, longer.name.indexOf('.'))} ${from.host} ${longer.prefix}`;
}

/** What came and went of a prefix, so that `a/` → `x:a/` and `b/` → `x:b/` are one move. */
function prefixMove(old: string, now: string): string {
  let same = 0;
  while (same < Math.min(old.length, now.length) && old.at(-1 - same) === now.at(-1 - same)) same += 1;
  const isWhole = old === '' || now === '';
  return isWhole
    ? `prefix ${old} ${now}`
    : `prefix ${old.slice(0, old.length - same)} ${now.slice(0, now.length - same)}`;
}

function weighed(
  { from, to, differences }: Pair,
  alike: number,
  { moved }: Prefixes,
  canonical: string | null,
): Pairing[] {
  const [old, now] = [from, to].map(({ id }) => partsOf(id).prefix ?? '');
  // A vendor moves as a whole; what leaves a prefix that stays is more likely another model.
  const isProven = canonical !== null || alike >= leastModelsOfMove || moved(old ?? '', now ?? '');
  if (differences.includes('prefix-changed') && !isProven) return [];
  const weighing = weigh(from, to, differences, alike, canonical);
  return weighing.score < leastScore ? [] : [{ ...weighing, from, to }];
}

/** Each id once, the strongest evidence first; of equals the newest snapshot, in an order that does not know which side is older. */
function assign(pairings: readonly Pairing[]): Rename[] {
  const taken = new Set<string>();
  return [...pairings]
    .sort(
      (a, b) =>
        b.score - a.score ||
        compareCodePoints(lastDay(b), lastDay(a)) ||
        compareCodePoints(unorderedIds(a), unorderedIds(b)),
    )
    .filter(({ from, to }) => {
      const isFree = !taken.has(from.id) && !taken.has(to.id);
      if (isFree) taken.add(from.id).add(to.id);
      return isFree;
    })
    .map(({ score, ...pairing }) => ({ ...pairing, confidence: confidenceOf(score) }));
}

function lastDay({ from, to }: Pairing): string {
  const days = [from, to].map(({ id }) => partsOf(id).snapshot?.date ?? '');
  return days.sort(compareCodePoints).at(-1) ?? '';
}

function unorderedIds({ from, to }: Pairing): string {
  return [from.id, to.id].sort(compareCodePoints).join(' ');
}

/** Everything behind the last slash. */
function nameOf({ model: { id } }: Candidate): string {
  return id.slice(id.lastIndexOf('/') + 1).toLowerCase();
}
