import type { Place } from '../../../base/problem.ts';
import type { Edition } from '../../../read/edition.ts';
import type { Passage } from './passages.ts';
import { addressesOf, isAtServer, pathOf } from './paths.ts';

/** An operation that a document speaks of. */
export interface OperationMention {
  /** Upper case; `null` where only an address is called. */
  readonly method: string | null;
  readonly path: string;
  readonly place: Place;
}

const withMethod =
  /\b(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY)\b[\s`*:]+(https?:\/\/[^\s`"')|]+|\/[^\s`"')|,;]*)/g;
const address = /https?:\/\/[^\s`"')|<>]+/g;

/** The operations that the docs and the facts speak of: `POST /v1/messages`, and addresses of the API in samples. */
export function operationsMentioned(
  { facts, api }: Edition,
  passages: readonly Passage[],
): OperationMention[] {
  const servers = api === null ? [] : addressesOf(api.spec);
  return [
    ...passages.flatMap(({ kind, text, line }) => {
      const named = namedIn(text, { document: 'docs', line }, servers);
      return kind === 'sample' && named.length === 0
        ? calledIn(text, { document: 'docs', line }, servers)
        : named;
    }),
    ...[...facts].flatMap(([document, page]) =>
      page.facts.flatMap(({ value, line }) => namedIn(value, { document, line }, servers)),
    ),
  ];
}

function namedIn(text: string, place: Place, servers: readonly string[]): OperationMention[] {
  return [...text.matchAll(withMethod)].flatMap(([, method = '', target = '']) => {
    const path = apiPath(target, servers);
    return path === null ? [] : [{ method, path, place }];
  });
}

function calledIn(text: string, place: Place, servers: readonly string[]): OperationMention[] {
  return [...text.matchAll(address)].flatMap(([target]) => {
    const path = apiPath(target, servers);
    return path === null || path === '' ? [] : [{ method: null, path, place }];
  });
}

/** The path below the server; `null` for another site's address. */
function apiPath(target: string, servers: readonly string[]): string | null {
  const bare = target.replace(/(?<![.,;:])[.,;:]+$/, '');
  if (bare.startsWith('/')) return bare;
  const server = servers.find((candidate) => isAtServer(bare, candidate));
  if (server === undefined) return null;
  const [path, base] = [pathOf(bare), pathOf(server)];
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}
