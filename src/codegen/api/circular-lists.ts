import { compareCodePoints } from '../../base/code-point-order.ts';
import type { JsonValue } from '../../base/json.ts';
import { append } from '../../base/lists.ts';
import { composedOf, listOf } from '../../openapi/compose.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { Names, pascalCase } from '../print/identifier.ts';

const prefix = '#/components/schemas/';

/** Lists within themselves, by their schemas: the name of an interface that stands for each, and the component that its items are. */
export type CircularLists = ReadonlyMap<object, { readonly name: string; readonly items: string }>;

/**
 * The lists that lead back to the schema they stand in by nothing but alternatives and items (`Json: string | Json[]`). A type
 * may only be circular through an interface, so that each gets one. What the items of one are becomes a component, in place.
 */
export function circularLists(document: JsonObject): CircularLists {
  const components = document['components'];
  const schemas = isJsonObject(components) ? components['schemas'] : undefined;
  if (!isJsonObject(schemas)) return new Map();
  const steps = new Map(Object.entries(schemas).map(([name, schema]) => [name, referencesIn(schema)]));
  const names = new Names();
  const found = new Map<object, { name: string; items: string }>();
  for (const name of [...steps.keys()].sort(compareCodePoints)) {
    for (const list of listsIn(schemas[name] ?? null)) {
      if (!leadsTo(name, referencesIn(list['items'] ?? null), steps)) continue;
      const interfaceName = names.take(`${pascalCase(name)}List`);
      found.set(list, { name: interfaceName, items: componentOf(list, schemas, `${name}Item`) });
    }
  }
  return found;
}

/** The component that the items of a list are. */
function componentOf(list: JsonObject, schemas: JsonObject, wished: string): string {
  const { items } = list;
  const known = isJsonObject(items) ? nameOf(items) : null;
  if (known !== null) return known;
  const name = new Names(Object.keys(schemas)).take(wished);
  Object.assign(schemas, { [name]: items });
  Object.assign(list, { items: { $ref: `${prefix}${name}` } });
  return name;
}

/** The schemas of the value itself and of what it is a list of; members of objects are none of them. */
function within(value: JsonValue): JsonObject[] {
  if (!isJsonObject(value)) return [];
  const inner = [...composedOf(value), ...listOf(value['prefixItems']), value['items'] ?? null];
  return [value, ...inner.flatMap(within)];
}

function listsIn(value: JsonValue): JsonObject[] {
  return within(value).filter(({ type, items }) => [type].flat().includes('array') && items !== undefined);
}

function referencesIn(value: JsonValue): string[] {
  return within(value).flatMap((schema) => nameOf(schema) ?? []);
}

function nameOf({ $ref: reference }: JsonObject): string | null {
  if (typeof reference !== 'string' || !reference.startsWith(prefix)) return null;
  return reference.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~');
}

function leadsTo(
  wanted: string,
  from: readonly string[],
  steps: ReadonlyMap<string, readonly string[]>,
): boolean {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === wanted) return true;
    if (!seen.has(name)) append(waiting, steps.get(name) ?? []);
    seen.add(name);
  }
  return false;
}
