import type { Model } from '../../src/catalog/model.ts';
import type { GenerateInput } from '../../src/codegen/generate.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import type { Edition } from '../../src/read/edition.ts';

/** A model with an id and nothing else known, but for what is given. */
export function model(id: string, known: Partial<Model> = {}): Model {
  return {
    id,
    name: null,
    provider: id.split('/').slice(0, -1).join('/') || null,
    category: 'text',
    status: 'active',
    deprecation: null,
    capabilities: ['chat'],
    context: null,
    maxOutput: null,
    prices: [],
    endpoints: [],
    notes: null,
    unread: [],
    ...known,
  };
}

/** A price in dollars per million tokens. */
export function perMillion(
  item: string,
  amount: string,
  above: number | null = null,
): Model['prices'][number] {
  const tier = above === null ? null : { above, unit: 'token' };
  return {
    item,
    amount,
    currency: 'USD',
    per: { count: 1_000_000, unit: 'token' },
    tier,
    text: `$${amount} / 1M tokens`,
  };
}

/** What the parts of a generated package are by default in these tests. */
interface Parts {
  readonly models?: readonly Model[];
  readonly spec?: OpenApiDocument;
  readonly facts?: Edition['facts'];
  readonly documents?: GenerateInput['documents'];
  readonly tombstones?: GenerateInput['tombstones'];
  readonly runtime?: GenerateInput['runtime'];
  readonly release?: Partial<GenerateInput['release']>;
}

/** A complete input of `generate` around the given parts. */
export function inputWith(parts: Parts = {}): GenerateInput {
  const spec = parts.spec ?? emptySpec;
  const edition: Edition = {
    date: '2026-06-10',
    origin: 'sample',
    digests: {},
    catalog: { models: parts.models ?? [], places: new Map() },
    api: { spec, text: JSON.stringify(spec) },
    docs: null,
    facts: parts.facts ?? new Map(),
    problems: [],
  };
  return {
    edition,
    documents: parts.documents ?? [],
    historyText: '',
    tombstones: parts.tombstones ?? [],
    release: { packageName: 'router-one-client', version: '1.0.0', origin: 'sample', ...parts.release },
    runtime: parts.runtime ?? new Map(),
  };
}

/** An API without operations. */
export const emptySpec: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Empty', version: '1' },
  paths: {},
};
