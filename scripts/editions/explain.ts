import type { Document } from '../../src/base/document.ts';
import { InvalidDocuments } from '../../src/base/failure.ts';
import type { Settings } from '../../src/config/schema.ts';
import { decode } from '../../src/read/decode.ts';
import type { DocumentKind } from '../../src/read/edition.ts';
import { explainModel } from '../../src/read/explain.ts';
import { detectKind, isJsonCatalog } from '../../src/read/kind.ts';
import { readEdition } from '../../src/read/read-edition.ts';

interface Flags {
  readonly as?: DocumentKind;
  readonly settings: Settings;
}

/** A model as the catalog among the documents has it, with its sources. Throws when the catalog is not readable. */
export function explainDocuments(documents: readonly Document[], id: string, { as, settings }: Flags) {
  const catalogs = documents.filter(({ name }) => name === 'models' || name === 'live-catalog');
  const [catalog] = catalogs;
  if (catalog === undefined) return { model: null, sources: [], ids: [] };
  const mapping = catalog.name === 'models' ? (settings.catalog ?? {}) : {};
  const context = {
    date: null,
    origin: 'live',
    mapping,
    ...(as && { kinds: new Map([[catalog.name, as]]) }),
  } as const;
  // Read as always first: what is not readable ends with its problems.
  const edition = readEdition([catalog], context);
  const { value: text, problems } = decode(catalog.bytes, catalog.name);
  if (text === null) throw new InvalidDocuments(problems);
  const kind = as ?? kindOf(text, catalog.name, mapping.json !== undefined);
  const { model, sources } = explainModel(text, catalog.name, kind, mapping, id);
  return { model, sources, ids: (edition.catalog?.models ?? []).map((one) => one.id) };
}

function kindOf(text: string, name: string, isMapped: boolean): DocumentKind {
  const kind = detectKind(text);
  if (name === 'live-catalog' || (kind === null && isMapped)) return 'models-json';
  return kind !== null && isJsonCatalog(kind) ? kind : 'models-md';
}
