import type { Node } from '../../../openapi/node.ts';
import type { Trait } from '../walk/difference.ts';
import { into, tell, type Walk } from '../walk/walk.ts';
import { isEqual } from './equal-schemas.ts';
import { type CompareSchemas, placeBelow } from './place-below.ts';
import { keyword, propertiesOf, requiredOf, type Schema, type View, viewOf } from './view.ts';

/** Properties that came, went, became required or optional, can no longer be written or read, and their schemas. */
export function compareProperties(walk: Walk, base: View, next: View, compare: CompareSchemas): void {
  const [before, after] = [describe(walk.base, base), describe(walk.next, next)];
  const inside = into(walk, '', placeBelow(walk.place));
  // A form writes its fields as text; what has members of its own is written in other ways.
  const below = walk.place === 'property' ? { ...inside, text: false } : inside;
  for (const name of new Set([...before.schemas.keys(), ...after.schemas.keys()])) {
    const [old, now] = [before.schemas.get(name), after.schemas.get(name)];
    if (old !== undefined && now !== undefined)
      compareProperty(into(below, name), name, before, after, compare);
    else if (now !== undefined) tellPresence(into(below, name), 'added', name, after, base.home);
    else if (old !== undefined) tellPresence(into(below, name), 'removed', name, before, next.home);
  }
  compareUndescribed(below, before, after);
}

/** The properties of one side. */
interface Described {
  readonly side: Walk['base'];
  readonly view: View;
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly required: ReadonlyMap<string, Node>;
}

function describe(side: Walk['base'], view: View): Described {
  return { side, view, schemas: propertiesOf(view), required: requiredOf(view) };
}

function compareProperty(
  walk: Walk,
  name: string,
  before: Described,
  after: Described,
  compare: CompareSchemas,
): void {
  const [old, now] = [before.schemas.get(name) ?? [], after.schemas.get(name) ?? []];
  if (before.required.has(name) === after.required.has(name) && isEqual(walk, old, now)) return;
  const [was, is] = [traitsOf(before, name), traitsOf(after, name)];
  compareMutability(walk, was, is, old, now);
  // What callers cannot send, or are never sent, binds nobody.
  const hidden: Trait = walk.direction === 'request' ? 'read-only' : 'write-only';
  const flips = walk.place === 'property' && is.includes(hidden) !== was.includes(hidden);
  if (is.includes(hidden) && walk.direction === 'request') return;
  // What comes into sight is told as such, required or not.
  if (!flips) compareRequired(walk, name, before, after, is);
  if (!is.includes(hidden)) compare(walk, old, now);
}

/** Parameters are always sent and never received: who may set a part of one needs no saying. */
function compareMutability(walk: Walk, was: Traits, is: Traits, base: Schema, next: Schema): void {
  if (walk.place !== 'property') return;
  for (const trait of ['read-only', 'write-only'] as const) {
    const [from, to] = [was.includes(trait), is.includes(trait)];
    if (from === to) continue;
    const traits = (to ? was : is).filter((one) => one === 'required');
    const places = { base: base[0] ?? null, next: next[0] ?? null };
    tell(walk, { aspect: trait, verb: to ? 'added' : 'removed', ...places, from, to, traits });
  }
}

function compareRequired(
  walk: Walk,
  name: string,
  before: Described,
  after: Described,
  traits: Traits,
): void {
  const [old, now] = [before.required.get(name), after.required.get(name)];
  if ((old === undefined) === (now === undefined)) return;
  tell(walk, {
    aspect: 'required',
    verb: now === undefined ? 'removed' : 'added',
    base: old ?? before.schemas.get(name)?.[0] ?? before.view.home,
    next: now ?? after.schemas.get(name)?.[0] ?? after.view.home,
    from: old !== undefined,
    to: now !== undefined,
    traits,
  });
}

/** Names that are required without being described. */
function compareUndescribed(walk: Walk, before: Described, after: Described): void {
  for (const name of new Set([...before.required.keys(), ...after.required.keys()])) {
    if (before.schemas.has(name) || after.schemas.has(name)) continue;
    compareRequired(into(walk, name), name, before, after, []);
  }
}

function tellPresence(
  walk: Walk,
  verb: 'added' | 'removed',
  name: string,
  side: Described,
  elsewhere: Node,
): void {
  const node = side.schemas.get(name)?.[0] ?? side.view.home;
  const traits = traitsOf(side, name);
  if (walk.direction === 'request' && traits.includes('read-only')) return;
  const added = verb === 'added';
  tell(walk, {
    aspect: 'property',
    verb,
    base: added ? elsewhere : node,
    next: added ? node : elsewhere,
    from: added ? undefined : node.value,
    to: added ? node.value : undefined,
    traits,
  });
}

type Traits = readonly Trait[];

function traitsOf({ side, schemas, required }: Described, name: string): Traits {
  const schema = schemas.get(name);
  if (schema === undefined) return [];
  const view = viewOf(side, schema);
  const flags: ReadonlyArray<readonly [Trait, boolean]> = [
    ['required', required.has(name)],
    ['default', keyword(view, 'default') !== null],
    ['read-only', keyword(view, 'readOnly')?.value === true],
    ['write-only', keyword(view, 'writeOnly')?.value === true],
    ['deprecated', keyword(view, 'deprecated')?.value === true],
  ];
  return flags.flatMap(([trait, holds]) => (holds ? [trait] : []));
}
