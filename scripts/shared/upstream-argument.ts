import { stat } from 'node:fs/promises';
import { UsageFailure } from '../../src/base/failure.ts';
import type { Settings } from '../../src/config/schema.ts';
import type { FetchResult } from '../../src/fetch/request.ts';
import type { LiveCatalog } from '../../src/fetch/sources.ts';
import type { Upstream } from '../../src/sync/job.ts';
import { siteSources } from './site-sources.ts';
import { findTool, userAgentOf } from './tool.ts';

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

/**
 * Understands `--upstream`: a site's address, a folder with documents, or `embedded[@DATE]`, the sample editions, which
 * are published over real HTTP on loopback for the time of the run. Throws a `UsageFailure` for anything else.
 */
export async function openUpstream(flags: UpstreamFlags): Promise<OpenUpstream> {
  const { upstream } = flags;
  if (upstream === 'embedded' || upstream.startsWith('embedded@'))
    return embedded(upstream.slice('embedded@'.length), flags);
  if (/^https?:\/\//.test(upstream)) return site(upstream, flags);
  if (await isFolder(upstream)) return folder(upstream);
  throw new UsageFailure(`--upstream ${upstream}: neither an address, nor a folder, nor a sample edition.`, {
    advice:
      'Give a site such as https://router.one, a folder that holds models.md and the others, or embedded@2026-10-07.',
  });
}

async function embedded(date: string, flags: UpstreamFlags): Promise<OpenUpstream> {
  const { latestSample } = await import('../../src/serve/samples/editions.ts');
  const { startSampleServer } = await import('../../src/serve/samples/server.ts');
  const edition = date === '' ? latestSample : date;
  const server = await startSampleServer(edition);
  // What is configured for a site is not published by the samples, and its headers are not theirs to see.
  const published = site(server.origin, { ...flags, settings: {} });
  return {
    origin: 'sample',
    date: edition,
    close: () => server.close(),
    fetch: async (validatorsOf) => {
      const stable = (address: string) => address.replace(server.origin, stableOrigin);
      const results = await published.fetch(({ name, address }) =>
        validatorsOf({ name, address: stable(address) }),
      );
      return results.map((result) => withStableAddress(result, stable));
    },
  };
}

/** Every sample edition is published at the same addresses, as on the real site. */
const stableOrigin = 'embedded://samples';

/** The port of a loopback server is another one in each run; what is recorded must not be. */
function withStableAddress(result: FetchResult, stable: (address: string) => string): FetchResult {
  if (result.status === 'not-modified') return result;
  const { document } = result;
  return {
    ...result,
    document: { ...document, address: stable(document.address), finalAddress: stable(document.finalAddress) },
  };
}

function site(address: string, flags: UpstreamFlags): OpenUpstream {
  return {
    origin: 'live',
    date: null,
    close: async () => {},
    fetch: async (validatorsOf) => {
      const { fetchDocuments } = await import('../../src/fetch/fetch-documents.ts');
      const { redactAddress } = await import('../../src/fetch/address.ts');
      const { resolveSources } = await import('../../src/fetch/sources.ts');
      const sources = resolveSources({
        ...siteSources(address, flags.source ?? new Map(), flags.settings),
        ...liveCatalogOf(flags),
      });
      return fetchDocuments(
        sources.map((source) => ({
          ...source,
          // Our copies are known by the address as it is stored, without what could be a key.
          validators: validatorsOf({ name: source.name, address: redactAddress(source.address) }),
        })),
        {
          userAgent: userAgentOf(findTool()),
          limits: flags.settings.limits?.fetch ?? {},
          allowedRedirectOrigins: flags.settings.sources?.redirectsTo ?? [],
          ...(flags.signal !== undefined && { signal: flags.signal }),
        },
      );
    },
  };
}

function folder(path: string): OpenUpstream {
  return {
    origin: 'live',
    date: null,
    close: async () => {},
    fetch: async () => {
      const { readDocumentsFolder } = await import('../../src/store/read-folder.ts');
      const documents = await readDocumentsFolder(path);
      return documents.map((document) => ({ status: 'fetched' as const, document }));
    },
  };
}

/** The gateway's API, as the generated client knows it too. */
const defaultApi = 'https://api.router.one';

/** Without a key the API would refuse; the run then goes on with our copy of its list, if there is one. */
function liveCatalogOf({ liveCatalog }: UpstreamFlags): { liveCatalog?: LiveCatalog } {
  const { ROUTER_ONE_API_KEY: apiKey, ROUTER_ONE_BASE_URL: baseUrl } = process.env;
  if (liveCatalog !== true || !apiKey) return {};
  return { liveCatalog: { apiKey, baseUrl: baseUrl || defaultApi } };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
