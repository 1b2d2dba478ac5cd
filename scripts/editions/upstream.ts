import { stat } from 'node:fs/promises';
import { UsageFailure } from '../../src/base/failure.ts';
import { readingOf } from '../../src/config/gateway.ts';
import type { Settings } from '../../src/config/schema.ts';
import { namesOf } from '../../src/gateway/names.ts';
import { defaultGateway, gatewayOf } from '../../src/gateway/profiles.ts';
import { readDocumentsFolder } from '../../src/store/read-folder.ts';
import type { Upstream } from '../../src/sync/job.ts';
import type { OpenUpstream, UpstreamFlags } from './site.ts';

/**
 * Understands `--upstream`: a site's address, a folder with documents, or `embedded[@DATE]`, the sample editions, which
 * are published over real HTTP on loopback for the time of the run. Throws a `UsageFailure` for anything else.
 */
export async function openUpstream(flags: UpstreamFlags): Promise<OpenUpstream> {
  const { upstream } = flags;
  if (upstream === '') throw noSite(flags.settings);
  const sample = /^embedded(?:@(.*))?$/.exec(upstream);
  if (sample !== null) return (await import('./samples.ts')).sampleUpstream(sample[1] ?? '', flags);
  if (/^https?:\/\//i.test(upstream)) return liveUpstream(siteFetch(upstream, flags));
  if (await isFolder(upstream)) return liveUpstream(folderFetch(upstream, flags));
  throw new UsageFailure(`--upstream ${upstream}: neither an address, nor a folder, nor a sample edition.`, {
    advice: `Give a site such as ${defaultGateway.site}, a folder that holds models.md and the others, or embedded@2026-10-07.`,
  });
}

/** The site that is asked where no flag names one: the variable's, the configured one, or the gateway's own. */
export function siteAddress(settings: Settings): string {
  const site = configuredSite(settings) ?? gatewayOf(settings.gateway).site;
  if (site === null) throw noSite(settings);
  return site;
}

/** The site that the environment or the configuration names. */
export function configuredSite({ gateway, sources }: Settings): string | null {
  return process.env[namesOf(gatewayOf(gateway)).site] || (sources?.site ?? null);
}

function noSite(settings: Settings): UsageFailure {
  const gateway = gatewayOf(settings.gateway);
  return new UsageFailure(`Everybody has a ${gateway.name} of their own, and nothing says where yours is.`, {
    advice: `Name it with --upstream https://…, as sources.site in the configuration, or in ${namesOf(gateway).site}.`,
  });
}

function liveUpstream(fetch: Upstream['fetch']): OpenUpstream {
  return { origin: 'live', date: null, close: async () => {}, fetch };
}

function siteFetch(site: string, flags: UpstreamFlags): Upstream['fetch'] {
  return async (validatorsOf) => (await import('./site.ts')).fetchSite(site, flags, validatorsOf);
}

function folderFetch(path: string, { settings, source = new Map() }: UpstreamFlags): Upstream['fetch'] {
  const [named] = source.keys();
  if (named !== undefined) {
    throw new UsageFailure(`--source ${named}: of ${path}, a folder, nothing is fetched from an address.`, {
      advice: `Put the document into the folder, or name a site with --upstream, such as ${defaultGateway.site}.`,
    });
  }
  return async () => {
    const documents = await readDocumentsFolder(path, readingOf(settings));
    return documents.map((document) => ({ status: 'fetched', document }));
  };
}

/** True for a folder, which may be a generated package. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}
