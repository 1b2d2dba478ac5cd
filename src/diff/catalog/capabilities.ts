import type { ModelRule } from './model-pair.ts';
import { modelFinding } from './model-pair.ts';

/** `capability-gained` and `capability-lost`, one finding a word. */
export const compareCapabilities: ModelRule = (pair) => {
  const [before, after] = [pair.base.capabilities, pair.next.capabilities];
  if (before.length === 0 && after.length === 0) return [];
  const field = 'capabilities';
  return [
    ...wordsOnlyIn(before, after).map((word) =>
      modelFinding(pair, { kind: 'capability-lost', field, from: word, to: null, says: `lost ${word}` }),
    ),
    ...wordsOnlyIn(after, before).map((word) =>
      modelFinding(pair, { kind: 'capability-gained', field, from: null, to: word, says: `gained ${word}` }),
    ),
  ];
};

/** The words of `list` that `other` lacks, each once. */
export function wordsOnlyIn(list: readonly string[], other: readonly string[]): string[] {
  return [...new Set(list.filter((word) => !other.includes(word)))];
}
