import type { Model } from '../../src/catalog/model.ts';
import type { CatalogReading } from '../../src/read/edition.ts';

/** A catalog as a reader gives it, each model on a line of its own from line 1. */
export function reading(models: readonly Model[]): CatalogReading {
  const places = models.map((model, index) => [model.id, { document: 'models', line: index + 1 }] as const);
  return { models, places: new Map(places) };
}
