import { canBeEqual, type Model, type TokenCount } from '../catalog/model.ts';
import type { CatalogReading } from './edition.ts';

/**
 * The published catalog with the exact counts of the live one in the place of rounded ones that agree, and where none
 * was published. A count that disagrees stays as published: which of the two is right is not for us to guess.
 */
export function withExactCounts(published: CatalogReading, live: CatalogReading): CatalogReading {
  const exact = new Map(live.models.map((model) => [model.id, model]));
  return { ...published, models: published.models.map((model) => completed(model, exact.get(model.id))) };
}

function completed(model: Model, live: Model | undefined): Model {
  if (live === undefined) return model;
  return {
    ...model,
    context: finer(model.context, live.context),
    maxOutput: finer(model.maxOutput, live.maxOutput),
  };
}

function finer(published: TokenCount | null, live: TokenCount | null): TokenCount | null {
  if (live === null || published === null) return published ?? live;
  return live.precision < published.precision && canBeEqual(published, live) ? live : published;
}
