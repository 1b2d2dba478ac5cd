import { z } from 'zod';
import { canonicalJson } from '../base/json.ts';
import { counted } from '../base/words.ts';
import type { Edition } from '../read/edition.ts';
import type { StoredEdition } from '../store/open.ts';

/**
 * A sentence for the report when today's reader reads the stored documents into another catalog than the one that
 * was generated from them: those differences are the reader's doing, and are no changes of upstream.
 */
export function rereadNotes(stored: StoredEdition | null, reread: Edition | null): string[] {
  if (stored?.catalogText == null || reread?.catalog == null) return [];
  const before = modelTexts(stored.catalogText);
  const different = reread.catalog.models.filter((model) => before.get(model.id) !== canonicalJson(model));
  const count = different.length;
  if (count === 0) return [];
  return [`Re-read: ${counted(count, 'model is', 'models are')} read in another way by this version.`];
}

/** An older catalog may have another shape; a model of it that differs in shape is re-read too. */
function modelTexts(catalogText: string): Map<string, string> {
  const looseCatalog = z.object({ models: z.array(z.looseObject({ id: z.string() })) });
  const { models } = looseCatalog.parse(JSON.parse(catalogText));
  return new Map(models.map((model) => [model.id, canonicalJson(model)]));
}
