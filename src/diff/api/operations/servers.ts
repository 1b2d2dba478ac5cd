import type { Operation } from '../../../openapi/operations.ts';
import { normalAddress, type Server, serverList, serversOf } from '../../../openapi/servers.ts';
import { tell, type Walk } from '../walk/walk.ts';

/**
 * The addresses that callers of an operation reach: those of its servers, its path's or the document's, with its path.
 * Descriptions, order, and where an address is cut in two do not count. All that changed in a list is one change.
 */
export function compareServers(walk: Walk, base: Operation, next: Operation): void {
  const [before, after] = [serversOf(walk.base, base), serversOf(walk.next, next)];
  const lists = { base: serverList(walk.base.root, base), next: serverList(walk.next.root, next) };
  const samePath = templateOf(base.path) === templateOf(next.path);
  const [old, now] = [reached(before, samePath ? '' : base.path), reached(after, samePath ? '' : next.path)];
  const gone = [...old.keys()].filter((address) => !now.has(address));
  const come = [...now.keys()].filter((address) => !old.has(address));
  if (gone.length + come.length === 0) {
    if (!samePath) {
      const [from, to] = [before, after].map((servers) => servers.map(({ url }) => url).join(' or '));
      tell(walk, { aspect: 'server-path', verb: 'changed', ...lists, from, to });
    }
    comparePresets(walk, before, after);
    return;
  }
  // Of an operation under another path its own entry tells the address.
  if (!samePath) return;
  const [from, to] = [shown(gone, old), shown(come, now)];
  const traits = gone.length < old.size ? [] : (['last'] as const);
  const values = before.filter(
    ({ url, addresses }) => addresses.length > 1 && after.some((one) => one.url === url),
  );
  const chosen = new Set(values.flatMap(({ addresses }) => addresses));
  if (come.length === 0 && gone.every((address) => chosen.has(address))) {
    tell(walk, { aspect: 'server', verb: 'narrowed', ...lists, from });
  } else if (come.length === 0) tell(walk, { aspect: 'server', verb: 'removed', ...lists, from, traits });
  else if (gone.length === 0) tell(walk, { aspect: 'server', verb: 'added', ...lists, to });
  else tell(walk, { aspect: 'server', verb: 'changed', ...lists, from, to, traits });
}

/** The same addresses, of which a client that sets no variable now takes another one. */
function comparePresets(walk: Walk, before: readonly Server[], after: readonly Server[]): void {
  for (const now of after) {
    const old = before.find(({ url }) => url === now.url);
    if (old === undefined || old.preset === now.preset) continue;
    const places = { base: old.node, next: now.node };
    tell(walk, { aspect: 'server-default', verb: 'changed', ...places, from: old.preset, to: now.preset });
  }
}

/** True for operations that answer at least at one common address, however it is cut into a server and a path. */
export function shareAddress(walk: Walk, base: Operation, next: Operation): boolean {
  const before = reached(serversOf(walk.base, base), base.path);
  const after = reached(serversOf(walk.next, next), next.path);
  return base.method === next.method && [...before.keys()].some((address) => after.has(address));
}

/** Each address → the server's text as published. The names of path parameters do not matter. */
function reached(servers: readonly Server[], path: string): Map<string, string> {
  return new Map(
    servers.flatMap(({ addresses, url }) =>
      addresses.map((address): [string, string] => [
        // A slash at the end of a server is that of the path; one at the end of a path makes it another path.
        `${normalAddress(`${address}${templateOf(path)}`)}${path.endsWith('/') ? '/' : ''}`,
        addresses.length > 1 ? address : url.replace(/\/+$/, ''),
      ]),
    ),
  );
}

function templateOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}

/** One address as a text, several as a list. */
function shown(addresses: readonly string[], names: ReadonlyMap<string, string>): string | string[] {
  const texts = [...new Set(addresses.map((address) => names.get(address) ?? address))];
  const [only, ...others] = texts;
  return only !== undefined && others.length === 0 ? only : texts;
}
