import { groupBy } from '../../../base/group-by.ts';
import type { Place } from '../../../base/problem.ts';
import { counted, listed } from '../../../base/words.ts';

/** `docs, line 23 and 5 more places, and facts, line 8`: where something is said, the first place of each document. */
export function describePlaces(places: readonly Place[]): string {
  const documents = [...groupBy(places, ({ document }) => document)].map(([document, own]) => {
    const line = own[0]?.line === undefined ? '' : `, line ${own[0].line}`;
    const rest = own.length - 1;
    return `${document}${line}${rest > 0 ? ` and ${counted(rest, 'more place')}` : ''}`;
  });
  return listed(documents);
}
