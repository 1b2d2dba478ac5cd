import { apiOf } from '../../../openapi/api.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';
import { operationsIn } from '../../../openapi/operations.ts';
import { serversOf } from '../../../openapi/servers.ts';

/** The segments of a path, without its query. A parameter is `{}`, however it is written: `{id}`, `:id`, `<id>`. */
export function segmentsOf(path: string): string[] {
  const [bare = ''] = path.split(/[?#]/);
  return bare
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (/^(?:\{.*\}|:\w+|<.*>|\$.*)$/.test(segment) ? '{}' : segment));
}

/**
 * True if a path of the docs is a path of the spec: parameters may be filled in, and the version may be left out that
 * people have in their base URL (`/chat/completions` for `/v1/chat/completions`).
 */
export function isPathOf(mentioned: string, path: string): boolean {
  const [said, real] = [segmentsOf(mentioned), segmentsOf(path)];
  return fits(said, real) || (/^v\d+$/.test(real[0] ?? '') && fits(said, real.slice(1)));
}

/** True if a path leads towards one of the spec and stops before its end: `/v1`. */
export function isBeginningOf(mentioned: string, path: string): boolean {
  const said = segmentsOf(mentioned);
  return fits(said, segmentsOf(path).slice(0, said.length));
}

function fits(said: readonly string[], real: readonly string[]): boolean {
  return (
    said.length === real.length && real.every((segment, index) => segment === '{}' || segment === said[index])
  );
}

/** The addresses of the API's servers, of single paths and operations too; relative ones are left out. */
export function addressesOf(spec: OpenApiDocument): string[] {
  const api = apiOf(spec);
  const all = [undefined, ...operationsIn(api, 'paths')].flatMap((operation) => serversOf(api, operation));
  return [...new Set(all.map(({ url }) => url).filter((url) => /^https?:\/\//i.test(url)))];
}

/** True for an address that is only somebody's own machine. */
export function isLocal(address: string): boolean {
  return /^https?:\/\/(?:localhost|127\.|10\.|192\.168\.|0\.0\.0\.0|\[::1?\]|[^/:]+\.(?:local|internal|lan)(?=[/:]|$)|[\w-]+(?=[/:]|$))/i.test(
    address,
  );
}

/** `https://api.acme.example` of any address there; a server's variables stay as they are written. */
export function originOf(address: string): string {
  return (/^https?:\/\/[^/\s?#]+/i.exec(address)?.[0] ?? '').toLowerCase();
}

/** The path of an address: empty for a bare origin. */
export function pathOf(address: string): string {
  return address.slice(originOf(address).length).replace(/(?<!\/)\/+$/, '');
}

/** True if an address is at a server's origin; a variable of the server stands for anything. */
export function isAtServer(address: string, server: string): boolean {
  const pattern = originOf(server)
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${pattern}$`, 'i').test(originOf(address));
}
