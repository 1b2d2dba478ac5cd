import type { DocumentName } from '../base/document.ts';
import { readExactJson } from '../base/exact-json.ts';
import { isPlainObject, parseJson } from '../base/json.ts';
import { errorAt, type Problem, type Reading } from '../base/problem.ts';
import { readJson } from '../base/read-json.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { ApiReading } from '../openapi/document.ts';
import type { OpenApiUse } from '../openapi/fault.ts';
import { plainShape } from './catalogs/plain-shape.ts';
import { readJsonCatalog } from './catalogs/read-json-catalog.ts';
import { type JsonShape, jsonShapes } from './catalogs/shapes.ts';
import { readDocs } from './docs/read-docs.ts';
import type { CatalogReading, DocsReading, DocumentKind, FactsReading, JsonCatalogKind } from './edition.ts';
import { readFacts } from './facts/read-facts.ts';
import { isJsonCatalog, isMarkdown, isToml } from './kind.ts';
import { type CatalogMapping, shapeOf } from './mapping.ts';
import { readModels } from './models/read-models.ts';
import { readApi } from './read-api.ts';

/** What one document gives to an edition. */
export type EditionPart =
  | { readonly part: 'catalog'; readonly catalog: CatalogReading }
  | { readonly part: 'api'; readonly api: ApiReading }
  | { readonly part: 'docs'; readonly docs: DocsReading }
  | { readonly part: 'facts'; readonly facts: FactsReading };

/** How a text is read, beside its kind. */
export interface ReadOptions {
  readonly use?: OpenApiUse | undefined;
  /** How the catalog is read where that cannot be guessed. */
  readonly mapping?: CatalogMapping | undefined;
  /** The API is published in YAML. */
  readonly isYaml?: boolean;
  /** Whose document it is; the default gateway's unless given. */
  readonly gateway?: Pick<Gateway, 'name'> | undefined;
}

/** Reads a decoded text as a document of the given kind. What is only compared may be an OpenAPI document in YAML. */
export function readAs(
  kind: DocumentKind,
  text: string,
  document: DocumentName,
  options: ReadOptions = {},
): Reading<EditionPart> {
  const problems = [
    ...envelopeProblems(kind, text, document),
    ...misfits(kind, document, options.mapping ?? {}),
  ];
  if (problems.length > 0) return { value: null, problems };
  return readerOf(kind, options.mapping ?? {})(text, document, options);
}

/** JSON where Markdown was expected; a catalog that would be one, were it not for a fault, is told the fault. */
function envelopeProblems(kind: DocumentKind, text: string, document: DocumentName): readonly Problem[] {
  if (kind === 'models-md' && isToml(text)) return [errorAt(document, { line: 1 }, 'TOML', tomlExpected)];
  const envelope = isMarkdown(kind) ? describeEnvelope(text) : null;
  if (envelope === null) return [];
  const faults = kind === 'models-md' ? readJson(text, document).problems : [];
  const expected = isListOfTexts(parseJson(text)) ? textsExpected : expectedText(kind);
  return faults.length > 0 ? faults : [errorAt(document, { line: 1 }, envelope, expected)];
}

/** What is to be done about TOML. */
export const tomlExpected = 'a catalog in Markdown, JSON or YAML; TOML is not read: convert it first';

const textsExpected = 'a list of models: objects, each with its id; a list of texts tells nothing of them';

/** `["oak-1", "oak-2"]`, alone or under a key. */
function isListOfTexts(value: unknown): boolean {
  const lists = isPlainObject(value) ? Object.values(value) : [value];
  return lists.some(
    (list) => Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === 'string'),
  );
}

/** What a mapping says of tables fits no JSON, and what it says of JSON fits no page. */
function misfits(kind: DocumentKind, document: DocumentName, { tables, json }: CatalogMapping): Problem[] {
  if (isJsonCatalog(kind) && tables !== undefined && tables.length > 0)
    return [errorAt(document, null, 'catalog.tables', 'a catalog in Markdown; this one is JSON')];
  if (kind === 'models-md' && json !== undefined && Object.keys(json).length > 0)
    return [errorAt(document, null, 'catalog.json', 'a catalog in JSON; this one is Markdown')];
  return [];
}

function expectedText(kind: DocumentKind): string {
  if (kind !== 'models-md') return 'Markdown';
  return 'Markdown, or a catalog in JSON of a known kind: name it with --as, or say in catalog.json of the configuration where its models are';
}

function readerOf(kind: DocumentKind, mapping: CatalogMapping): PartReader {
  if (kind === 'models-md') return catalogBy((text, document) => readModels(text, document, mapping));
  if (!isJsonCatalog(kind)) return readers[kind];
  return catalogBy((text, document) =>
    readJsonCatalog(text, document, shapeFor(kind, text, mapping), mapping),
  );
}

/** The shape of a kind; any list of models is read as `models-json` by the names of its fields. */
export function shapeFor(kind: JsonCatalogKind, text: string, { json }: CatalogMapping): JsonShape {
  const known =
    (kind === 'models-json' && json?.list === undefined ? plainShape(text) : null) ?? jsonShapes[kind];
  return json === undefined ? known : shapeOf(json, known, readExactJson(text, 'models').value);
}

type PartReader = (text: string, document: DocumentName, options: ReadOptions) => Reading<EditionPart>;

const readers: Readonly<Record<Exclude<DocumentKind, JsonCatalogKind | 'models-md'>, PartReader>> = {
  openapi: (text, document, options) =>
    mapReading(readApi(text, document, options), (api) => ({ part: 'api', api })),
  'docs-md': (text, document) => mapReading(readDocs(text, document), (docs) => ({ part: 'docs', docs })),
  'facts-md': (text, document, { gateway = defaultGateway }) =>
    mapReading(readFacts(text, document, gateway.name), (facts) => ({ part: 'facts', facts })),
};

function catalogBy(read: (text: string, document: DocumentName) => Reading<CatalogReading>): PartReader {
  return (text, document) => mapReading(read(text, document), (catalog) => ({ part: 'catalog', catalog }));
}

function mapReading<T>(reading: Reading<T>, toPart: (value: T) => EditionPart): Reading<EditionPart> {
  return { value: reading.value === null ? null : toPart(reading.value), problems: reading.problems };
}

/**
 * What a body in JSON says, when Markdown was expected: an error envelope served with status 200, most often. `null`
 * for text that is not JSON. Cut JSON counts too: no Markdown begins with a brace and a quoted key.
 */
function describeEnvelope(text: string): string | null {
  const body = text.trim();
  if (!/^(?:\{\s*["}]|\[\s*[{["\]])/.test(body)) return null;
  const value = parseJson(body);
  const isJson = /^(?:\{|\[\s*\{\s*")/.test(body) || value !== undefined;
  return messageOf(value) ?? (isJson ? `JSON: ${body}` : null);
}

function messageOf(value: unknown): string | null {
  const error = isPlainObject(value) ? (value['error'] ?? value) : null;
  const message = isPlainObject(error) ? error['message'] : error;
  return typeof message === 'string' ? `a JSON error: ${message}` : null;
}
