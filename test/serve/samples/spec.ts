import { isPlainObject } from '../../../src/base/json.ts';

/** A key as one segment of a JSON pointer (RFC 6901). */
export function escapePointer(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The value at a JSON pointer in a document, `undefined` when there is none. */
export function at(document: unknown, pointer: string): unknown {
  const segments = pointer.split('/').slice(1);
  return segments.reduce<unknown>((value, segment) => {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) return value[Number(key)];
    return isPlainObject(value) ? value[key] : undefined;
  }, document);
}

/** The object at a JSON pointer in a document. Throws when there is none. */
export function objectAt(document: unknown, pointer: string): Record<string, unknown> {
  const value = at(document, pointer);
  if (!isPlainObject(value)) throw new Error(`no object at ${pointer}`);
  return value;
}
