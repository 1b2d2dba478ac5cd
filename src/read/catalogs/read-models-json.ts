import type { DocumentName } from '../../base/document.ts';
import { readExactJson } from '../../base/json/exact-json.ts';
import type { Reading } from '../../base/reading.ts';
import type { CatalogReading } from '../edition.ts';
import { slugOf } from '../models/values/plain-text.ts';
import { providerOfId, providerSlug } from '../models/values/provider.ts';
import { collectModels, type ForeignModel, type ModelFacts } from './collect-models.ts';
import { field, readFields } from './fields.ts';
import { listData } from './list-models.ts';
import { text as textField, tokenCount, words } from './schemas.ts';

/**
 * The gateway's own `GET /v1/models`: exact contexts, which it calls `max_tokens`, and no prices. A category and a
 * pricing mode are published; the latter has no place in a Model and is counted with the fields that are left out.
 */
export function readModelsJson(text: string, document: DocumentName): Reading<CatalogReading> {
  const json = readExactJson(text, document);
  if (json.problems.length > 0) return { value: null, problems: json.problems };
  const models = listData(json.value, document);
  if (models.value === null) return { value: null, problems: models.problems };
  return collectModels(models.value, readModel, { text, document });
}

const specs = {
  id: field('id', textField),
  // Always "model".
  object: field('object', textField),
  name: field('name', textField),
  owned_by: field('provider', textField),
  category: field('category', textField),
  status: field('status', textField),
  capabilities: field('capabilities', words),
  max_tokens: field('context', tokenCount),
  context_length: field('context', tokenCount),
  context_window: field('context', tokenCount),
  max_output_tokens: field('maxOutput', tokenCount),
  max_completion_tokens: field('maxOutput', tokenCount),
};

function readModel({ id, fields }: ForeignModel): ModelFacts {
  const { values, unread, ignored } = readFields(fields, specs);
  const facts = {
    name: values.name ?? null,
    provider: providerOfId(id) ?? providerSlug(values.owned_by ?? ''),
    category: values.category?.toLowerCase() ?? null,
    status: values.status?.toLowerCase() ?? 'active',
    capabilities: (values.capabilities ?? []).map((word) => slugOf(word, '_')),
    // Elsewhere `max_tokens` may stand for the longest output: a context under its own name goes before it.
    context: values.context_length ?? values.context_window ?? values.max_tokens ?? null,
    maxOutput: values.max_output_tokens ?? values.max_completion_tokens ?? null,
  };
  return { facts, unread, ignored };
}
