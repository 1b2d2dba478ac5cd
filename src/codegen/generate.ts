import { compareCodePoints } from '../base/code-point-order.ts';
import type { Document } from '../base/document.ts';
import { UsageFailure } from '../base/failure.ts';
import { printJson } from '../base/json.ts';
import type { HistoryEntry } from '../history/entry.ts';
import type { ApiReading } from '../openapi/document.ts';
import type { CatalogReading, Edition } from '../read/edition.ts';
import { applyDiscriminators } from './api/discriminators.ts';
import { readOperations } from './api/operations.ts';
import { projectSpec } from './api/project.ts';
import { openRequestBodies } from './api/request-bodies.ts';
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

export type { Tombstone } from './files/models.ts';
export type { Release } from './files/package-json.ts';

/** Everything a generated package is made of. */
export interface GenerateInput {
  /** With a date and at least a catalog and an API. */
  readonly edition: Edition;
  /** The documents of the edition as fetched; they go into `documents/`. */
  readonly documents: readonly Document[];
  readonly history: readonly HistoryEntry[];
  /** The history as the text of `history.jsonl`. */
  readonly historyText: string;
  readonly tombstones: readonly Tombstone[];
  /** The text of `CHANGELOG.md`; `null` before the first release. */
  readonly changelogText?: string | null;
  readonly release: Release;
  /** The compiled client runtime: path within its build folder → text. */
  readonly runtime: ReadonlyMap<string, string>;
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
  const entries: (readonly [string, Content])[] = [
    ...modelFiles(catalog, input),
    ...apiFiles(catalog, api, input),
    ...factsFiles(input.edition, publicServer(api.spec)),
    ['package.json', packageJson(input.release)],
    ['LICENSE', license],
    ['history.jsonl', input.historyText],
    ...changelogFiles(input),
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

function partsOf({ catalog, api, date }: Edition): { catalog: CatalogReading; api: ApiReading } {
  if (catalog !== null && api !== null && date !== null) return { catalog, api };
  const missing = catalog === null ? 'its models' : api === null ? 'its API' : 'its date';
  throw new UsageFailure(`cannot generate from an edition without ${missing}`, {
    advice: 'Give a folder with openapi.json and models.md, and a date.',
  });
}

function modelFiles({ models }: CatalogReading, { tombstones }: GenerateInput): [string, string][] {
  const removed = [...tombstones].sort((left, right) => compareCodePoints(left.id, right.id));
  return [
    ['catalog.json', printJson({ schemaVersion: 1, models })],
    ['models.js', modelsModule(models, removed).text],
    ['models.d.ts', modelsDeclarations(models, removed).text],
    ['models/zod.js', modelsZodModule().text],
    ['models/zod.d.ts', modelsZodDeclarations().text],
  ];
}

function apiFiles(
  { models }: CatalogReading,
  api: ApiReading,
  { edition, release, tombstones }: GenerateInput,
): [string, string][] {
  const document = projectSpec(api);
  applyDiscriminators(document);
  unframeStreams(document);
  const sent = openRequestBodies(document);
  const operations = readOperations(document);
  const server = publicServer(api.spec);
  return [
    ['openapi.d.ts', openApiDeclarations(document, operations, subsetsOf(models), sent)],
    ['openapi.js', 'export {};\n'],
    ['index.js', clientModule(operations, server, pathPrefix(api.spec)).text],
    ['index.d.ts', clientDeclarations(operations, server).text],
    ['README.md', readme({ edition, release, operations, removed: tombstones.length }).text],
  ];
}

function changelogFiles({ changelogText }: GenerateInput): [string, string][] {
  return changelogText == null ? [] : [['CHANGELOG.md', changelogText]];
}

function factsFiles({ facts }: Edition, server: string | null): [string, string][] {
  const pages = new Map([...facts].sort(([left], [right]) => compareCodePoints(left, right)));
  return [
    ['facts.js', factsModule(pages, server).text],
    ['facts.d.ts', factsDeclarations(pages).text],
  ];
}
