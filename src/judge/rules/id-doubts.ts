import { groupBy } from '../../base/group-by.ts';
import { inOneSpelling } from '../../catalog/fold-id.ts';
import type { Model } from '../../catalog/model.ts';

/** What stands where an id should, and is none; each with what it looks like. */
const oddities: readonly (readonly [pattern: RegExp, words: string])[] = [
  [
    /^(?:your|my|some)[-_ ]|(?:^|[/_-])(?:example|placeholder|sample|todo|tbd|lorem|foo|xxx+)(?:$|[/_-])/i,
    'a placeholder',
  ],
  [/^(?:https?:|www\.)|\.(?:com|ai|dev|org|io)\//i, 'an address'],
  [/^[\d.,]+(?:%|[kmb]|usd|ms|s)?$/i, 'a figure'],
  [
    /^(?:n\/?a|none|null|undefined|nan|true|false|yes|no|free|total|models?|names?|providers?|price|pricing|input|output|context)$/i,
    'a word of a table',
  ],
  [/^\d{4}-\d{2}-\d{2}$/, 'a day'],
  [/[.,:=*+-]$/, 'cut off at its end'],
  [/\s/, 'a name with blanks'],
];

/** In a catalog of so many, ids have a form that a new one can be held against. */
const leastOfAForm = 5;

/** Prepares the question what is odd about an id: that it is none by its looks, or how another one could be written. */
export function idDoubtsIn(models: readonly Model[]): (model: Model) => string[] {
  const spellings = groupBy(models, ({ id }) => inOneSpelling(id));
  const bare = models.filter(({ id }) => !id.includes('/')).length;
  return ({ id }) => {
    const odd = oddities.find(([pattern]) => pattern.test(id));
    if (odd !== undefined) return [`its id looks like ${odd[1]}`];
    const twin = spellings.get(inOneSpelling(id))?.find((other) => other.id !== id);
    if (twin !== undefined) return [`its id is that of ${twin.id}, written in another way`];
    const isAlone = bare === 1 && !id.includes('/') && models.length > leastOfAForm;
    return isAlone ? ['its id has no vendor, which all others have'] : [];
  };
}
