import type { Comparison } from '../changes/comparison.ts';
import type { Phrase } from './phrase.ts';

/** Above what a person is to look at before all changes. */
export const looksTitle = 'Look at this first';

/** What to look at first, and all other sentences about the comparison. */
export function notesOf({ looks = [], notes }: Pick<Comparison, 'looks' | 'notes'>): {
  readonly looks: readonly Phrase[];
  readonly others: readonly Phrase[];
} {
  const phrase = (note: string): Phrase => [{ foreign: note }];
  return { looks: looks.map(phrase), others: notes.map(phrase) };
}
