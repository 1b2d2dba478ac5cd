import type { Document } from '../../src/base/document.ts';
import { expand } from '../../src/config/expand.ts';
import type { Settings } from '../../src/config/schema.ts';
import { redactAddress } from '../../src/fetch/address.ts';
import { fetchDocuments } from '../../src/fetch/fetch-documents.ts';
import type { FetchOptions, FetchResult } from '../../src/fetch/request.ts';
import {
  defaultSite,
  type LiveCatalog,
  resolveSources,
  type SourceOptions,
} from '../../src/fetch/sources.ts';
import type { Upstream } from '../../src/sync/job.ts';
import { interruption } from '../session/interrupt.ts';
import { findTool, userAgentOf } from '../session/tool.ts';

/** What `--upstream` and the flags beside it say about where documents come from. */
export interface UpstreamFlags {
  readonly upstream: string;
  /** Addresses for single documents, by name. */
  readonly source?: ReadonlyMap<string, string>;
  /** Ask the gateway's API for its models too, with the key of this environment. */
  readonly liveCatalog?: boolean;
  /** The configuration: what is asked for at a site, with which headers and limits. */
  readonly settings: Settings;
  readonly signal?: AbortSignal;
}

/** An upstream with the date that belongs to it, if it has one, and what must be closed after use. */
export interface OpenUpstream extends Upstream {
  /** The day of a sample edition; a site's edition gets the day of the run. */
  readonly date: string | null;
  close(): Promise<void>;
}

/** Asks a site for its documents. */
export async function fetchSite(
  site: string,
  flags: UpstreamFlags,
  validatorsOf: Parameters<Upstream['fetch']>[0],
): Promise<readonly FetchResult[]> {
  const asked = resolveSources({
    ...siteSources(site, flags.source ?? new Map(), flags.settings),
    ...liveCatalogOf(flags),
  }).map((source) => ({
    ...source,
    // Our copies are known by the address as it is stored, without what could be a key.
    validators: validatorsOf({ name: source.name, address: redactAddress(source.address) }),
  }));
  return fetchDocuments(asked, optionsOf(flags.settings, flags.signal));
}

/** One document. A text in YAML comes as Markdown does: as plain text. */
export async function fetchAddress(address: string, settings: Settings): Promise<Document> {
  const isText = /\.(?:md|markdown|txt|ya?ml)$/i.test(new URL(address).pathname);
  const { headers = {} } = siteSources(address, new Map(), settings);
  const [answer] = await fetchDocuments(
    [{ name: 'models', address, expects: isText ? 'markdown' : 'json', validators: null, headers }],
    optionsOf(settings),
  );
  if (answer?.status === 'fetched') return answer.document;
  throw new Error(`${address} was asked for unconditionally and was not given`);
}

function optionsOf({ limits, sources }: Settings, signal = interruption.signal): FetchOptions {
  return {
    userAgent: userAgentOf(findTool()),
    limits: limits?.fetch ?? {},
    allowedRedirectOrigins: sources?.redirectsTo ?? [],
    signal,
  };
}

/**
 * Which documents are asked for at a site, and with which headers.
 *
 * The configured headers may be keys: they go to the configured site and to no other, whatever a flag or a variable
 * names instead. Addresses that were configured along with a site are for that site too.
 */
function siteSources(
  site: string,
  named: ReadonlyMap<string, string>,
  { sources = {}, headers = {} }: Settings,
): SourceOptions {
  const isConfigured = originOf(site) === originOf(sources.site ?? defaultSite);
  const overrides = sources.site === undefined || isConfigured ? sources.overrides : {};
  return {
    site,
    overrides: { ...overrides, ...Object.fromEntries(named) },
    extraFacts: sources.extraFacts ?? [],
    headers: isConfigured ? expanded(headers) : {},
  };
}

function expanded(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, expand(value, `headers.${name}`, process.env)]),
  );
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}

/** The gateway's API, as the generated client knows it too. */
const defaultApi = 'https://api.router.one';

/** Without a key the API would refuse; the run then goes on with our copy of its list, if there is one. */
function liveCatalogOf({ liveCatalog }: UpstreamFlags): { liveCatalog?: LiveCatalog } {
  const { ROUTER_ONE_API_KEY: apiKey, ROUTER_ONE_BASE_URL: baseUrl } = process.env;
  if (liveCatalog !== true || !apiKey) return {};
  return { liveCatalog: { apiKey, baseUrl: baseUrl || defaultApi } };
}
