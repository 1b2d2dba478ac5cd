import { isPlainObject } from '../../base/json.ts';
import { resolvePointer } from '../../base/json-pointer.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';

type Members = Readonly<Record<string, unknown>>;

/** The object that a part of a spec is, after its `$ref`s; `null` when it is none. The reader has refused loops. */
export function follow(spec: OpenApiDocument, value: unknown): Members | null {
  if (!isPlainObject(value)) return null;
  const reference = value['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return value;
  return follow(spec, resolvePointer(spec, decodeURIComponent(reference.slice(1))));
}

/** The members of a part of a spec by name; none when it is not an object. */
export function membersOf(value: unknown): [string, unknown][] {
  return isPlainObject(value) ? Object.entries(value) : [];
}
