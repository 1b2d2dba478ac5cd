import { createServer } from 'node:http';
import { defaultGateway } from '../../gateway/profiles.ts';
import type { Gateway } from '../../gateway/schema.ts';
import { readSample } from './editions.ts';
import { listenOnLoopback, refusesHost } from './loopback.ts';
import { answer, type Site, siteOf } from './site.ts';

/** A request that was answered, in the order of the answers. */
export interface SampleRequest {
  readonly method: string;
  /** The request target as it was sent, with its query. */
  readonly path: string;
  readonly status: number;
}

/** A web server on loopback that publishes one sample edition at a time. */
export interface SampleServer {
  /** `http://127.0.0.1:PORT`, to use in the place of the site's address. */
  readonly origin: string;
  /** Every request so far; it grows while the server runs. */
  readonly requests: readonly SampleRequest[];
  /** Publishes another edition from the next request on. Throws a `UsageFailure` for an unknown date. */
  show(date: string): void;
  /** Ends the server and its open connections. Can be called twice. */
  close(): Promise<void>;
}

/**
 * Publishes a sample edition over real HTTP on a free port of 127.0.0.1, at the paths of the live site.
 *
 * Throws a `UsageFailure` for a date that has no sample edition.
 */
export async function startSampleServer(
  date: string,
  gateway: Gateway = defaultGateway,
): Promise<SampleServer> {
  let site = siteOfSample(date, gateway);
  const requests: SampleRequest[] = [];
  const server = createServer((request, response) => {
    if (refusesHost(request, response)) return;
    const { method = '', url: path = '' } = request;
    const { status, headers, body } = answer(method, request.headers, site.get(withoutQuery(path)));
    requests.push({ method, path, status });
    response.writeHead(status, headers).end(body);
  });
  const { origin, close } = await listenOnLoopback(server, 0);
  return {
    origin,
    requests,
    show(next) {
      site = siteOfSample(next, gateway);
    },
    close,
  };
}

function siteOfSample(date: string, gateway: Gateway): Site {
  return siteOf(readSample(date, gateway), new Date(`${date}T00:00:00Z`), gateway);
}

function withoutQuery(path: string): string {
  return path.replace(/\?.*$/s, '');
}
