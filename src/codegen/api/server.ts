import { apiOf } from '../../openapi/api.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { type Server, serversOf } from '../../openapi/servers.ts';

/** Hosts that only the gateway's own developers reach. */
const privateHost =
  /^(?:localhost|.*\.local(?:host)?|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|0\.0\.0\.0|\[.*\])$/i;

/** The first server of the document that everybody can reach, without a trailing slash or `/v1`; `null` if none. */
export function publicServer(spec: OpenApiDocument): string | null {
  return serversOf(apiOf(spec)).flatMap(addressOf)[0] ?? null;
}

function addressOf({ url }: Server): string[] {
  if (/[{}]/.test(url) || !URL.canParse(url)) return [];
  const { protocol, hostname, origin, pathname } = new URL(url);
  if (!/^https?:$/.test(protocol) || privateHost.test(hostname)) return [];
  return [`${origin}${pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '')];
}
