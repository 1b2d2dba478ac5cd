import { stat } from 'node:fs/promises';
import { UsageFailure } from '../../src/base/failure.ts';
import type { Settings } from '../../src/config/schema.ts';
import { defaultSite } from '../../src/fetch/sources.ts';
import type { Upstream } from '../../src/sync/job.ts';
import type { OpenUpstream, UpstreamFlags } from './site.ts';

/**
 * Understands `--upstream`: a site's address, a folder with documents, or `embedded[@DATE]`, the sample editions, which
 * are published over real HTTP on loopback for the time of the run. Throws a `UsageFailure` for anything else.
 */
export async function openUpstream(flags: UpstreamFlags): Promise<OpenUpstream> {
  const { upstream } = flags;
  const sample = /^embedded(?:@(.*))?$/.exec(upstream);
  if (sample !== null) return (await import('./samples.ts')).sampleUpstream(sample[1] ?? '', flags);
  if (/^https?:\/\//.test(upstream)) return liveUpstream(siteFetch(upstream, flags));
  if (await isFolder(upstream)) return liveUpstream(folderFetch(upstream));
  throw new UsageFailure(`--upstream ${upstream}: neither an address, nor a folder, nor a sample edition.`, {
    advice:
      'Give a site such as https://router.one, a folder that holds models.md and the others, or embedded@2026-10-07.',
  });
}

/** The site that is asked where no flag names one: `ROUTER_ONE_SITE`, the configured one, or the gateway's own. */
export function siteAddress({ sources }: Settings): string {
  return process.env['ROUTER_ONE_SITE'] || (sources?.site ?? defaultSite);
}

function liveUpstream(fetch: Upstream['fetch']): OpenUpstream {
  return { origin: 'live', date: null, close: async () => {}, fetch };
}

function siteFetch(site: string, flags: UpstreamFlags): Upstream['fetch'] {
  return async (validatorsOf) => (await import('./site.ts')).fetchSite(site, flags, validatorsOf);
}

function folderFetch(path: string): Upstream['fetch'] {
  return async () => {
    const { readDocumentsFolder } = await import('../../src/store/read-folder.ts');
    return (await readDocumentsFolder(path)).map((document) => ({ status: 'fetched', document }));
  };
}

/** True for a folder, which may be a generated package. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}
