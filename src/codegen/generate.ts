import { compareCodePoints } from '../base/code-point-order.ts';
import { type Document, documentFileName } from '../base/document.ts';
import { UsageFailure } from '../base/failure.ts';
import { printJson } from '../base/json.ts';
import type { Model } from '../catalog/model.ts';
import { isModelId } from '../catalog/model-id.ts';
import { namesOf } from '../gateway/names.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { ApiReading } from '../openapi/document.ts';
import type { JsonObject } from '../openapi/node.ts';
import type { CatalogReading, Edition } from '../read/edition.ts';
import { tellAlternatives } from './api/alternatives.ts';
import { applyDiscriminators } from './api/discriminators.ts';
import { namesOfCalls, type Operation, readOperations } from './api/operations.ts';
import { projectSpec } from './api/project.ts';
import { openRequestBodies, type Twins } from './api/request-bodies.ts';
import { requireInParts } from './api/required-parts.ts';
import { hostOf, otherServers, pathPrefix, publicServer } from './api/server.ts';
import { unframeStreams } from './api/streams.ts';
import { checkSyntax } from './check-syntax.ts';
import { clientDeclarations } from './files/client-declarations.ts';
import { clientModule, moduleNames } from './files/client-module.ts';
import {
  type Addresses,
  endpointsOf,
  factsDeclarations,
  factsModule,
  noSources,
  type Sources,
  sourcesOf,
} from './files/facts.ts';
import { license } from './files/license.ts';
import { modelsDeclarations, modelsModule, subsetsOf, type Tombstone } from './files/models.ts';
import { modelsZodDeclarations, modelsZodModule } from './files/models-zod.ts';
import { openApiDeclarations } from './files/openapi.ts';
import { type Part, packageJson, type Release } from './files/package-json.ts';
import { readme } from './files/readme.ts';
import { runtimeFiles } from './files/runtime.ts';

import { addAliases, componentAliases, twinAliases } from './names/component-aliases.ts';
import { type ComponentAlias, noNames, type RememberedNames } from './names/remembered.ts';

export type { Tombstone } from './files/models.ts';
export type { Release } from './files/package-json.ts';

/** Everything a generated package is made of. */
export interface GenerateInput {
  /** With a date, and with the catalog and the API that its gateway publishes. */
  readonly edition: Edition;
  /** The documents of the edition as fetched; they go into `documents/`. */
  readonly documents: readonly Document[];
  /** The history as the text of `history.jsonl`, where it is known by now. */
  readonly historyText?: string;
  readonly tombstones: readonly Tombstone[];
  /** The text of `CHANGELOG.md`; `null` before the first release. */
  readonly changelogText?: string | null;
  readonly release: Release;
  /** The compiled client runtime: path within its build folder → text. */
  readonly runtime: ReadonlyMap<string, string>;
  /** The client of the edition, where it was made before. */
  readonly client?: Client;
}

/** A file's content: text is written as UTF-8, bytes as they are. */
type Content = string | Uint8Array;

/**
 * The complete generated package but its manifest: relative path → content, in code-point order of the paths.
 *
 * Pure: the same input gives the same bytes. Throws a `UsageFailure` for an edition without catalog, API or date, and
 * `InvalidDocuments` for an API document that cannot safely be made into declarations.
 */
export async function generate(input: GenerateInput): Promise<ReadonlyMap<string, Content>> {
  const { edition, release, tombstones } = input;
  const { gateway = defaultGateway } = edition;
  const sources = sourcesOf(gateway, input.documents);
  const { client = makeClient(edition, nothingBefore, sources) } = input;
  const { parts, endpoints, server } = contextOf(edition, sources);
  const { operations } = client;
  const about = { gateway, parts, edition, release, operations, server, removed: tombstones.length };
  const entries: (readonly [string, Content])[] = [
    ...(edition.catalog === null ? [] : modelFiles(edition.catalog, gateway, input)),
    ...client.files,
    ['README.md', readme(about).text],
    ...(parts.has('facts') ? factsFiles(edition, endpoints) : []),
    ['package.json', packageJson(release, gateway.name, parts)],
    ['LICENSE', license(gateway.name)],
    ...logFiles(input),
    ...runtimeFiles(input.runtime, gateway),
    ...documentFiles(input.documents),
  ];
  checkSyntax(
    new Map(entries.flatMap(([path, content]) => (isPrinted(path) ? [[path, String(content)]] : []))),
  );
  return new Map(entries.sort(([left], [right]) => compareCodePoints(left, right)));
}

/** The modules and declarations that are printed here; those of the runtime are copied. */
function isPrinted(path: string): boolean {
  return /\.[jt]s$/.test(path) && !path.startsWith('runtime/');
}

/** Names that a document may have as a file; topics of facts pages come from a configuration. */
const documentName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The documents as fetched: `documents/openapi.json`, `documents/models.md`. */
function documentFiles(documents: readonly Document[]): [string, Uint8Array][] {
  return documents.map((document) => {
    const { name, bytes } = document;
    if (documentName.test(name)) return [`documents/${documentFileName(document)}`, bytes];
    throw new RangeError(`not the name of a document: ${JSON.stringify(name)}`);
  });
}

/** The client of an edition: what of a package follows from its API. */
export interface Client {
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly operations: readonly Operation[];
  /** The names that it has, to be remembered. */
  readonly names: RememberedNames;
}

/** What is known of the package that an edition's client belongs to. */
export interface Before {
  readonly names: RememberedNames;
  /** The version that was released last. */
  readonly lastRelease: string | null;
  /** The API that the names were given to. */
  readonly api: ApiReading | null;
}

const nothingBefore: Before = { names: noNames, lastRelease: null, api: null };

/**
 * Makes the client of an edition, under the names that its package has; one without an API has none. Throws as `generate` does.
 */
export function makeClient(
  edition: Edition,
  before: Before = nothingBefore,
  sources: Sources = noSources,
): Client {
  const { catalog, api } = edition;
  const { gateway = defaultGateway } = edition;
  const { parts, server } = contextOf(edition, sources);
  if (api === null) return { operations: [], names: before.names, files: [] };
  const document = projectSpec(api);
  applyDiscriminators(document);
  requireInParts(document);
  unframeStreams(document);
  tellAlternatives(document);
  const twins = openRequestBodies(document, before.names);
  const servers = otherServers(api.spec, sources.api);
  const operations = readOperations(document, before.names, before.lastRelease, moduleNames(gateway)).map(
    (each) => ({ ...each, server: servers.get(`${each.method.toUpperCase()} ${each.path}`) ?? null }),
  );
  const components = oldNamesOfParts(document, before, twins);
  addAliases(document, components);
  const subsets = catalog === null ? null : subsetsOf(callable(catalog));
  return {
    operations,
    names: { calls: namesOfCalls(operations), components, ...twins },
    files: [
      ['openapi.d.ts', openApiDeclarations(document, operations, subsets)],
      ['openapi.js', 'export {};\n'],
      ['index.js', clientModule(operations, server, pathPrefix(api.spec), gateway).text],
      ['index.d.ts', clientDeclarations(operations, server, namesOf(gateway), parts).text],
    ],
  };
}

/** The names of components that the package had and the document has not. */
function oldNamesOfParts(
  document: JsonObject,
  { api, names, lastRelease }: Before,
  twins: Twins,
): readonly ComponentAlias[] {
  if (api === null) return [];
  const components = componentAliases(projectSpec(api), document, names, lastRelease);
  const known = new Set(components.map(({ sort, name }) => `${sort} ${name}`));
  const now = { calls: {}, components, ...twins };
  const more = twinAliases(names, now, document, lastRelease);
  return [...components, ...more.filter(({ sort, name }) => !known.has(`${sort} ${name}`))];
}

/** What the files of a package have in common. */
interface Context {
  readonly parts: ReadonlySet<Part>;
  /** Where calls go; `null` where nothing says it. */
  readonly server: string | null;
  readonly endpoints: Addresses;
}

function contextOf(edition: Edition, sources: Sources): Context {
  const { gateway = defaultGateway } = edition;
  requireParts(edition, gateway);
  const server = serverOf(edition, gateway, sources);
  const endpoints = endpointsOf(edition.facts, { gateway, server, site: sources.site });
  return { server, endpoints, parts: partsOf(edition, endpoints) };
}

/** What a gateway does not publish is left out; what it does publish has to be there. */
function requireParts({ catalog, api, date }: Edition, { documents }: Gateway): void {
  const [missing] = [
    ...(catalog === null && documents.models !== undefined ? ['its models'] : []),
    ...(api === null && documents.openapi !== undefined ? ['its API'] : []),
    ...(date === null ? ['its date'] : []),
  ];
  if (missing === undefined) return;
  const names = (['openapi', 'models'] as const).filter((name) => documents[name] !== undefined);
  const files = names.map((name) => documentFileName({ name, ...documents[name] }));
  throw new UsageFailure(`cannot generate from an edition without ${missing}`, {
    advice: `Give a folder with ${files.join(' and ')}, and a date.`,
  });
}

/** The models whose ids a type and a path can hold; the others are in `catalog.json` alone. */
function callable({ models }: CatalogReading): Model[] {
  return models.filter(({ id }) => isModelId(id));
}

/** What the documents are enough for. */
function partsOf(edition: Edition, { openai, anthropic }: Addresses): ReadonlySet<Part> {
  const { catalog, api, facts, gateway = defaultGateway } = edition;
  const hasServer = api !== null && gateway.api === undefined;
  const parts: (Part | false)[] = [
    api !== null && 'index',
    catalog !== null && 'models',
    (facts.size > 0 || hasServer || `${openai}${anthropic}` !== '') && 'facts',
  ];
  return new Set(parts.filter((part) => part !== false));
}

/**
 * The first public server of the API. A gateway that everybody hosts has none: its API is where its documents are, as is any that
 * lists no servers, unless the facts say where it is.
 */
function serverOf({ api, facts }: Edition, gateway: Gateway, { site, api: at }: Sources): string | null {
  const server = api === null ? null : publicServer(api.spec, at);
  if (server !== null || gateway.api !== undefined || api === null)
    return server ?? gateway.api?.base ?? gateway.site ?? site;
  const host = hostOf(api.spec, at);
  const told = endpointsOf(facts, { gateway, server: host, site });
  return told.openai === endpointsOf(new Map(), { gateway, server: host, site }).openai ? host : null;
}

function modelFiles(
  catalog: CatalogReading,
  { routingWords = [] }: Gateway,
  { tombstones }: GenerateInput,
): [string, string][] {
  const models = callable(catalog);
  const removed = [...tombstones].sort((left, right) => compareCodePoints(left.id, right.id));
  return [
    ['catalog.json', printJson({ schemaVersion: 1, models: catalog.models })],
    ['models.js', modelsModule(models, removed).text],
    ['models.d.ts', modelsDeclarations(models, removed, routingWords).text],
    ['models/zod.js', modelsZodModule().text],
    ['models/zod.d.ts', modelsZodDeclarations().text],
  ];
}

function logFiles({ historyText, changelogText }: GenerateInput): [string, string][] {
  const history: [string, string][] = historyText === undefined ? [] : [['history.jsonl', historyText]];
  return changelogText == null ? history : [...history, ['CHANGELOG.md', changelogText]];
}

function factsFiles({ facts }: Edition, endpoints: Addresses): [string, string][] {
  const pages = new Map([...facts].sort(([left], [right]) => compareCodePoints(left, right)));
  return [
    ['facts.js', factsModule(pages, endpoints).text],
    ['facts.d.ts', factsDeclarations(pages).text],
  ];
}
