import { apiOf } from '../../openapi/api.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { child, members, valueAt } from '../../openapi/node.ts';
import { listOperations } from '../../openapi/operations.ts';
import { type Server, serversOf } from '../../openapi/servers.ts';

/** Hosts that only the gateway's own developers reach. */
const privateHost =
  /^(?:localhost|.*\.local(?:host)?|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|0\.0\.0\.0|\[.*\])$/i;

/**
 * The first server of the document that everybody can reach, its variables at their defaults, without a trailing slash and
 * without what its paths begin with; `null` if none. A server that is no address counts from the document's own.
 *
 * @param at the address of the document; `null` where it is from a file
 */
export function publicServer(spec: OpenApiDocument, at: string | null): string | null {
  const api = apiOf(spec);
  const lists = [serversOf(api), ...listOperations(spec).map((operation) => serversOf(api, operation))];
  const prefix = pathPrefix(spec);
  const addresses = lists.filter(areListed).map((servers) => withoutPrefix(servers, prefix, at));
  return addresses.find((found) => found !== null) ?? null;
}

/** Where the API is that lists no servers: at the host of its document (OpenAPI 3.1, "OpenAPI Object"). */
export function hostOf(spec: OpenApiDocument, at: string | null): string | null {
  const servers = serversOf(apiOf(spec));
  return areListed(servers) ? null : withoutPrefix(servers, pathPrefix(spec), at);
}

/** The server that stands for a missing list is none of the document's. */
function areListed(servers: readonly Server[]): boolean {
  return servers.every(({ node }) => node.parent !== null);
}

/** The servers of the operations that the document answers elsewhere than the others, by `POST /path`. */
export function otherServers(spec: OpenApiDocument, at: string | null): ReadonlyMap<string, string> {
  const api = apiOf(spec);
  const usual = publicServer(spec, at);
  const prefix = pathPrefix(spec);
  return new Map(
    listOperations(spec).flatMap((operation): [string, string][] => {
      const server = withoutPrefix(
        serversOf(api, operation).filter(({ node }) => node.parent !== null),
        prefix,
        at,
      );
      return server === null || server === usual ? [] : [[operation.id, server]];
    }),
  );
}

function withoutPrefix(servers: readonly Server[], prefix: string, at: string | null): string | null {
  const address = servers.flatMap((server) => addressOf(server, at))[0] ?? null;
  return prefix !== '' && address?.endsWith(prefix) ? address.slice(0, -prefix.length) : address;
}

/**
 * `/v1` where the paths begin with it, which people give as part of the address as well; else nothing: the address of a call is
 * that of the server and the path behind it.
 */
export function pathPrefix({ paths }: Pick<OpenApiDocument, 'paths'>): string {
  const names = Object.keys(paths).filter((path) => path.startsWith('/'));
  return names.length > 0 && names.every((path) => /^\/v1(?:\/|$)/.test(path)) ? '/v1' : '';
}

function addressOf({ url, node }: Server, at: string | null): string[] {
  const filled = members(child(node, 'variables')).reduce(
    (text, variable) => text.replaceAll(`{${variable.key}}`, String(valueAt(variable, 'default') ?? '')),
    url,
  );
  const base = at ?? undefined;
  if (/[{}]/.test(filled) || !URL.canParse(filled, base)) return [];
  const { protocol, hostname, origin, pathname } = new URL(filled, base);
  // Who has fetched the document reaches its host.
  const isPrivate = URL.canParse(filled) && privateHost.test(hostname);
  if (!/^https?:$/.test(protocol) || isPrivate) return [];
  return [`${origin}${pathname}`.replace(/\/+$/, '')];
}
