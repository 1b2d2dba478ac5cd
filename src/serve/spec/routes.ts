import { apiOf } from '../../openapi/api.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { listOperations, type Operation } from '../../openapi/operations.ts';
import { serversOf } from '../../openapi/servers.ts';

/** Where a request leads: to an operation with the values of its path, to other methods only, or nowhere. */
export type Destination =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      readonly values: PathValues;
      /** What only a fragment tells apart from it, which no request carries. */
      readonly others: readonly Operation[];
    }
  | { readonly kind: 'other-methods'; readonly allowed: readonly string[] }
  | { readonly kind: 'nowhere' };

/** Values of path parameters by name, decoded. */
export type PathValues = ReadonlyMap<string, string>;

/** Finds the operation for a method and a path without its query. */
export type Routes = (method: string, path: string, query?: string) => Destination;

/**
 * The routes of an API. A path without parameters wins over one with, as the specification has it, and of two with as many the
 * one that says more: `/tuned/{id}:generate` over `/tuned/{id}`.
 */
export function createRoutes(spec: OpenApiDocument): Routes {
  const bases = basePaths(spec);
  const templates = listOperations(spec)
    .map((operation) => ({ operation, segments: pathOf(operation).map(readSegment) }))
    .sort((a, b) => countParameters(a.segments) - countParameters(b.segments) || textOf(b) - textOf(a));
  return (method, path, query = '') => {
    const below = bases.filter((base) => path.startsWith(`${base}/`)).map((base) => path.slice(base.length));
    const matches = below.flatMap((rest) => matchesOf(templates, decodeSegments(rest)));
    const [match, ...rest] = matches
      .filter(({ operation }) => operation.method === method && isAsked(operation, query))
      .sort((a, b) => queryOf(b.operation).length - queryOf(a.operation).length);
    if (match !== undefined) {
      const others = rest.map(({ operation }) => operation).filter((each) => isTwin(each, match.operation));
      return { kind: 'operation', ...match, others };
    }
    const allowed = [...new Set(matches.map(({ operation }) => operation.method))];
    return allowed.length === 0 ? { kind: 'nowhere' } : { kind: 'other-methods', allowed };
  };
}

/** Documents tell operations of one path apart by what no request carries: `/talks#stream`. */
function pathOf({ path }: Operation): string[] {
  return path.replace(/[?#].*$/s, '').split('/');
}

function isTwin({ path }: Operation, { path: other }: Operation): boolean {
  return path.replace(/#.*$/s, '') === other.replace(/#.*$/s, '');
}

/** What a path of the document has of a query: `/talks?beta=true`. */
function queryOf({ path }: Operation): string[] {
  return (/\?([^#]*)/s.exec(path)?.[1] ?? '').split('&').filter((pair) => pair !== '');
}

function isAsked(operation: Operation, query: string): boolean {
  const given = query.split('&');
  return queryOf(operation).every((pair) => given.includes(pair));
}

/** An operation with the segments of its path. */
interface Template {
  readonly operation: Operation;
  readonly segments: readonly Segment[];
}

function matchesOf(
  templates: readonly Template[],
  segments: readonly string[] | null,
): { operation: Operation; values: PathValues }[] {
  if (segments === null) return [];
  return templates.flatMap(({ operation, segments: template }) => {
    const values = matchSegments(template, segments);
    return values === null ? [] : [{ operation, values }];
  });
}

/** What the first server's address has before the paths: empty for `https://api.acme.example`. */
export function basePath(spec: OpenApiDocument): string {
  return basePaths(spec)[0] ?? '';
}

/** The same of every server, those of single operations last; variables are at their defaults. */
function basePaths(spec: OpenApiDocument): string[] {
  const api = apiOf(spec);
  const servers = [
    serversOf(api),
    ...listOperations(spec).map((operation) => serversOf(api, operation)),
  ].flat();
  const paths = servers.map(({ preset }) =>
    URL.canParse(preset, 'http://localhost')
      ? new URL(preset, 'http://localhost').pathname.replace(/\/+$/, '')
      : '',
  );
  return [...new Set(paths)];
}

/** A segment of a path: text, in which parameters may stand. */
interface Segment {
  readonly names: readonly string[];
  readonly pattern: RegExp;
  /** How many characters are no parameter's. */
  readonly text: number;
}

function readSegment(template: string): Segment {
  const parts = template.split(/\{([^{}]+)\}/);
  const texts = parts.filter((_part, index) => index % 2 === 0);
  const source = texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('(.+)');
  return {
    names: parts.filter((_part, index) => index % 2 === 1),
    pattern: new RegExp(`^${source}$`, 's'),
    text: texts.join('').length,
  };
}

function countParameters(template: readonly Segment[]): number {
  return template.filter(({ names }) => names.length > 0).length;
}

function textOf({ segments }: { readonly segments: readonly Segment[] }): number {
  return segments.reduce((sum, { text }) => sum + text, 0);
}

/** A slash inside a value is `%2F`, so a path is split before it is decoded. */
function decodeSegments(path: string): string[] | null {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

function matchSegments(template: readonly Segment[], segments: readonly string[]): PathValues | null {
  if (template.length !== segments.length) return null;
  const values = new Map<string, string>();
  for (const [index, { names, pattern }] of template.entries()) {
    const found = pattern.exec(segments[index] ?? '');
    if (found === null) return null;
    for (const [at, name] of names.entries()) values.set(name, found[at + 1] ?? '');
  }
  return values;
}
