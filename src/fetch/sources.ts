import { coreDocuments, type DocumentFormat, type DocumentName, usualFormat } from '../base/document.ts';
import { UsageFailure } from '../base/failure.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import type { Gateway, KeyPlace, Publication } from '../gateway/schema.ts';
import { parseAddress } from './address.ts';

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
  /** Whose documents; those of the default gateway unless given. */
  readonly gateway?: Gateway;
  /** The site's address; documents are found below it. */
  readonly site: string;
  /** Addresses for single documents, by name. */
  readonly overrides?: Readonly<Partial<Record<DocumentName, string>>>;
  /** Topics of further facts pages: `pricing` is read from `/facts/pricing.md`. */
  readonly extraFacts?: readonly string[];
  /** Headers that the site asks for (a private mirror's key). A document of another origin does not get them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The gateway's key, for documents that are asked for with it. A document of another origin does not get it. */
  readonly apiKey?: string | undefined;
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

type Asked = readonly [name: DocumentName, publication: Publication];

/**
 * The documents of a site in a fixed order: those that its gateway publishes, then further facts pages.
 *
 * @throws UsageFailure for an address or a topic that cannot be one.
 */
export function resolveSources(options: SourceOptions): Source[] {
  const { gateway = defaultGateway, liveCatalog } = options;
  const site = parseAddress(options.site);
  const asked = [...documentsOf(gateway), ...factsPages(gateway, options.extraFacts ?? [])];
  const published = asked.map(([name, publication]) => sourceOf(name, publication, site, options));
  return liveCatalog === undefined ? published : [...published, liveSource(gateway, liveCatalog)];
}

function sourceOf(name: DocumentName, publication: Publication, site: URL, options: SourceOptions): Source {
  const { headers = {}, apiKey, gateway = defaultGateway } = options;
  const address = options.overrides?.[name] ?? addressAt(site, publication.at);
  const expects = publication.format ?? usualFormat(name);
  if (parseAddress(address).origin !== site.origin) return { name, address, expects, headers: {} };
  const source = { name, address, expects, headers };
  return publication.key === true && apiKey ? withKey(source, apiKey, gateway.key.sent) : source;
}

/** What a gateway publishes, in the order of every edition. */
export function documentsOf({ documents }: Gateway): Asked[] {
  return coreDocuments.flatMap((name): Asked[] => {
    const publication = documents[name];
    return publication === undefined ? [] : [[name, publication]];
  });
}

function factsPages({ name, moreFacts }: Gateway, topics: readonly string[]): Asked[] {
  return [...new Set(topics)].map((topic): Asked => {
    const document = factsName(topic);
    if (moreFacts !== undefined) return [document, { at: moreFacts.replaceAll('TOPIC', topic) }];
    throw new UsageFailure(`${name} has no further pages of facts, such as "${topic}".`, {
      advice: 'Take the topic out of sources.extraFacts, or say in the profile where they are (moreFacts).',
    });
  });
}

/** Its address cannot be overridden like a page's, so that a key never goes where the API is not. */
function liveSource({ name, live, key }: Gateway, { baseUrl, apiKey }: LiveCatalog): Source {
  if (live === undefined) {
    throw new UsageFailure(`The API of ${name} has no list of models beside its catalog.`, {
      advice: 'Leave --live-catalog out.',
    });
  }
  const address = addressAt(parseAddress(baseUrl.replace(/\/v1\/?$/, '')), live.at);
  return withKey({ name: 'live-catalog', address, expects: 'json', headers: {} }, apiKey, key.sent);
}

/** The question with the key where the gateway looks for it. */
function withKey(source: Source, apiKey: string, sent: KeyPlace): Source {
  const { address, headers } = source;
  if (sent === 'bearer') return { ...source, headers: { ...headers, authorization: `Bearer ${apiKey}` } };
  if ('header' in sent) return { ...source, headers: { ...headers, [sent.header.toLowerCase()]: apiKey } };
  const keyed = new URL(address);
  keyed.searchParams.set(sent.query, apiKey);
  return { ...source, address: keyed.href };
}

function factsName(topic: string): DocumentName {
  if (topicPattern.test(topic)) return `facts-${topic}`;
  throw new UsageFailure(`"${topic}" cannot be the topic of a facts page`, {
    advice: 'Use the name in its address, such as `pricing` for /facts/pricing.md.',
  });
}

/** A place below a site, which may itself lie below a path: `https://mirror.example/sites/acme` + `/docs.md`. */
function addressAt(site: URL, place: string): string {
  if (!place.startsWith('/')) return parseAddress(place).href;
  const [path = '', query] = place.split(/\?(.*)/s);
  const joined = new URL(site);
  joined.pathname = `${site.pathname.replace(/\/+$/, '')}${path}`;
  if (query !== undefined) joined.search = query;
  return joined.href;
}
