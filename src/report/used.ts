import { counted, grouped } from '../base/words.ts';
import type { Change, UsedAt } from '../changes/comparison.ts';
import type { Part, Phrase } from './phrase.ts';

/** So many places are named in a sentence; JSON, SARIF and `uses` name all of them. */
const namedPlaces = 3;

/** `; used in 3 places: src/chat.ts:14, …`, or nothing where nobody looked or nothing was found. */
export function usedPhrase(change: Pick<Change, 'usedAt'>): Phrase {
  const places = usedPlaces(change);
  return places.length === 0 ? [] : ['; ', ...places];
}

/** The same without what joins it to a sentence. */
export function usedPlaces({ usedAt = [] }: Pick<Change, 'usedAt'>): Phrase {
  if (usedAt.length === 0) return [];
  const named = usedAt
    .slice(0, namedPlaces)
    .flatMap((place, index): Part[] => [...(index === 0 ? [] : [', ']), { code: usedAtText(place) }]);
  const rest = usedAt.length - namedPlaces;
  return [
    `used in ${counted(usedAt.length, 'place')}: `,
    ...named,
    ...(rest > 0 ? [` and ${grouped(rest)} more`] : []),
  ];
}

/** `src/chat.ts:14`. */
export function usedAtText({ path, line }: UsedAt): string {
  return `${path}:${line}`;
}
