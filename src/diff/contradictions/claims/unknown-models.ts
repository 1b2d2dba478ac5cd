import { groupBy } from '../../../base/group-by.ts';
import { describePlaces } from '../../../base/problem.ts';
import type { CatalogReading } from '../../../read/edition.ts';
import type { Contradiction } from '../rule.ts';
import type { ModelMention } from './model-mentions.ts';
import { nearestModel } from './nearest-model.ts';

/** A contradiction for each id that is mentioned and not in the catalog, with the nearest one that is. */
export function unknownModels(mentions: readonly ModelMention[], catalog: CatalogReading): Contradiction[] {
  const known = new Set(catalog.models.map(({ id }) => id));
  const unknown = mentions.filter(({ id }) => !known.has(id));
  return [...groupBy(unknown, ({ id }) => id)].map(([id, own]) => {
    const places = own.map(({ place }) => place);
    const nearest = nearestModel(id, catalog.models);
    const hint = nearest === null ? '' : `; the nearest id there is ${nearest}`;
    const says = `used in ${describePlaces(places)}, but not in the catalog${hint}`;
    return { subject: id, from: id, to: nearest, says, at: places[0] ?? null };
  });
}
