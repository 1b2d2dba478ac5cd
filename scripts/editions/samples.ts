import type { FetchResult } from '../../src/fetch/request.ts';
import { gatewayOf } from '../../src/gateway/profiles.ts';
import { latestSampleOf } from '../../src/serve/sample-edition.ts';
import { startSampleServer } from '../../src/serve/samples/server.ts';
import { fetchSite, type OpenUpstream, type UpstreamFlags } from './site.ts';

/** A sample edition, published for the time of the run; an empty date is the newest. */
export async function sampleUpstream(date: string, flags: UpstreamFlags): Promise<OpenUpstream> {
  const { gateway: given } = flags.settings;
  const gateway = gatewayOf(given);
  const edition = date === '' ? latestSampleOf(gateway) : date;
  const server = await startSampleServer(edition, gateway);
  const settings = given === undefined ? {} : { gateway: given };
  const stable = (address: string) => address.replace(server.origin, stableOrigin);
  return {
    origin: 'sample',
    date: edition,
    close: () => server.close(),
    fetch: async (validatorsOf) => {
      // What is configured for a site is not published by the samples, and its headers are not theirs to see.
      const results = await fetchSite(server.origin, { ...flags, settings }, ({ name, address }) =>
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
  const { address, finalAddress } = document;
  return {
    ...result,
    document: { ...document, address: stable(address), finalAddress: stable(finalAddress) },
  };
}
