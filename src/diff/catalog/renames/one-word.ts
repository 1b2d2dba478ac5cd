import { groupBy } from '../../../base/group-by.ts';
import type { Model } from '../../../catalog/model.ts';
import { telling } from './by-name.ts';
import { leastModelsOfMove } from './evidence.ts';

interface WordPair {
  readonly from: Model;
  readonly to: Model;
  /** Equal for all that got, or lost, the same word. */
  readonly move: string;
}

/**
 * Models of which the one that came has one word more at its end than the one that went, or one less: `x` and `x-tee`. One
 * alone is another model; where several get the same word at once, it is how they are called now.
 */
export function pairsByOneWord(removed: readonly Model[], added: readonly Model[]): WordPair[] {
  if (Math.min(removed.length, added.length) < leastModelsOfMove) return [];
  const longer = pairsOf(removed, added, 'more').map(([from, to, move]) => ({ from, to, move }));
  const shorter = pairsOf(added, removed, 'less').map(([to, from, move]) => ({ from, to, move }));
  const groups = groupBy([...longer, ...shorter], ({ move }) => move);
  return [...groups.values()].filter(({ length }) => length >= leastModelsOfMove).flat();
}

/** Pairs of a shorter and a longer id, with the word and the prefix that they share. */
function pairsOf(
  short: readonly Model[],
  long: readonly Model[],
  way: string,
): Array<readonly [short: Model, long: Model, move: string]> {
  const byId = new Map(short.map((model) => [model.id.toLowerCase(), model]));
  return long.flatMap((model) => {
    const [, stem = '', word = ''] = lastWord.exec(model.id.toLowerCase()) ?? [];
    const other = byId.get(stem);
    if (other === undefined || telling.test(word)) return [];
    return [[other, model, `word ${way} ${word} ${stem.slice(0, stem.lastIndexOf('/') + 1)}`] as const];
  });
}

/** A word that begins with a letter: figures are versions, sizes and days. */
const lastWord = /^(.+)[-_]([a-z][a-z\d]*)$/;
