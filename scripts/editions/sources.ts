import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type Document, type DocumentName, localDocument } from '../../src/base/document.ts';
import { LocalFailure, UsageFailure } from '../../src/base/failure.ts';
import { readJson } from '../../src/base/read-json.ts';
import { orderModels } from '../../src/catalog/order.ts';
import { readingOf } from '../../src/config/gateway.ts';
import type { Settings } from '../../src/config/schema.ts';
import { parseAddress, redactAddress } from '../../src/fetch/address.ts';
import { gatewayOf } from '../../src/gateway/profiles.ts';
import { catalogAt } from '../../src/history/catalog-at.ts';
import { parseHistory } from '../../src/history/log.ts';
import type { OpenApiUse } from '../../src/openapi/fault.ts';
import type { Edition } from '../../src/read/edition.ts';
import { type DocumentKind, documentKinds } from '../../src/read/edition.ts';
import { detectKind, isToml } from '../../src/read/kind.ts';
import { proposalLines } from '../../src/read/proposal-lines.ts';
import { proposeMapping } from '../../src/read/propose-mapping.ts';
import { tomlExpected } from '../../src/read/read-as.ts';
import { type IsolationOptions, readInWorker } from '../../src/read/worker/read-in-worker.ts';
import { catalogText } from '../../src/read/yaml-as-json.ts';
import { sampleDocuments as documentsOfSample, latestSampleOf } from '../../src/serve/sample-edition.ts';
import { gatewayToRead } from '../../src/store/gateway.ts';
import { documentOfFile } from '../../src/store/layout.ts';
import { openEdition } from '../../src/store/open.ts';
import { readDocumentsFolder } from '../../src/store/read-folder.ts';
import { fetchAddress } from './site.ts';
import { openUpstream, siteAddress } from './upstream.ts';

/** How an edition argument is to be understood. */
export interface EditionFlags {
  /** The kind of a single document, when its content shall not decide. */
  readonly as?: DocumentKind;
  /** The package whose history answers a date. */
  readonly out: string;
  readonly strict?: boolean;
  /** What a single document of an API is read for: `compare` takes YAML too, and small faults. */
  readonly use?: OpenApiUse;
  /** The configuration, for what `live` asks. */
  readonly settings: Settings;
}

type Source = (argument: string, flags: EditionFlags) => Promise<Edition>;

/** Reads the edition that an argument names, by the sort of the argument. */
export const editionFrom = {
  folder: folderEdition,
  file: async (path, flags) => singleDocument(await readFile(path), path, flags),
  live: (_argument, flags) => siteEdition(siteAddress(flags.settings), flags),
  address: addressEdition,
  embedded: (argument, flags) =>
    readInWorker(sampleDocuments(argument, flags.settings), {
      date: sampleDate(argument, flags.settings),
      origin: 'sample',
      strict: flags.strict === true,
      ...sampleReading(flags.settings),
    }),
  date: dateInHistory,
  git: gitEdition,
} satisfies Record<string, Source>;

/** With its date and origin for a generated package; a folder of plain documents has none. */
async function folderEdition(path: string, flags: EditionFlags): Promise<Edition> {
  const stored = await openEdition(path, { newBaseline: true });
  if (stored === null) return undated(await readDocumentsFolder(path, readingOf(flags.settings)), flags);
  const gateway = gatewayToRead(stored, readingOf(flags.settings).gateway);
  const context = { ...stored.manifest.edition, ...howToRead(flags), ...gateway };
  return readInWorker(stored.documents, context, boundsOf(flags));
}

/** True for a folder that holds a generated package. */
export async function isPackage(path: string): Promise<boolean> {
  return (await openEdition(path, { newBaseline: true })) !== null;
}

/** The documents that an edition argument names, as they were published; a day of the history has none. */
export const documentsFrom = {
  folder: folderDocuments,
  file: async (path) => [localDocument('models', await readFile(path), path)],
  embedded: async (argument, settings) => sampleDocuments(argument, settings),
  live: (_argument, settings) => siteDocuments(siteAddress(settings), settings),
  address: async (address, settings) =>
    isSite(address) ? siteDocuments(address, settings) : [await fetchAddress(address, settings)],
  git: async (argument) => {
    const isBlob = (await typeInGit(argument)) === 'blob';
    return isBlob ? [localDocument('models', await blobInGit(argument), argument)] : folderInGit(argument);
  },
} satisfies Record<string, (argument: string, settings: Settings) => Promise<readonly Document[]>>;

/** The documents of a generated package, or of a folder of plain documents. */
async function folderDocuments(path: string, settings: Settings): Promise<readonly Document[]> {
  const stored = await openEdition(path, { newBaseline: true });
  return stored?.documents ?? readDocumentsFolder(path, readingOf(settings));
}

function undated(documents: readonly Document[], flags: EditionFlags): Promise<Edition> {
  const context = { date: null, origin: 'live', ...howToRead(flags) } as const;
  return readInWorker(documents, context, boundsOf(flags));
}

function boundsOf({ settings }: EditionFlags): IsolationOptions {
  return { limits: settings.limits?.read };
}

function howToRead({ strict, settings }: EditionFlags) {
  return { strict: strict === true, ...readingOf(settings) };
}

/** One document at an address, or a site at one without a path. */
async function addressEdition(address: string, flags: EditionFlags): Promise<Edition> {
  if (isSite(address)) return siteEdition(address, flags);
  const { bytes } = await fetchAddress(address, flags.settings);
  return singleDocument(bytes, redactAddress(address), flags);
}

function isSite(address: string): boolean {
  const { pathname, search } = parseAddress(address);
  return pathname === '/' && search === '';
}

/** What a site publishes at this moment. It has no date, since nothing is recorded. */
async function siteEdition(site: string, flags: EditionFlags): Promise<Edition> {
  return undated(await siteDocuments(site, flags.settings), flags);
}

async function siteDocuments(site: string, settings: Settings): Promise<readonly Document[]> {
  const upstream = await openUpstream({ upstream: site, settings });
  const results = await upstream.fetch(() => null);
  return results.flatMap((result) => (result.status === 'fetched' ? [result.document] : []));
}

/** The documents of a sample edition, byte for byte: `embedded` is the newest, `embedded@2026-06-10` that of a day. */
function sampleDocuments(argument: string, settings: Settings): readonly Document[] {
  return documentsOfSample(sampleDate(argument, settings), argument, gatewayOf(settings.gateway));
}

function sampleDate(argument: string, settings: Settings): string {
  return argument.split('@')[1] ?? latestSampleOf(gatewayOf(settings.gateway));
}

/** What a configuration says of a catalog it says of the published one, and not of the samples. */
function sampleReading(settings: Settings) {
  const { gateway } = readingOf(settings);
  return gateway === undefined ? {} : { gateway };
}

/** The catalog of a day, rebuilt from the history of `--out`. The other documents of a past day are not kept. */
async function dateInHistory(date: string, { out }: EditionFlags): Promise<Edition> {
  const stored = await openEdition(out);
  if (stored === null) {
    throw new UsageFailure(`${date}: ${out} has no history to look the day up in.`, {
      advice: 'Name the generated package with --out, or run `sync` first.',
    });
  }
  const models = orderModels(catalogAt(parseHistory(stored.history), date));
  return {
    date,
    origin: stored.manifest.edition.origin,
    digests: {},
    catalog: { models, places: new Map() },
    api: null,
    docs: null,
    facts: new Map(),
    problems: [],
  };
}

/**
 * `REV:PATH` of the git repository around the current folder: one document, a folder of documents, or a generated
 * package of that revision. Throws a `LocalFailure` when git does not know the revision or the path.
 */
async function gitEdition(argument: string, flags: EditionFlags): Promise<Edition> {
  if ((await typeInGit(argument)) === 'blob')
    return singleDocument(await blobInGit(argument), argument, flags);
  const documents = await folderInGit(argument);
  if (documents.length > 0) return undated(documents, flags);
  throw new LocalFailure(`${argument}: there is no document in this folder of that revision.`, {
    advice: 'Name a generated package, its documents folder, or one document.',
  });
}

async function typeInGit(argument: string): Promise<string> {
  return (await git(argument, 'cat-file', '-t', argument)).toString('utf8').trim();
}

function blobInGit(argument: string): Promise<Buffer> {
  return git(argument, 'cat-file', 'blob', argument);
}

async function folderInGit(argument: string): Promise<Document[]> {
  const folders = [argument, `${argument.replace(/\/$/, '')}/documents`];
  return (await Promise.all(folders.map(documentsInGit))).flat();
}

async function documentsInGit(tree: string): Promise<Document[]> {
  const listing = await git(tree, 'ls-tree', '--name-only', '-z', tree).catch(() => Buffer.alloc(0));
  const documents = listing
    .toString('utf8')
    .split('\0')
    .map(async (file) => {
      const told = documentOfFile(file);
      const address = `${tree}/${file}`;
      if (told === null) return [];
      return [
        { ...localDocument(told.name, await git(tree, 'cat-file', 'blob', address), address), ...told },
      ];
    });
  return (await Promise.all(documents)).flat();
}

const run = promisify(execFile);

/** Larger than any document the fetcher would take. */
const maximumGitOutput = 64 * 1024 * 1024;

async function git(argument: string, ...args: readonly string[]): Promise<Buffer> {
  try {
    const { stdout } = await run('git', args, { encoding: 'buffer', maxBuffer: maximumGitOutput });
    return stdout;
  } catch (cause) {
    throw new LocalFailure(`${argument}: git does not know this revision or path.`, {
      advice:
        'Try `git log --oneline` for revisions and `git ls-tree REV` for paths. In CI, fetch the whole history.',
      cause,
    });
  }
}

/** Which document of an edition a kind of file is. Catalogs come in many kinds. */
const otherNames: ReadonlyMap<DocumentKind, DocumentName> = new Map([
  ['openapi', 'openapi'],
  ['docs-md', 'docs'],
  ['facts-md', 'facts'],
]);

/** An edition that holds one document. `address` is how the person named it. */
function singleDocument(bytes: Uint8Array, address: string, flags: EditionFlags): Promise<Edition> {
  const decoded = new TextDecoder().decode(bytes);
  const text = catalogText(decoded).value ?? decoded;
  const kind = flags.as ?? kindOf(text, flags) ?? unknownKind(address, text);
  const name = otherNames.get(kind) ?? 'models';
  const kinds = new Map([[name, kind]]);
  const use = flags.use ?? 'generate';
  const context = { date: null, origin: 'live', ...howToRead(flags), kinds, use } as const;
  return readInWorker([localDocument(name, bytes, address)], context, boundsOf(flags));
}

/** JSON that only the configuration knows is a catalog as it says. */
function kindOf(text: string, { settings }: EditionFlags): DocumentKind | null {
  const kind = detectKind(text);
  return kind === null && readingOf(settings).mapping?.json !== undefined && /^\s*[{[]/.test(text)
    ? 'models-json'
    : kind;
}

/** What is TOML, or begins as JSON and is none, or is YAML with a fault, is no catalog before it is mended. */
function faultOf(text: string): string[] {
  if (isToml(text)) return [`It is TOML; expected ${tomlExpected}.`];
  const { problems } = /^\s*[{[]/.test(text) ? readJson(text, 'models') : catalogText(text);
  const [problem] = problems;
  if (problem === undefined) return [];
  const { line, seen, expected } = problem;
  return expected === 'JSON'
    ? [`It is no JSON from line ${line} on (${JSON.stringify(seen)}): one JSON value makes a catalog.`]
    : [`Its text is refused, line ${line}: saw ${seen}; expected ${expected}.`];
}

function unknownKind(address: string, text: string): never {
  const proposal = proposeMapping(text);
  const lines =
    proposal === null ? [] : ['Or let the configuration explain the catalog:', ...proposalLines(proposal)];
  throw new UsageFailure(`${address}: its content does not tell what kind of document it is.`, {
    advice: [...faultOf(text), `Say it with --as KIND, one of ${documentKinds.join(', ')}.`, ...lines].join(
      '\n',
    ),
  });
}
