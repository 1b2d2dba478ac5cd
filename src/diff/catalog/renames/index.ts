import { compareCodePoints } from '../../../base/code-point-order.ts';
import type { Model } from '../../../catalog/model.ts';
import { type Block, blocksOf, type Candidate } from './blocks.ts';
import { type Case, confidenceOf, leastScore, weigh } from './evidence.ts';
import { relate } from './relation.ts';

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
 * differently, a dated snapshot of the same name. Never two old ids to one new one or the other way round: within each
 * group of namesakes the strongest evidence is taken first. Two models of one family are no rename.
 * The answer does not depend on the order of the models, and is the mirror image when the sides are exchanged.
 */
export function findRenames(removed: readonly Model[], added: readonly Model[]): Rename[] {
  const blocks = blocksOf(removed, added);
  const moves = countMoves(blocks);
  return blocks.flatMap((block) => assign(casesOf(block, moves)));
}

interface Pairing extends Case {
  readonly from: Model;
  readonly to: Model;
}

function casesOf(block: Block, moves: ReadonlyMap<string, number>): Pairing[] {
  return pairsOf(block).flatMap(([from, to]) => {
    const differences = relate(from.parts, to.parts);
    if (differences === null) return [];
    const weighed = weigh(from.model, to.model, differences, moves.get(moveOf(from, to)) ?? 0);
    return weighed.score < leastScore ? [] : [{ ...weighed, from: from.model, to: to.model }];
  });
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

/** How many removed models went from one prefix to another under their own name. */
function countMoves(blocks: readonly Block[]): Map<string, number> {
  const moved = new Map<string, Set<string>>();
  for (const [from, to] of blocks.flatMap(pairsOf)) {
    if (from.parts.prefix === to.parts.prefix || nameOf(from) !== nameOf(to)) continue;
    const move = moveOf(from, to);
    moved.set(move, (moved.get(move) ?? new Set()).add(from.model.id));
  }
  return new Map([...moved].map(([move, ids]) => [move, ids.size]));
}

function pairsOf({ removed, added }: Block): Array<[Candidate, Candidate]> {
  return removed.flatMap((from) => added.map((to): [Candidate, Candidate] => [from, to]));
}

function moveOf(from: Candidate, to: Candidate): string {
  return `${from.parts.prefix ?? ''} ${to.parts.prefix ?? ''}`;
}

function nameOf({ model, parts }: Candidate): string {
  return (parts.prefix === null ? model.id : model.id.slice(parts.prefix.length + 1)).toLowerCase();
}
