import type { CatalogReading } from '../../documents/edition.ts';
import type { Contradiction, Rule } from '../rule.ts';

/** With more, the two lists are of different things (a key that may call few of the models), which is one matter. */
const mostMatters = 20;

export const liveModels: Rule = {
  id: 'live-models',
  description: 'A model that only one of the published and the live catalog lists.',
  check: ({ edition: { catalog, live } }) => {
    if (catalog === null || live === undefined) return [];
    return [
      ...lacking(catalog, live, 'in the published catalog, but the live one does not list it'),
      ...lacking(live, catalog, 'in the live catalog, but the published one does not list it'),
    ];
  },
};

function lacking(list: CatalogReading, other: CatalogReading, says: string): Contradiction[] {
  const known = new Set(other.models.map(({ id }) => id));
  const missing = list.models.map(({ id }) => id).filter((id) => !known.has(id));
  if (missing.length > mostMatters) return [summary(missing, list, says)];
  return missing.map((id) => ({ subject: id, from: id, to: null, says, at: list.places.get(id) ?? null }));
}

function summary(
  missing: readonly string[],
  { models, places }: CatalogReading,
  says: string,
): Contradiction {
  const many = `${missing.length} of ${models.length} models, ${missing[0]} the first of them, are ${says.replace(/ it$/, ' them')}`;
  const at = places.get(missing[0] ?? '') ?? null;
  // The subject has no number: one model more or less is no new matter.
  const subject = says.startsWith('in the live') ? 'live catalog' : 'published catalog';
  return { subject, from: missing.join(' '), to: null, says: many, at };
}
