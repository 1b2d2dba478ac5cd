import { compareCodePoints } from '../../base/code-point-order.ts';
import { canonicalJson, type JsonValue } from '../../base/json.ts';
import { append } from '../../base/lists.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { listOperations } from '../../openapi/operations.ts';
import type { ComponentAlias, RememberedNames } from './remembered.ts';

/** A component by its sort and its name. */
interface Part {
  readonly sort: string;
  readonly name: string;
}

/**
 * The names of components that a document no longer has, each with the component that stands in its place: where the one
 * was referred to the other is now, or it says the same. A name for which nothing stands is not among them.
 */
export function componentAliases(
  before: JsonObject,
  after: JsonObject,
  remembered: RememberedNames,
  since: string | null,
): ComponentAlias[] {
  const moved = movedParts(before, after);
  const now = (sort: string, name: string) => (has(after, sort, name) ? name : moved.get(`${sort} ${name}`));
  const fresh = partsOf(before)
    .filter(({ sort, name }) => !has(after, sort, name))
    .flatMap(({ sort, name }) => {
      const is = now(sort, name) ?? sameIn(before, after, sort, name);
      return is === undefined ? [] : [{ sort, name, is, since }];
    });
  const kept = remembered.components.flatMap(({ is: old, ...alias }) => {
    const { sort, name } = alias;
    const is = now(sort, old) ?? fresh.find((each) => each.sort === sort && each.name === old)?.is;
    return is === undefined || has(after, sort, name) ? [] : [{ ...alias, is }];
  });
  const all = new Map([...kept, ...fresh].map((alias) => [`${alias.sort} ${alias.name}`, alias]));
  return [...all].sort(([left], [right]) => compareCodePoints(left, right)).map(([, alias]) => alias);
}

/** Names that the generator made for schemas and no longer makes: they stand for what the schema is now. */
export function twinAliases(
  { twins: before, components }: RememberedNames,
  now: RememberedNames,
  after: JsonObject,
  since: string | null,
): ComponentAlias[] {
  const target = (name: string) => {
    const own = now.components.find((alias) => alias.sort === 'schemas' && alias.name === name)?.is ?? name;
    return now.twins[own] ?? own;
  };
  return Object.entries(before).flatMap(([own, twin]): ComponentAlias[] => {
    const known = components.find(({ sort, name }) => sort === 'schemas' && name === twin);
    const is = target(own);
    if (has(after, 'schemas', twin) || !has(after, 'schemas', is)) return [];
    return [{ sort: 'schemas', name: twin, is, since: known?.since ?? since }];
  });
}

/** Puts the old names into a document, in place, each as a reference to what it stands for. */
export function addAliases(document: JsonObject, aliases: readonly ComponentAlias[]): void {
  for (const { sort, name, is } of aliases) {
    const parts = listOf(document, sort);
    if (parts === null || Object.hasOwn(parts, name)) continue;
    const description = `It is ${JSON.stringify(is)} now; this name works until the next major release.`;
    const target = is.replaceAll('~', '~0').replaceAll('/', '~1');
    Object.assign(parts, {
      [name]: { $ref: `#/components/${sort}/${target}`, description, deprecated: true },
    });
  }
}

function listOf(document: JsonObject, sort: string): JsonObject | null {
  const components = document['components'];
  const parts = isJsonObject(components) ? components[sort] : undefined;
  return isJsonObject(parts) ? parts : null;
}

function has(document: JsonObject, sort: string, name: string): boolean {
  const parts = listOf(document, sort);
  return parts !== null && Object.hasOwn(parts, name);
}

function partsOf(document: JsonObject): Part[] {
  const components = document['components'];
  if (!isJsonObject(components)) return [];
  return Object.entries(components).flatMap(([sort, parts]) =>
    isJsonObject(parts) ? Object.keys(parts).map((name) => ({ sort, name })) : [],
  );
}

/** What stands where a component is referred to that is gone, by the component. */
function movedParts(before: JsonObject, after: JsonObject): ReadonlyMap<string, string> {
  const moved = new Map<string, string>();
  const seen = new Set<string>();
  const open = pairsOf(before, after).reverse();
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [one, other] = [partIn(pair[0]), partIn(pair[1])];
    if (one === null || other === null || one.sort !== other.sort) {
      append(open, membersInCommon(...pair));
      continue;
    }
    const key = `${one.sort} ${one.name}`;
    if (!has(after, one.sort, one.name) && !moved.has(key)) moved.set(key, other.name);
    if (!seen.has(`${key} ${other.name}`)) open.push([partAt(before, one), partAt(after, other)]);
    seen.add(`${key} ${other.name}`);
  }
  return moved;
}

/** The operations and the components of the same name in both documents. */
function pairsOf(before: JsonObject, after: JsonObject): [JsonValue, JsonValue][] {
  const next = new Map(listOperations(after).map((operation) => [keyOf(operation.id), operation.value]));
  const operations = listOperations(before).flatMap(({ id, value }): [JsonValue, JsonValue][] => {
    const now = next.get(keyOf(id));
    return now === undefined ? [] : [[value, now]];
  });
  const parts = partsOf(before)
    .filter(({ sort, name }) => has(after, sort, name))
    .map((part): [JsonValue, JsonValue] => [partAt(before, part), partAt(after, part)]);
  return [...operations, ...parts];
}

function partAt(document: JsonObject, { sort, name }: Part): JsonValue {
  return listOf(document, sort)?.[name] ?? null;
}

function keyOf(id: string): string {
  return id.replace(/\{[^{}]*\}/g, '{}');
}

function membersInCommon(left: JsonValue, right: JsonValue): [JsonValue, JsonValue][] {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) return [];
  const others = new Map(Object.entries(right));
  return Object.entries(left).flatMap(([key, value]): [JsonValue, JsonValue][] => {
    const other = others.get(key);
    return other === undefined ? [] : [[value, other]];
  });
}

function partIn(value: JsonValue): Part | null {
  const reference = isJsonObject(value) ? value['$ref'] : undefined;
  const [, sort, name] =
    /^#\/components\/([^/]+)\/([^/]+)$/.exec(typeof reference === 'string' ? reference : '') ?? [];
  if (sort === undefined || name === undefined) return null;
  return { sort, name: name.replaceAll('~1', '/').replaceAll('~0', '~') };
}

/** The only component of a sort that is new and says what another one said. */
function sameIn(before: JsonObject, after: JsonObject, sort: string, name: string): string | undefined {
  const old = canonicalJson(listOf(before, sort)?.[name] ?? null);
  const same = Object.entries(listOf(after, sort) ?? {}).filter(
    ([other, value]) => !has(before, sort, other) && canonicalJson(value) === old,
  );
  return same.length === 1 ? same[0]?.[0] : undefined;
}
