import { type Life, lifeOf } from '../../../catalog/life.ts';
import type { Model } from '../../../catalog/model.ts';
import type { Contradiction, Rule } from '../rule.ts';

/** What the catalog says of a model's end against the day of the edition: days compare as texts. */
export const pastItsEnd: Rule = {
  id: 'past-its-end',
  description: 'A model that is still listed after its published end.',
  many: 'models past their end',
  check: ({ edition: { catalog, date } }) =>
    (catalog?.models ?? []).flatMap((model): Contradiction[] => {
      const end = model.deprecation?.date ?? null;
      if (end === null || date === null || end >= date || lifeOf(model) === 'retired') return [];
      const says = `is still listed, though its published end was ${end}`;
      return [{ subject: model.id, from: end, to: null, says, at: catalog?.places.get(model.id) ?? null }];
    }),
};

/** What a model names as its successor, held against the very catalog it stands in. */
export const successor: Rule = {
  id: 'successor',
  description: 'A successor that cannot be called, ends itself, or leads back.',
  many: 'successors',
  check: ({ edition: { catalog } }) => {
    const models = new Map((catalog?.models ?? []).map((model) => [model.id, model]));
    return [...models.values()].flatMap((model): Contradiction[] => {
      const named = model.deprecation?.successor ?? null;
      const says = named === null ? null : wrongWith(model, named, models);
      const at = catalog?.places.get(model.id) ?? null;
      return says === null ? [] : [{ subject: model.id, from: named, to: null, says, at }];
    });
  },
};

const endings: Readonly<Record<Exclude<Life, 'living'>, string>> = {
  deprecated: 'is itself to end',
  retired: 'is itself retired',
};

function wrongWith(model: Model, named: string, models: ReadonlyMap<string, Model>): string | null {
  const lead = `names ${named} as its successor, which`;
  const next = models.get(named);
  if (next === undefined) return `${lead} is not in the catalog`;
  const life = lifeOf(next);
  if (life === 'living') return null;
  const living = livingSuccessor(model, models);
  if (living === 'circle') return `${lead} leads back in a circle`;
  const { date } = next.deprecation ?? { date: null };
  const when = date === null ? '' : ` on ${date}`;
  return `${lead} ${endings[life]}${when}${living === null ? '' : `; ${living} is the last that stays`}`;
}

/** Follows successors to the first one that does not end. */
function livingSuccessor(model: Model, models: ReadonlyMap<string, Model>): string | 'circle' | null {
  const seen = new Set([model.id]);
  let current: Model | undefined = model;
  while (current !== undefined && (current === model || lifeOf(current) !== 'living')) {
    const named: string | null = current.deprecation?.successor ?? null;
    if (named === null) return null;
    if (seen.has(named)) return 'circle';
    seen.add(named);
    current = models.get(named);
  }
  return current?.id ?? null;
}
