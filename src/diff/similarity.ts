/** How often each word occurs in a text. */
export type Words = ReadonlyMap<string, number>;

/** The words of a text; a letter of a script without blanks counts as one. */
export function wordsOf(text: string): Words {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(wordPattern) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}_]+/gu;

/** From 0 (no word in common) to 1 (the same words): the Dice coefficient of two bags of words. */
export function similarity(left: Words, right: Words): number {
  const total = sizeOf(left) + sizeOf(right);
  if (total === 0) return 0;
  let shared = 0;
  for (const [word, count] of left) shared += Math.min(count, right.get(word) ?? 0);
  return (2 * shared) / total;
}

export function sizeOf(words: Words): number {
  let size = 0;
  for (const count of words.values()) size += count;
  return size;
}

/** Two things that may be one, with their ranks in their lists and how much speaks for it. */
export interface Candidate<Item> {
  readonly from: Item;
  readonly to: Item;
  readonly fromRank: number;
  readonly toRank: number;
  readonly score: number;
}

/** Candidates of which each side occurs once, the likeliest first. Which list is called the older makes no difference. */
export function bestPairs<Item>(candidates: readonly Candidate<Item>[]): Candidate<Item>[] {
  const taken = new Set<Item>();
  return [...candidates].sort(byLikelihood).filter(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return false;
    taken.add(from).add(to);
    return true;
  });
}

function byLikelihood<Item>(left: Candidate<Item>, right: Candidate<Item>): number {
  return right.score - left.score || distance(left) - distance(right) || sum(left) - sum(right);
}

function distance<Item>({ fromRank, toRank }: Candidate<Item>): number {
  return Math.abs(fromRank - toRank);
}

function sum<Item>({ fromRank, toRank }: Candidate<Item>): number {
  return fromRank + toRank;
}
