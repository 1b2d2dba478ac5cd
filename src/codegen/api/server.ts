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
 * without what its paths begin with; `null` if none.
 */
export function publicServer(spec: OpenApiDocument): string | null {
  const api = apiOf(spec);
  const lists = [serversOf(api), ...listOperations(spec).map((operation) => serversOf(api, operation))];
  return (
    lists.map((servers) => withoutPrefix(servers, pathPrefix(spec))).find((found) => found !== null) ?? null
  );
}

/** The servers of the operations that the document answers elsewhere than the others, by `POST /path`. */
export function otherServers(spec: OpenApiDocument): ReadonlyMap<string, string> {
  const api = apiOf(spec);
  const usual = publicServer(spec);
  const prefix = pathPrefix(spec);
  return new Map(
    listOperations(spec).flatMap((operation): [string, string][] => {
      const server = withoutPrefix(serversOf(api, operation), prefix);
      return server === null || server === usual ? [] : [[operation.id, server]];
    }),
  );
}

function withoutPrefix(servers: readonly Server[], prefix: string): string | null {
  const address = servers.flatMap(addressOf)[0] ?? null;
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

function addressOf({ url, node }: Server): string[] {
  const filled = members(child(node, 'variables')).reduce(
    (text, variable) => text.replaceAll(`{${variable.key}}`, String(valueAt(variable, 'default') ?? '')),
    url,
  );
  if (/[{}]/.test(filled) || !URL.canParse(filled)) return [];
  const { protocol, hostname, origin, pathname } = new URL(filled);
  if (!/^https?:$/.test(protocol) || privateHost.test(hostname)) return [];
  return [`${origin}${pathname}`.replace(/\/+$/, '')];
}
