import type { DocumentName } from '../base/document.ts';
import type { FactSource } from '../catalog/fact-source.ts';
import type { Model } from '../catalog/model.ts';
import { readJsonCatalog } from './catalogs/read-json-catalog.ts';
import type { CatalogReading, DocumentKind } from './edition.ts';
import { isJsonCatalog } from './kind.ts';
import type { CatalogMapping } from './mapping.ts';
import { readModels } from './models/read-models.ts';
import { shapeFor } from './read-as.ts';

/** A model, and where each of its facts comes from. */
export interface Explained {
  readonly model: Model | null;
  readonly sources: readonly FactSource[];
  /** Whether the document could be read as a catalog at all. */
  readonly readable: boolean;
}

/** Reads a catalog again, with an eye on where one model's facts stand. */
export function explainModel(
  text: string,
  document: DocumentName,
  kind: DocumentKind,
  mapping: CatalogMapping,
  id: string,
): Explained {
  const reading = isJsonCatalog(kind)
    ? readJsonCatalog(text, document, shapeFor(kind, text, mapping), { ...mapping, trace: id })
    : readModels(text, document, { ...mapping, trace: id });
  const catalog: CatalogReading | null = reading.value;
  const model = catalog?.models.find((one) => one.id === id) ?? null;
  return { model, sources: catalog?.sources ?? [], readable: catalog !== null };
}
