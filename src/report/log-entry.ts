import { counted } from '../base/words.ts';
import type { Change } from '../changes/comparison.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { summaryText } from './headline.ts';

/** The changes of an entry that tell a reader something: how a model is written now is for the log itself. */
export function toldChanges({ changes }: HistoryEntry): readonly Change[] {
  return changes.filter(({ kind }) => kind !== 're-read');
}

/**
 * An entry of the log in a line.
 *
 * @param first it is the oldest one, whose changes are the models of the baseline.
 */
export function entryText(entry: HistoryEntry, first: boolean): string {
  const changes = toldChanges(entry);
  if (!first) return summaryText(changes) || 'The documents changed, and what they say did not.';
  return `Baseline: ${counted(changes.filter(({ kind }) => kind === 'model-added').length, 'model')}.`;
}
