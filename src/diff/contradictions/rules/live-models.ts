import type { CatalogReading } from '../../../read/edition.ts';
import type { Contradiction, Rule } from '../rule.ts';

/** With more, the two lists are of different things (a key that may call few of the models), which is one matter. */
const mostMatters = 20;

export const liveModels: Rule = {
  id: 'live-models',
  description: 'A model that only one of the published and the live catalog lists.',
  many: 'models of one catalog',
  check: ({ edition: { catalog, live } }) => {
    if (catalog === null || live === undefined) return [];
    return [
      ...lacking({ name: 'published', list: catalog }, { name: 'live', list: live }),
      ...lacking({ name: 'live', list: live }, { name: 'published', list: catalog }),
    ];
  },
};

interface Named {
  readonly name: 'published' | 'live';
  readonly list: CatalogReading;
}

function lacking({ name, list }: Named, other: Named): Contradiction[] {
  const known = new Set(other.list.models.map(({ id }) => id));
  const missing = list.models.map(({ id }) => id).filter((id) => !known.has(id));
  const [first = ''] = missing;
  const says = `in the ${name} catalog, but the ${other.name} one does not list`;
  const placeOf = (id: string) => list.places.get(id) ?? null;
  if (missing.length <= mostMatters)
    return missing.map((id) => ({ subject: id, from: id, to: null, says: `${says} it`, at: placeOf(id) }));
  const many = `${missing.length} of ${list.models.length} models, ${first} the first of them, are ${says} them`;
  // The subject has no number: one model more or less is no new matter.
  return [{ subject: `${name} catalog`, from: missing.join(' '), to: null, says: many, at: placeOf(first) }];
}
