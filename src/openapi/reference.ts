import type { JsonValue } from '../base/json.ts';
import { joinPointer, resolvePointer } from '../base/json-pointer.ts';
import { isJsonObject, type JsonObject } from './node.ts';

/** The pointer that a reference into its own document means (`#/a%20b` → `/a b`); `null` for any other reference. */
export function localPointer(reference: string): string | null {
  if (!reference.startsWith('#/')) return null;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return null;
  }
}

const nameKeywords: ReadonlySet<string> = new Set(['$dynamicAnchor', '$anchor', '$id']);

/** The places that a document names itself, by what a reference to one is: `#anchor`, or the address of an `$id`. */
export function namedPlaces(root: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open: [value: object | null, pointer: string][] = [[Object(root), '']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, pointer] = next;
    for (const [key, member] of Object.entries(value ?? {})) {
      if (typeof member === 'object') open.push([member, joinPointer(pointer, key)]);
      else if (nameKeywords.has(key)) found.set(key === '$id' ? String(member) : `#${member}`, pointer);
    }
  }
  return found;
}

/** A chain of references longer than this is a cycle; real documents have one or two steps. */
export const longestChain = 32;

/** The object that a value of a document is, after its references; `null` when it is none or they lead nowhere. */
export function follow(root: unknown, value: unknown): JsonObject | null {
  let found = value;
  for (let step = 0; step <= longestChain && isJsonObject(found); step += 1) {
    const reference = found['$ref'];
    if (typeof reference !== 'string') return found;
    const pointer = localPointer(reference);
    found = pointer === null ? null : resolvePointer(root, pointer);
  }
  return null;
}

/** The objects that the values are or refer to; whatever is neither is left out. */
export function followAll(document: JsonObject, values: unknown): JsonObject[] {
  if (!Array.isArray(values)) return [];
  return values.map((value) => follow(document, value)).filter((found) => found !== null);
}

/** Members whose value is data of the API's, in which a `$ref` means nothing. */
const dataKeys = new Set(['example', 'examples', 'default', 'const', 'enum']);

/** Members that list things by names, which mean nothing by themselves: a property may be called `default`. */
const listsOfNames = new Set(
  `properties patternProperties $defs definitions dependentSchemas schemas responses parameters requestBodies headers
  securitySchemes links callbacks pathItems paths webhooks content variables encoding`.split(/\s+/),
);

/** Lists of names in which `x-…` is an extension all the same. */
const extensible = new Set(['paths', 'responses', 'webhooks']);

/**
 * What a member's own members are: a list of names, or `null` for a value with keywords; `undefined` for a member in
 * which references mean nothing. `list` says the same of the value that it is a member of.
 */
export function listBelow(key: string, list: string | null): string | null | undefined {
  const isExtension = key.startsWith('x-') && (list === null || extensible.has(list));
  if (isExtension || (list === null && dataKeys.has(key))) return undefined;
  return list === null && listsOfNames.has(key) ? key : null;
}

/** The members of a value that may hold references, each with the list of names that it is (`null`: none). */
export function membersWithReferences(
  value: JsonObject,
  list: string | null,
): (readonly [key: string, member: JsonValue, list: string | null])[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = listBelow(key, list);
    return inner === undefined ? [] : [[key, member, inner] as const];
  });
}
