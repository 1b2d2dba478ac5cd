import { compareCodePoints } from '../../base/code-point-order.ts';
import { groupBy } from '../../base/group-by.ts';
import type { JsonValue } from '../../base/json.ts';
import { resolvePointer, splitPointer } from '../../base/json-pointer.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { localPointer, membersWithReferences } from '../../openapi/reference.ts';
import { Names, pascalCase } from '../print/identifier.ts';

/** A component, which is what declarations can refer to. */
const component = /^\/components\/[^/]+\/[^/]+$/;

/** Deeper than the projection follows. */
const deepest = 500;

/** Components by sort, by name. */
type Components = Map<string, Map<string, JsonValue>>;

/**
 * A copy in which every reference leads to a component: what another part of the document is referred to by (`$defs`,
 * `#/paths/…`) becomes one of its own, and pointers are written plainly (`%20` is a blank).
 */
export function referToComponents(root: JsonObject): JsonObject {
  const names = nameParts(root);
  const made: Components = new Map();
  const refer = (target: string): string => {
    const pointer = localPointer(target);
    if (pointer === null) return target;
    if (component.test(pointer)) return `#${pointer}`;
    const sort = sortOf(pointer);
    const own = made.get(sort) ?? new Map<string, JsonValue>();
    made.set(sort, own);
    const name = names.get(pointer) ?? '';
    if (!own.has(name)) {
      own.set(name, null);
      own.set(name, copy(JSON.parse(JSON.stringify(resolvePointer(root, pointer) ?? null)), null));
    }
    return `#/components/${sort}/${name}`;
  };
  const copy = (value: JsonValue, list: string | null, depth = 0): JsonValue => {
    // What nests deeper than anything published is refused by whoever reads the copy.
    if (depth > deepest) return value;
    if (Array.isArray(value)) return value.map((item) => copy(item, null, depth + 1));
    if (!isJsonObject(value)) return value;
    // What is data stays as it is.
    const referring = membersWithReferences(value, list).map(([key, member, below]): [string, JsonValue] => [
      key,
      key === '$ref' && typeof member === 'string' ? refer(member) : copy(member, below, depth + 1),
    ]);
    return { ...value, ...Object.fromEntries(referring) };
  };
  const copied = copy(root, null);
  return isJsonObject(copied) ? withComponents(copied, made) : {};
}

/** Names for the parts that are referred to and are no components, whatever the order of the document. */
function nameParts(root: JsonObject): ReadonlyMap<string, string> {
  const pointers = [...pointersIn(root)]
    .filter((pointer) => !component.test(pointer))
    .sort(compareCodePoints);
  const claims = groupBy(pointers, (pointer) => `${sortOf(pointer)} ${wordsOf(pointer, 1)}`);
  const taken = new Map<string, Names>();
  return new Map(
    pointers.map((pointer) => {
      const sort = sortOf(pointer);
      const known =
        taken.get(sort) ?? new Names(Object.keys(resolvePointer(root, `/components/${sort}`) ?? {}));
      taken.set(sort, known);
      const short = wordsOf(pointer, 1);
      const isAlone = claims.get(`${sort} ${short}`)?.length === 1;
      return [pointer, known.take(isAlone ? short : wordsOf(pointer, 3))];
    }),
  );
}

/** Every pointer that a reference of the document means. */
function pointersIn(root: JsonObject): Set<string> {
  const found = new Set<string>();
  const open: (readonly [value: JsonValue, list: string | null, depth: number])[] = [[root, null, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, list, depth] = next;
    const members = depth > deepest ? [] : membersOf(value, list);
    for (const [key, member, below] of members) {
      const pointer = key === '$ref' && typeof member === 'string' ? localPointer(member) : null;
      if (pointer === null) open.push([member, below, depth + 1]);
      else found.add(pointer);
    }
  }
  return found;
}

function membersOf(
  value: JsonValue,
  list: string | null,
): (readonly [key: string, member: JsonValue, list: string | null])[] {
  if (Array.isArray(value)) return value.map((item) => ['', item, null] as const);
  return isJsonObject(value) ? membersWithReferences(value, list) : [];
}

/** A name of the last words of a pointer that say something. */
function wordsOf(pointer: string, count: number): string {
  const words = (splitPointer(pointer) ?? []).filter(
    (key) => !/^(?:schema|\d+|allOf|anyOf|oneOf|items|\$defs|properties|components|schemas)$/.test(key),
  );
  return pascalCase(words.slice(-count).join(' '));
}

/** What a part of a document is, by the place it stands at. */
function sortOf(pointer: string): string {
  const keys = splitPointer(pointer) ?? [];
  if (keys.at(-1) === 'requestBody') return 'requestBodies';
  if (keys[0] === 'paths' && keys.length === 2) return 'pathItems';
  const list = keys.at(-2) ?? '';
  return ['parameters', 'responses', 'headers'].includes(list) ? list : 'schemas';
}

function withComponents(document: JsonObject, made: Components): JsonObject {
  const given = isJsonObject(document['components']) ? document['components'] : {};
  const sorts = [...made].map(([sort, own]): [string, JsonObject] => {
    const before = given[sort];
    return [sort, { ...(isJsonObject(before) ? before : {}), ...Object.fromEntries(own) }];
  });
  return made.size === 0 ? document : { ...document, components: { ...given, ...Object.fromEntries(sorts) } };
}
