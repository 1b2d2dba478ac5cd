import type { Comparison } from '../changes/comparison.ts';
import { lookFirst } from '../changes/compose.ts';
import type { Phrase } from './phrase.ts';

/** Above what a person is to look at before all changes. */
export const looksTitle = 'Look at this first';

/** What to look at first, and all other sentences about the comparison. */
export function notesOf({ notes }: Pick<Comparison, 'notes'>): {
  readonly looks: readonly Phrase[];
  readonly others: readonly Phrase[];
} {
  const isLook = (note: string): boolean => note.startsWith(lookFirst);
  const phrase = (note: string): Phrase => [{ foreign: note }];
  return {
    looks: notes.filter(isLook).map((note) => phrase(note.slice(lookFirst.length))),
    others: notes.filter((note) => !isLook(note)).map(phrase),
  };
}
