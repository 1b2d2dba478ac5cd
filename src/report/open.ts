import type { Comparison } from '../changes/comparison.ts';
import { messagePhrase } from './message.ts';
import type { Phrase } from './phrase.ts';

/** The title over the contradictions that were there before: listed once, after the changes, and counted nowhere. */
export const openTitle = 'Still open between documents';

/** One phrase for each of them, in the order of the comparison. */
export function openPhrases({ open }: Comparison): Phrase[] {
  return open.map((change) => [{ code: change.subject }, ': ', ...messagePhrase(change)]);
}
