import { digestOf } from '../../src/base/digest.ts';
import {
  type CoreDocument,
  coreDocuments,
  type Document,
  type DocumentFormat,
} from '../../src/base/document.ts';
import { Failure, InvalidDocuments, UpstreamFailure } from '../../src/base/failure.ts';
import { counted } from '../../src/base/words.ts';
import { fetchDocuments } from '../../src/fetch/fetch-documents.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import type { Edition } from '../../src/read/edition.ts';
import { readInWorker } from '../../src/read/worker/read-in-worker.ts';
import { interruption } from '../session/interrupt.ts';
import { findTool, userAgentOf } from '../session/tool.ts';

/** A place where gateways publish one of their documents. */
interface Place {
  readonly name: CoreDocument;
  readonly at: string;
  readonly format: DocumentFormat;
}

const place = (name: CoreDocument, format: DocumentFormat, ...all: readonly string[]): Place[] =>
  all.map((at) => ({ name, at, format }));

/** The usual addresses, the likelier ones of a document first. */
const usual: readonly Place[] = [
  ...place('openapi', 'json', '/openapi.json', '/docs/openapi.json', '/v1/openapi.json', '/api/openapi.json'),
  ...place('openapi', 'yaml', '/openapi.yaml', '/docs/openapi.yaml'),
  ...place('models', 'markdown', '/models.md', '/docs/models.md'),
  ...place('models', 'json', '/model/info', '/v1/models', '/api/v1/models', '/api/pricing', '/models.json'),
  ...place('docs', 'markdown', '/docs.md', '/llms-full.txt'),
  ...place('facts', 'markdown', '/facts/integrations.md', '/facts.md'),
];

/** The index of a site for programs, which names its documents. */
const index: Place = { name: 'docs', at: '/llms.txt', format: 'markdown' };

/** An address that nobody publishes anything at: whoever answers it answers everything with the same page. */
const nowhere: readonly Place[] = [
  { name: 'docs', at: '/no-such-document-8f2c.md', format: 'markdown' },
  { name: 'openapi', at: '/no-such-document-8f2c.json', format: 'json' },
];

/** A document that is there and can be read. */
export interface Found extends Place {
  readonly edition: Edition;
  /** It came with the key alone. */
  readonly key: boolean;
  /** What it holds, in words. */
  readonly holds: string;
}

/** What a site answered at the usual addresses. */
export interface Probed {
  readonly found: readonly Found[];
  /** Addresses that ask for a key. */
  readonly locked: readonly string[];
  /** Documents that came and cannot be read, with what would help. */
  readonly unread: ReadonlyArray<{ readonly at: string; readonly why: string }>;
  readonly asked: number;
}

type Answer =
  | { readonly place: Place; readonly document: Document; readonly key: boolean }
  | { readonly place: Place; readonly locked: boolean };

/** Asks a site for documents at the usual addresses, by the same rules as a sync. The key goes to the site alone. */
export async function probeSite(site: string, key: string | undefined): Promise<Probed> {
  const asking = (all: readonly Place[]) => Promise.all(all.map((each) => ask(each, site, key)));
  const [first, decoys] = await Promise.all([asking([...usual, index]), asking(nowhere)]);
  const known = new Set(usual.map(({ at }) => at));
  const linked = linksIn(first, site).filter(({ at }) => !known.has(at));
  const answers = [...first.filter(({ place: { at } }) => at !== index.at), ...(await asking(linked))];
  const pages = new Set(
    decoys.flatMap((each) => ('document' in each ? [digestOf(each.document.bytes)] : [])),
  );
  const real = answers.filter((each) => !('document' in each && pages.has(digestOf(each.document.bytes))));
  const read = await Promise.all(real.flatMap((each) => ('document' in each ? [readAnswer(each)] : [])));
  return {
    found: bestOfEach(read.flatMap((each) => ('edition' in each ? [each] : []))),
    unread: read.flatMap((each) => ('why' in each ? [each] : [])),
    locked: real.flatMap((each) => ('locked' in each && each.locked ? [each.place.at] : [])),
    asked: usual.length + linked.length + 1,
  };
}

async function ask(where: Place, site: string, key: string | undefined): Promise<Answer> {
  const plain = await askOnce(where, site, {});
  if ('document' in plain || !plain.locked || !key) return plain;
  const keyed = await askOnce(where, site, { authorization: `Bearer ${key}` });
  return 'document' in keyed ? { ...keyed, key: true } : keyed;
}

async function askOnce(
  where: Place,
  site: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { name, at, format } = where;
  const address = `${site.replace(/\/+$/, '')}${at}`;
  try {
    const [answer] = await fetchDocuments([{ name, address, expects: format, validators: null, headers }], {
      userAgent: userAgentOf(findTool()),
      limits: { retries: 0, totalDeadline: 15_000 },
      signal: interruption.signal,
    });
    if (answer?.status === 'fetched') return { place: where, document: answer.document, key: false };
  } catch (error) {
    if (!(error instanceof UpstreamFailure || error instanceof InvalidDocuments)) throw error;
    const statuses = error instanceof UpstreamFailure ? error.statuses : [];
    return { place: where, locked: statuses.some((status) => status === 401 || status === 403) };
  }
  return { place: where, locked: false };
}

const namedDocuments: ReadonlyArray<readonly [RegExp, CoreDocument, DocumentFormat]> = [
  [/openapi[^/]*\.json$/, 'openapi', 'json'],
  [/openapi[^/]*\.ya?ml$/, 'openapi', 'yaml'],
  [/\/models\.md$/, 'models', 'markdown'],
  [/\/models\.json$/, 'models', 'json'],
];

/** The documents of the same site that its index names. */
function linksIn(answers: readonly Answer[], site: string): Place[] {
  const found = answers.find(({ place: { at } }) => at === index.at);
  if (found === undefined || !('document' in found)) return [];
  const text = Buffer.from(found.document.bytes).toString();
  const { origin } = new URL(site);
  const urls = [...new Set(text.match(/https?:\/\/[^\s)>\]"'`]+/g) ?? [])].filter((url) => URL.canParse(url));
  return urls
    .map((url) => new URL(url))
    .filter((url) => url.origin === origin)
    .flatMap(({ pathname }) => {
      const [, name, format] = namedDocuments.find(([pattern]) => pattern.test(pathname)) ?? [];
      return name === undefined || format === undefined ? [] : [{ name, at: pathname, format }];
    })
    .slice(0, 5);
}

async function readAnswer(
  answer: Extract<Answer, { document: Document }>,
): Promise<Found | { readonly at: string; readonly why: string }> {
  const { place: where, document, key } = answer;
  try {
    const edition = await readInWorker([document], { date: null, origin: 'live' });
    return { ...where, edition, key, holds: contentsOf(edition) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problems = error instanceof InvalidDocuments ? error.problems.slice(0, 1) : [];
    const seen = problems.map(
      ({ seen: found, expected }) => `saw ${found.slice(0, 80)}; expected ${expected}`,
    );
    return { at: where.at, why: [...seen, error.advice ?? ''].filter((line) => line !== '').join('\n') };
  }
}

function contentsOf({ catalog, api, docs, facts }: Edition): string {
  if (api !== null) return counted(listOperations(api.spec).length, 'operation');
  if (docs !== null) return counted(docs.sections.length, 'section');
  if (facts.size > 0) return counted([...facts.values()][0]?.facts.length ?? 0, 'fact');
  const models = catalog?.models ?? [];
  const priced = models.filter(({ prices }) => prices.length > 0).length;
  return `${counted(models.length, 'model')}, ${priced === 0 ? 'no prices' : `${priced} with prices`}`;
}

/** Of several documents of one sort the first counts; of catalogs, the first that has prices. */
function bestOfEach(all: readonly Found[]): Found[] {
  return coreDocuments.flatMap((name) => {
    const same = all.filter((each) => each.name === name);
    const priced = same.find(({ edition }) =>
      edition.catalog?.models.some(({ prices }) => prices.length > 0),
    );
    return priced ?? same[0] ?? [];
  });
}
