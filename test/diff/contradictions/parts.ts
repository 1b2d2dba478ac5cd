import type { JsonValue } from '../../../src/base/json.ts';
import type { Price } from '../../../src/catalog/model.ts';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { readDocs } from '../../../src/read/docs/read-docs.ts';
import type { Edition } from '../../../src/read/edition.ts';
import { readFacts } from '../../../src/read/facts/read-facts.ts';
import { readTokenCount } from '../../../src/read/models/values/token-count.ts';
import { modelOf } from '../../support/editions.ts';

/** Documents written as a test needs them; those that are left out are missing in the edition. */
export interface Parts {
  /** Ids of the catalog, with a category after a blank: `gpt-image-2 image`. */
  readonly models?: readonly string[];
  /** The live catalog: ids with the exact context and the longest output after blanks, `a-1 200000 64000`. */
  readonly live?: readonly string[];
  /** Published contexts by id, as written. */
  readonly contexts?: Readonly<Record<string, string>>;
  /** Dollars for a million tokens in and out by id. */
  readonly prices?: Readonly<Record<string, readonly [input: string, output: string]>>;
  readonly docs?: string;
  /** The bullets of the main facts page. */
  readonly facts?: readonly string[];
  /** Bullets of its list of canonical pages. */
  readonly links?: readonly string[];
  /** `POST /v1/messages`, with the statuses that it answers with: `POST /v1/messages 200 401`. */
  readonly operations?: readonly string[];
  readonly servers?: readonly string[];
  /** More members of the spec. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

export function edition(parts: Parts): Edition {
  return {
    ...{ date: '2026-10-07', origin: 'live', digests: {}, problems: [] },
    catalog: parts.models === undefined ? null : catalogOf(parts.models, parts),
    ...(parts.live !== undefined && { live: liveOf(parts.live) }),
    docs: parts.docs === undefined ? null : readDocs(parts.docs, 'docs').value,
    facts: factsOf(parts),
    api: parts.operations === undefined ? null : apiOf(parts.operations, parts),
  };
}

function liveOf(rows: readonly string[]): NonNullable<Edition['live']> {
  const models = rows.map((row) => {
    const [id = '', context = '', maxOutput = ''] = row.split(' ');
    return modelOf(id, { context: readTokenCount(context), maxOutput: readTokenCount(maxOutput) });
  });
  return { models, places: new Map() };
}

function catalogOf(
  rows: readonly string[],
  { contexts = {}, prices = {} }: Parts,
): NonNullable<Edition['catalog']> {
  const models = rows.map((row) => {
    const [id = '', category = 'text', status = 'active'] = row.split(' ');
    const [input, output] = (prices[id] ?? []).map((amount, index) =>
      priceOf(['input', 'output'][index] ?? '', amount),
    );
    const known = [input, output].filter((price) => price !== undefined);
    return modelOf(id, { category, status, context: readTokenCount(contexts[id] ?? ''), prices: known });
  });
  const places = models.map(({ id }, index) => [id, { document: 'models', line: index + 1 }] as const);
  return { models, places: new Map(places) };
}

function priceOf(item: string, amount: string): Price {
  const per = { count: 1_000_000, unit: 'token' };
  return { item, amount, currency: 'USD', per, tier: null, text: `$${amount}` };
}

function factsOf({ facts = [], links = [] }: Parts): Edition['facts'] {
  if (facts.length + links.length === 0) return new Map();
  const bullets = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join('\n');
  const text = `# Router One Integration Facts\n\n${bullets(facts)}\n\n## Canonical pages\n\n${bullets(links)}\n`;
  const page = readFacts(text, 'facts').value;
  return page === null ? new Map() : new Map([['facts', page]]);
}

function apiOf(operations: readonly string[], { servers, spec: more }: Parts): Edition['api'] {
  const paths: Record<string, Record<string, JsonValue>> = {};
  for (const operation of operations) {
    const [method = '', path = '', ...statuses] = operation.split(' ');
    const responses = Object.fromEntries(statuses.map((status) => [status, { description: '' }]));
    paths[path] = { ...paths[path], [method.toLowerCase()]: { responses } };
  }
  const spec: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'API', version: '1' },
    ...(servers !== undefined && { servers: servers.map((url) => ({ url })) }),
    paths,
    ...more,
  };
  return { spec, text: JSON.stringify(spec, null, 2) };
}
