import type { Place } from '../../../base/problem.ts';
import { listOperations } from '../../../openapi/operations.ts';
import type { Edition } from '../../../read/edition.ts';
import type { Passage } from './passages.ts';
import { addressesOf, isAtServer, pathOf, segmentsOf } from './paths.ts';

/** An operation that a document speaks of. */
export interface OperationMention {
  /** Upper case; `null` where only an address is called. */
  readonly method: string | null;
  readonly path: string;
  readonly place: Place;
}

/** What Mintlify and Fern pages say of themselves: `openapi: post /v1/messages`, `<Route method="GET">/users</Route>`. */
const ofPage =
  /\bopenapi:\s*["']?(?:[\w./-]+\.(?:json|ya?ml)\s+)?(get|put|post|delete|patch|head|options)\s+(\/[^\s"']*)/gi;
const ofComponent =
  /\bmethod=["'{]*(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)["'}]*[^>]*?(?:\b(?:path|url|endpoint|route)=["'{]+|>\s*)(\/[^\s<"'`]*)/gi;
const withMethod =
  /\b(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY)\b[\s`*:]+(https?:\/\/[^\s`"')|]+|\/[^\s`"')|,;]*)/g;
const address = /https?:\/\/[^\s`"')|<>]+/g;

/** The operations that the docs and the facts speak of: `POST /v1/messages`, and addresses of the API in samples. */
export function operationsMentioned(
  { facts, api }: Edition,
  passages: readonly Passage[],
): OperationMention[] {
  const servers = api === null ? [] : addressesOf(api.spec);
  const roots = new Set(
    (api === null ? [] : listOperations(api.spec)).map(({ path }) => segmentsOf(path)[0] ?? ''),
  );
  return [
    ...passages.flatMap((passage) => mentionedIn(passage, servers, roots)),
    ...[...facts].flatMap(([document, page]) =>
      page.facts.flatMap(({ value, line }) => namedIn(value, { document, line }, servers)),
    ),
  ];
}

function mentionedIn(
  { kind, text, line, row }: Passage,
  servers: readonly string[],
  roots: ReadonlySet<string>,
): OperationMention[] {
  const place = { document: 'docs', line };
  if (kind === 'cell') return [...namedIn(text, place, servers), ...namedInRow(text, row, place, servers)];
  const named = namedIn(text, place, servers);
  if (kind !== 'sample') return named;
  // A bare path in code may be one of the reader's own server, unless paths of ours begin so.
  const own = named.filter(({ path }) => roots.has(segmentsOf(path)[0] ?? '') || text.includes('://'));
  return own.length > 0 || named.length > 0 ? own : calledIn(text, place, servers);
}

/** `| GET | /v1/models |`: the method stands in a cell of its own. */
function namedInRow(
  text: string,
  row: readonly string[],
  place: Place,
  servers: readonly string[],
): OperationMention[] {
  const bare = (cell: string): string => cell.replace(/^[`*\s]+|[`*\s]+$/g, '');
  const method = row.map(bare).find((cell) => /^(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)$/.test(cell));
  const [target = ''] =
    /^(?:https?:\/)?\/[^\s`|]*$/.exec(bare(text).replace(/^\[`?([^\]`]*)`?\]\([^)]*\)$/, '$1')) ?? [];
  const path = method === undefined || target === '' ? null : apiPath(target, servers);
  return method === undefined || path === null ? [] : [{ method, path, place }];
}

function namedIn(text: string, place: Place, servers: readonly string[]): OperationMention[] {
  const plain = unlinked(text);
  const found = [withMethod, ofPage, ofComponent].flatMap((pattern) => [...plain.matchAll(pattern)]);
  return found.flatMap(([, method = '', target = '']) => {
    const path = apiPath(target, servers);
    return path === null ? [] : [{ method: method.toUpperCase(), path, place }];
  });
}

/** `/users/[{user.id}](#user)` as `/users/{user.id}`, also where Markdown escapes the braces. */
function unlinked(text: string): string {
  return text.replace(/\[([^\][]{1,200})\]\([^()\s]{0,300}\)/g, '$1').replace(/\\([{}_*])/g, '$1');
}

function calledIn(text: string, place: Place, servers: readonly string[]): OperationMention[] {
  return [...text.matchAll(address)].flatMap(([target]) => {
    const path = apiPath(target, servers);
    return path === null || path === '' ? [] : [{ method: null, path, place }];
  });
}

/** The path below the server, without its query; `null` for an address of another site, or of other pages of this one. */
function apiPath(target: string, servers: readonly string[]): string | null {
  const bare = target.replace(/[?#].*$/, '').replace(/(?<![.,;:])[.,;:]+$/, '');
  if (bare.startsWith('/')) return belowBase(bare, servers.map(pathOf)) ?? bare;
  const bases = servers.filter((candidate) => isAtServer(bare, candidate)).map(pathOf);
  const path = pathOf(bare);
  if (bases.length === 0 || path === '') return bases.length === 0 ? null : '';
  const isApi = /^https?:\/\/api[.-]/i.test(bare) || bases.some((base) => areAkin(base, path));
  return belowBase(path, bases) ?? (bases.includes('') || isApi ? path : null);
}

/** `/chat` of `/api/v1/chat` or `/v1/chat` where the server is at `/api/v1`; empty for the base itself. */
function belowBase(path: string, bases: readonly string[]): string | null {
  const ends = bases.flatMap((base) => {
    const segments = base.split('/').slice(1);
    return segments.map((_, index) => `/${segments.slice(index).join('/')}`);
  });
  const base = ends
    .filter((end) => path === end || path.startsWith(`${end}/`))
    .sort((a, b) => b.length - a.length)[0];
  return base === undefined ? null : path.slice(base.length);
}

/** Paths that begin alike, or with two versions. */
function areAkin(base: string, path: string): boolean {
  const [left = '', right = ''] = [base, path].map((one) => segmentsOf(one)[0] ?? '');
  return left === right || (/^v\d/.test(left) && /^v\d/.test(right));
}
