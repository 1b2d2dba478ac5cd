import { apiOf } from '../../openapi/api.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { listOperations, type Operation } from '../../openapi/operations.ts';
import { serversOf } from '../../openapi/servers.ts';

/** Where a request leads: to an operation with the values of its path, to other methods only, or nowhere. */
export type Destination =
  | { readonly kind: 'operation'; readonly operation: Operation; readonly values: PathValues }
  | { readonly kind: 'other-methods'; readonly allowed: readonly string[] }
  | { readonly kind: 'nowhere' };

/** Values of path parameters by name, decoded. */
export type PathValues = ReadonlyMap<string, string>;

/** Finds the operation for a method and a path without its query. */
export type Routes = (method: string, path: string) => Destination;

/** The routes of an API. A path without parameters wins over one with, as the specification has it. */
export function createRoutes(spec: OpenApiDocument): Routes {
  const base = basePath(spec);
  const templates = listOperations(spec)
    .map((operation) => ({ operation, segments: operation.path.split('/') }))
    .sort((a, b) => countParameters(a.segments) - countParameters(b.segments));
  return (method, path) => {
    const segments = path.startsWith(`${base}/`) ? decodeSegments(path.slice(base.length)) : null;
    if (segments === null) return { kind: 'nowhere' };
    const matches = templates.flatMap(({ operation, segments: template }) => {
      const values = matchSegments(template, segments);
      return values === null ? [] : [{ operation, values }];
    });
    const match = matches.find(({ operation }) => operation.method === method);
    if (match !== undefined) return { kind: 'operation', ...match };
    const allowed = [...new Set(matches.map(({ operation }) => operation.method))];
    return allowed.length === 0 ? { kind: 'nowhere' } : { kind: 'other-methods', allowed };
  };
}

/** What the first server's address has before the paths: empty for `https://api.acme.example`. */
export function basePath(spec: OpenApiDocument): string {
  const url = serversOf(apiOf(spec))[0]?.url ?? '';
  if (!URL.canParse(url, 'http://localhost')) return '';
  return new URL(url, 'http://localhost').pathname.replace(/\/+$/, '');
}

function countParameters(template: readonly string[]): number {
  return template.filter((segment) => segment.includes('{')).length;
}

/** A slash inside a value is `%2F`, so a path is split before it is decoded. */
function decodeSegments(path: string): string[] | null {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

function matchSegments(template: readonly string[], segments: readonly string[]): PathValues | null {
  if (template.length !== segments.length) return null;
  const values = new Map<string, string>();
  for (const [index, pattern] of template.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(.+)\}$/.exec(pattern)?.[1];
    if (name === undefined && pattern !== segment) return null;
    if (name !== undefined && segment === '') return null;
    if (name !== undefined) values.set(name, segment);
  }
  return values;
}
