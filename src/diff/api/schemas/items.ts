import type { Api } from '../../../openapi/api.ts';
import { elements, isJsonObject, type Node } from '../../../openapi/node.ts';
import { into, tell, type Walk } from '../walk/walk.ts';
import { type CompareSchemas, placeBelow } from './place-below.ts';
import { keyword, keywords, type Schema, typesOf, type View, viewOf } from './view.ts';

/** The elements of a list: those of any place, and those with a place of their own. */
export function compareItems(walk: Walk, base: View, next: View, compare: CompareSchemas): void {
  const [before, after] = [itemsOf(base), itemsOf(next)];
  const below = into(walk, 'items', placeBelow(walk.place));
  if (before.length > 0 && after.length > 0) compare(below, before, after);
  else if (before.length > 0 || after.length > 0) {
    const verb = before.length === 0 ? 'specialized' : 'generalized';
    const places = { base: before[0] ?? base.home, next: after[0] ?? next.home };
    tell(below, {
      aspect: 'type',
      verb,
      ...places,
      from: typeName(walk.base, before),
      to: typeName(walk.next, after),
    });
  }
  comparePlaces(walk, base, next, compare);
}

function comparePlaces(walk: Walk, base: View, next: View, compare: CompareSchemas): void {
  const [before, after] = [elements(keyword(base, 'prefixItems')), elements(keyword(next, 'prefixItems'))];
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const [old, now] = [before[index], after[index]];
    const below = into(walk, `prefixItems/${index}`, placeBelow(walk.place));
    if (old !== undefined && now !== undefined) compare(below, [old], [now]);
    else {
      const verb = old === undefined ? 'added' : 'removed';
      const places = { base: old ?? base.home, next: now ?? next.home };
      tell(walk, { aspect: 'prefix-items', verb, ...places, from: old?.value, to: now?.value });
    }
  }
}

/** A schema by its types, for people. */
function typeName(side: Api, schema: Schema): string {
  if (schema.length === 0) return 'any';
  if (schema.some(({ value }) => value === false)) return 'nothing';
  return typesOf(viewOf(side, schema))?.join(' or ') ?? 'what the schema says';
}

/** A schema that allows everything is as good as none. */
function itemsOf(view: View): Schema {
  return keywords(view, 'items').filter(saysSomething);
}

function saysSomething({ value }: Node): boolean {
  return value !== true && !(isJsonObject(value) && Object.keys(value).length === 0);
}
