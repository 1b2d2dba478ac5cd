import type { CoreDocument, DocumentName } from '../base/document.ts';
import { UsageFailure } from '../base/failure.ts';
import { parseAddress } from './address.ts';
import type { DocumentFormat } from './request.ts';

/** Where Router One publishes its documents. */
export const defaultSite = 'https://router.one';

/** Where each document lies on the site. */
const corePaths: Readonly<Record<CoreDocument, string>> = {
  openapi: '/docs/openapi.json',
  docs: '/docs.md',
  models: '/models.md',
  facts: '/facts/integrations.md',
};

/** What a topic of a further facts page may look like; it becomes a part of a file's name. */
const topicPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** One document and where to ask for it. */
export interface Source {
  readonly name: DocumentName;
  readonly address: string;
  readonly expects: DocumentFormat;
  /** Sent to the origin of `address` and to nobody else. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface SourceOptions {
  /** The site's address; documents are found below it. */
  readonly site: string;
  /** Addresses for single documents, by name. */
  readonly overrides?: Readonly<Partial<Record<DocumentName, string>>>;
  /** Topics of further facts pages: `pricing` is read from `/facts/pricing.md`. */
  readonly extraFacts?: readonly string[];
  /** Headers that the site asks for (a private mirror's key). A document of another origin does not get them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The gateway's own model list, for which its API wants a key. */
  readonly liveCatalog?: LiveCatalog;
}

/** How to ask the API itself for its models. */
export interface LiveCatalog {
  /** The API's address, with or without `/v1`. */
  readonly baseUrl: string;
  /** Sent to that address's origin and to nobody else. */
  readonly apiKey: string;
}

/**
 * The documents of a site in a fixed order: the four of every edition, then further facts pages.
 *
 * @throws UsageFailure for an address or a topic that cannot be one.
 */
export function resolveSources(options: SourceOptions): Source[] {
  const site = parseAddress(options.site);
  const topics = [...new Set(options.extraFacts ?? [])];
  const entries: [DocumentName, string][] = [
    ...Object.entries(corePaths).map(([name, path]): [DocumentName, string] => [coreName(name), path]),
    ...topics.map((topic): [DocumentName, string] => [factsName(topic), `/facts/${topic}.md`]),
  ];
  const published = entries.map(([name, path]) => {
    const address = options.overrides?.[name] ?? below(site, path);
    const sameOrigin = parseAddress(address).origin === site.origin;
    return { name, address, expects: formatOf(name), headers: sameOrigin ? (options.headers ?? {}) : {} };
  });
  return options.liveCatalog === undefined ? published : [...published, liveSource(options.liveCatalog)];
}

/** Its address cannot be overridden like a page's, so that a key never goes where the API is not. */
function liveSource({ baseUrl, apiKey }: LiveCatalog): Source {
  return {
    name: 'live-catalog',
    address: below(parseAddress(baseUrl.replace(/\/v1\/?$/, '')), '/v1/models'),
    expects: 'json',
    headers: { authorization: `Bearer ${apiKey}` },
  };
}

/** What a document is written in. */
export function formatOf(name: DocumentName): DocumentFormat {
  return name === 'openapi' || name === 'live-catalog' ? 'json' : 'markdown';
}

function coreName(name: string): CoreDocument {
  // `Object.entries` forgets the keys' type; they are those of `corePaths`.
  return name as CoreDocument;
}

function factsName(topic: string): DocumentName {
  if (topicPattern.test(topic)) return `facts-${topic}`;
  throw new UsageFailure(`"${topic}" cannot be the topic of a facts page`, {
    advice: 'Use the name in its address, such as `pricing` for /facts/pricing.md.',
  });
}

/** A site may itself lie below a path (a mirror): `https://mirror.example/router-one` + `/docs.md`. */
function below(site: URL, path: string): string {
  const joined = new URL(site);
  joined.pathname = `${site.pathname.replace(/\/+$/, '')}${path}`;
  return joined.href;
}
