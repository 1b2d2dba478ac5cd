/**
 * JSON Pointer (RFC 6901), the one way in which a place inside a JSON value is named: `/paths/~1v1~1models/get`.
 */

/** The pointer to a member or an element of what `pointer` names. */
export function joinPointer(pointer: string, key: string | number): string {
  // Most keys have nothing to escape, and documents have hundreds of thousands of them.
  const text = String(key);
  if (!text.includes('~') && !text.includes('/')) return `${pointer}/${text}`;
  return `${pointer}/${text.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The keys that a pointer walks through; `null` for a text that is not a pointer. The empty pointer has no keys. */
export function splitPointer(pointer: string): string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What a pointer names inside a JSON value; `undefined` when nothing is there. Inherited names are never found. */
export function resolvePointer(root: unknown, pointer: string): unknown {
  const keys = splitPointer(pointer);
  if (keys === null) return undefined;
  let value = root;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
