import { compareCodePoints } from '../base/code-point-order.ts';
import type { Document } from '../base/document.ts';
import { UsageFailure } from '../base/failure.ts';
import { printJson } from '../base/json.ts';
import type { Model } from '../catalog/model.ts';
import { isModelId } from '../catalog/model-id.ts';
import type { ApiReading } from '../openapi/document.ts';
import type { JsonObject } from '../openapi/node.ts';
import type { CatalogReading, Edition } from '../read/edition.ts';
import { applyDiscriminators } from './api/discriminators.ts';
import { namesOfCalls, type Operation, readOperations } from './api/operations.ts';
import { projectSpec } from './api/project.ts';
import { openRequestBodies, type Twins } from './api/request-bodies.ts';
import { pathPrefix, publicServer } from './api/server.ts';
import { unframeStreams } from './api/streams.ts';
import { checkSyntax } from './check-syntax.ts';
import { clientDeclarations } from './files/client-declarations.ts';
import { clientModule } from './files/client-module.ts';
import { documentFiles } from './files/documents.ts';
import { factsDeclarations, factsModule } from './files/facts.ts';
import { license } from './files/license.ts';
import { modelsDeclarations, modelsModule, subsetsOf, type Tombstone } from './files/models.ts';
import { modelsZodDeclarations, modelsZodModule } from './files/models-zod.ts';
import { openApiDeclarations } from './files/openapi.ts';
import { packageJson, type Release } from './files/package-json.ts';
import { readme } from './files/readme.ts';
import { runtimeFiles } from './files/runtime.ts';

import { addAliases, componentAliases, twinAliases } from './names/component-aliases.ts';
import { type ComponentAlias, noNames, type RememberedNames } from './names/remembered.ts';

export type { Tombstone } from './files/models.ts';
export type { Release } from './files/package-json.ts';

/** Everything a generated package is made of. */
export interface GenerateInput {
  /** With a date and at least a catalog and an API. */
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
  const { catalog, api } = partsOf(input.edition);
  const { client = makeClient(input.edition) } = input;
  const { edition, release, tombstones } = input;
  const about = { edition, release, operations: client.operations, removed: tombstones.length };
  const entries: (readonly [string, Content])[] = [
    ...modelFiles(catalog, input),
    ...client.files,
    ['README.md', readme(about).text],
    ...factsFiles(input.edition, publicServer(api.spec)),
    ['package.json', packageJson(input.release)],
    ['LICENSE', license],
    ...logFiles(input),
    ...runtimeFiles(input.runtime),
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

/** Makes the client of an edition, under the names that its package has. Throws as `generate` does. */
export function makeClient(edition: Edition, before: Before = nothingBefore): Client {
  const { catalog, api } = partsOf(edition);
  const document = projectSpec(api);
  applyDiscriminators(document);
  unframeStreams(document);
  const { sent, twins } = openRequestBodies(document, before.names);
  const operations = readOperations(document, before.names, before.lastRelease);
  const components = oldNamesOfParts(document, before, twins);
  addAliases(document, components);
  const server = publicServer(api.spec);
  return {
    operations,
    names: { calls: namesOfCalls(operations), components, ...twins },
    files: [
      ['openapi.d.ts', openApiDeclarations(document, operations, subsetsOf(callable(catalog)), sent)],
      ['openapi.js', 'export {};\n'],
      ['index.js', clientModule(operations, server, pathPrefix(api.spec)).text],
      ['index.d.ts', clientDeclarations(operations, server).text],
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

function partsOf({ catalog, api, date }: Edition): { catalog: CatalogReading; api: ApiReading } {
  if (catalog !== null && api !== null && date !== null) return { catalog, api };
  const missing = catalog === null ? 'its models' : api === null ? 'its API' : 'its date';
  throw new UsageFailure(`cannot generate from an edition without ${missing}`, {
    advice: 'Give a folder with openapi.json and models.md, and a date.',
  });
}

/** The models whose ids a type and a path can hold; the others are in `catalog.json` alone. */
function callable({ models }: CatalogReading): Model[] {
  return models.filter(({ id }) => isModelId(id));
}

function modelFiles(catalog: CatalogReading, { tombstones }: GenerateInput): [string, string][] {
  const models = callable(catalog);
  const removed = [...tombstones].sort((left, right) => compareCodePoints(left.id, right.id));
  return [
    ['catalog.json', printJson({ schemaVersion: 1, models: catalog.models })],
    ['models.js', modelsModule(models, removed).text],
    ['models.d.ts', modelsDeclarations(models, removed).text],
    ['models/zod.js', modelsZodModule().text],
    ['models/zod.d.ts', modelsZodDeclarations().text],
  ];
}

function logFiles({ historyText, changelogText }: GenerateInput): [string, string][] {
  const history: [string, string][] = historyText === undefined ? [] : [['history.jsonl', historyText]];
  return changelogText == null ? history : [...history, ['CHANGELOG.md', changelogText]];
}

function factsFiles({ facts }: Edition, server: string | null): [string, string][] {
  const pages = new Map([...facts].sort(([left], [right]) => compareCodePoints(left, right)));
  return [
    ['facts.js', factsModule(pages, server).text],
    ['facts.d.ts', factsDeclarations(pages).text],
  ];
}
