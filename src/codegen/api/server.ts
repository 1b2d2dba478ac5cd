import type { OpenApiDocument } from '../../openapi/document.ts';

/** Hosts that only the gateway's own developers reach. */
const privateHost =
  /^(?:localhost|.*\.local(?:host)?|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|0\.0\.0\.0|\[.*\])$/i;

/** The first server of the document that everybody can reach, without a trailing slash or `/v1`; `null` if none. */
export function publicServer(spec: OpenApiDocument): string | null {
  const servers: unknown = spec['servers'];
  const addresses = Array.isArray(servers) ? servers.flatMap(addressOf) : [];
  return addresses[0] ?? null;
}

function addressOf(server: unknown): string[] {
  const url: unknown = typeof server === 'object' && server !== null ? Reflect.get(server, 'url') : undefined;
  if (typeof url !== 'string' || /[{}]/.test(url) || !URL.canParse(url)) return [];
  const { protocol, hostname, origin, pathname } = new URL(url);
  if (!/^https?:$/.test(protocol) || privateHost.test(hostname)) return [];
  return [`${origin}${pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '')];
}
