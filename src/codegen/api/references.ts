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
  const made: Components = new Map();
  const names = new Map<string, string>();
  const refer = (target: string): string => {
    const pointer = localPointer(target);
    if (pointer === null) return target;
    if (component.test(pointer)) return `#${pointer}`;
    const known = names.get(pointer);
    if (known !== undefined) return known;
    const sort = sortOf(pointer);
    const name = nameFor(root, sort, pointer, made);
    names.set(pointer, `#/components/${sort}/${name}`);
    made.get(sort)?.set(name, copy(JSON.parse(JSON.stringify(resolvePointer(root, pointer) ?? null)), null));
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

/** What a part of a document is, by the place it stands at. */
function sortOf(pointer: string): string {
  const keys = splitPointer(pointer) ?? [];
  if (keys.at(-1) === 'requestBody') return 'requestBodies';
  if (keys[0] === 'paths' && keys.length === 2) return 'pathItems';
  const list = keys.at(-2) ?? '';
  return ['parameters', 'responses', 'headers'].includes(list) ? list : 'schemas';
}

function nameFor(root: JsonObject, sort: string, pointer: string, made: Components): string {
  const own = made.get(sort) ?? new Map<string, JsonValue>();
  made.set(sort, own);
  const taken = resolvePointer(root, `/components/${sort}`);
  const words = (splitPointer(pointer) ?? []).filter(
    (key) => !/^(?:schema|\d+|allOf|anyOf|oneOf|items)$/.test(key),
  );
  const name = new Names([...Object.keys(taken ?? {}), ...own.keys()]).take(pascalCase(words.at(-1) ?? ''));
  own.set(name, null);
  return name;
}

function withComponents(document: JsonObject, made: Components): JsonObject {
  const given = isJsonObject(document['components']) ? document['components'] : {};
  const sorts = [...made].map(([sort, own]): [string, JsonObject] => {
    const before = given[sort];
    return [sort, { ...(isJsonObject(before) ? before : {}), ...Object.fromEntries(own) }];
  });
  return made.size === 0 ? document : { ...document, components: { ...given, ...Object.fromEntries(sorts) } };
}
