import type { Document } from '../../src/base/document.ts';
import { expand } from '../../src/config/expand.ts';
import type { Settings } from '../../src/config/schema.ts';
import { redactAddress } from '../../src/fetch/address.ts';
import { fetchDocuments } from '../../src/fetch/fetch-documents.ts';
import type { FetchOptions, FetchResult } from '../../src/fetch/request.ts';
import { type LiveCatalog, resolveSources, type SourceOptions } from '../../src/fetch/sources.ts';
import { namesOf } from '../../src/gateway/names.ts';
import { gatewayOf } from '../../src/gateway/profiles.ts';
import type { Gateway } from '../../src/gateway/schema.ts';
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
  const gateway = gatewayOf(flags.settings.gateway);
  const asked = resolveSources({
    ...siteSources(site, flags.source ?? new Map(), flags.settings),
    ...liveCatalogOf(flags, gateway),
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

function optionsOf(settings: Settings, signal = interruption.signal): FetchOptions {
  const { limits, sources } = settings;
  const gateway = gatewayOf(settings.gateway);
  const key = process.env[namesOf(gateway).apiKey];
  return {
    userAgent: userAgentOf(findTool()),
    limits: limits?.fetch ?? {},
    allowedRedirectOrigins: [...(gateway.redirectsTo ?? []), ...(sources?.redirectsTo ?? [])],
    secrets: key ? [key] : [],
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
  { gateway: given, sources = {}, headers = {} }: Settings,
): SourceOptions {
  const gateway = gatewayOf(given);
  // Where everybody has a site of their own, the one that is asked is it.
  const isConfigured = originOf(site) === originOf(sources.site ?? gateway.site ?? site);
  const overrides = sources.site === undefined || isConfigured ? sources.overrides : {};
  return {
    gateway,
    site,
    apiKey: isConfigured ? process.env[namesOf(gateway).apiKey] : undefined,
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

/** Without a key the API would refuse; the run then goes on with our copy of its list, if there is one. */
function liveCatalogOf({ liveCatalog }: UpstreamFlags, gateway: Gateway): { liveCatalog?: LiveCatalog } {
  const names = namesOf(gateway);
  const { [names.apiKey]: apiKey, [names.baseUrl]: baseUrl } = process.env;
  if (liveCatalog !== true || !apiKey) return {};
  return { liveCatalog: { apiKey, baseUrl: baseUrl || (gateway.live?.base ?? '') } };
}
