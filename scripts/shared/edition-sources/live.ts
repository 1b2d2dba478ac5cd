import type { Edition } from '../../../src/read/edition.ts';
import { readInWorker } from '../../../src/read/worker/read-in-worker.ts';
import type { EditionFlags } from '../edition-argument.ts';
import { siteAddress } from '../site-sources.ts';
import { openUpstream } from '../upstream-argument.ts';

/** What the site publishes at this moment. It has no date, since nothing is recorded. */
export async function liveEdition(_argument: string, flags: EditionFlags): Promise<Edition> {
  const upstream = await openUpstream({
    upstream: siteAddress(flags.settings),
    settings: flags.settings,
  });
  const results = await upstream.fetch(() => null);
  const documents = results.flatMap((result) => (result.status === 'fetched' ? [result.document] : []));
  return readInWorker(documents, { date: null, origin: 'live', strict: flags.strict === true });
}
