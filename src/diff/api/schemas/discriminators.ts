import { splitPointer } from '../../../base/json-pointer.ts';
import { type Api, referenceOf } from '../../../openapi/api.ts';
import { child, members, type Node, pointerOf, valueAt } from '../../../openapi/node.ts';
import { localPointer } from '../../../openapi/reference.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';
import type { Alternative } from './alternatives.ts';
import { keyword, type View } from './view.ts';

/** The property by which alternatives are told apart, and where there is no union to name them the values of a mapping. */
export function compareDiscriminators(walk: Walk, base: View, next: View): void {
  const [before, after] = [keyword(base, 'discriminator'), keyword(next, 'discriminator')];
  if (before === null && after === null) return;
  const places = { base: before ?? base.home, next: after ?? next.home };
  const [from, to] = [before, after].map((node) =>
    node === null ? undefined : valueAt(node, 'propertyName'),
  );
  if (before === null || after === null) {
    tell(walk, { aspect: 'discriminator', verb: verbFor(before, after), ...places, from, to });
    return;
  }
  if (from !== to) {
    tell(walk, { aspect: 'discriminator-property-name', verb: 'changed', ...places, from, to });
    return;
  }
  const mapped = [...targetsOf(walk.base, before).keys(), ...targetsOf(walk.next, after).keys()];
  if (base.unions.length > 0 && next.unions.length > 0) return;
  const names = new Map([...new Set(mapped)].map((name) => [name, { old: name, now: name }]));
  compareValues(walk, { base: before, next: after }, renamed(walk, names));
}

/** One alternative of both sides, by the names of its schema. */
interface Named {
  readonly old: string | null;
  readonly now: string | null;
}

/** What the alternatives that stayed are told by: the value goes over the wire, whatever the schema is called. */
export function compareWireValues(
  walk: Walk,
  base: View,
  next: View,
  kept: ReadonlyArray<readonly [Alternative, Alternative]>,
): void {
  const [before, after] = [keyword(base, 'discriminator'), keyword(next, 'discriminator')];
  if (before === null || after === null) return;
  if (valueAt(before, 'propertyName') !== valueAt(after, 'propertyName')) return;
  const pairs = kept.map(([old, now]): Named => ({ old: old.pointer, now: now.pointer }));
  // Names that lead to no alternative are compared by themselves.
  const targets = [...targetsOf(walk.base, before).keys(), ...targetsOf(walk.next, after).keys()];
  const others = [...new Set(targets)].filter(
    (name) => !isThere(walk.base, name) && !isThere(walk.next, name),
  );
  const loose = others.map((name): Named => ({ old: name, now: name }));
  compareValues(walk, { base: before, next: after }, [...pairs, ...loose]);
}

/** A schema that has another name in the newer document, and none of the old name is left, is the same one. */
function renamed({ base, next }: Walk, names: ReadonlyMap<string, Named>): Named[] {
  const [gone, come] = [
    [...names.keys()].filter((name) => isThere(base, name) && !isThere(next, name)),
    [...names.keys()].filter((name) => !isThere(base, name) && isThere(next, name)),
  ];
  const [old, now] = [gone[0], come[0]];
  const kept = [...names]
    .filter(([name]) => !gone.includes(name) && !come.includes(name))
    .map(([, one]) => one);
  return old !== undefined && now !== undefined && gone.length === 1 && come.length === 1
    ? [...kept, { old, now }]
    : kept;
}

function isThere({ root }: Api, pointer: string): boolean {
  const keys = splitPointer(pointer) ?? [];
  return keys.reduce<Node | null>((node, key) => (node === null ? null : child(node, key)), root) !== null;
}

function compareValues(walk: Walk, at: { base: Node; next: Node }, pairs: readonly Named[]): void {
  const [before, after] = [targetsOf(walk.base, at.base), targetsOf(walk.next, at.next)];
  for (const { old, now } of pairs) {
    const [was, is] = [valuesFor(before, old), valuesFor(after, now)];
    const gone = was.filter(({ value }) => !is.some((one) => one.value === value));
    const come = is.filter(({ value }) => !was.some((one) => one.value === value));
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
      const [from, to] = [gone[index], come[index]];
      tell(walk, {
        aspect: 'discriminator-mapping',
        verb: verbFor(from, to),
        base: from?.node ?? at.base,
        next: to?.node ?? at.next,
        from: from && { value: from.value, schema: nameOf(old) },
        to: to && { value: to.value, schema: nameOf(now) },
      });
    }
  }
}

interface WireValue {
  readonly value: string;
  /** Where it is written; nowhere where it is the name of its schema. */
  readonly node: Node | null;
}

/** Pointer of a schema → the values that the mapping gives it. */
function targetsOf(side: Api, discriminator: Node): Map<string, WireValue[]> {
  const found = new Map<string, WireValue[]>();
  for (const member of members(child(discriminator, 'mapping'))) {
    const pointer = pointerTo(side, member);
    const known = found.get(pointer) ?? [];
    found.set(pointer, [...known, { value: String(member.key), node: member }]);
  }
  const preset = child(discriminator, 'defaultMapping');
  if (preset !== null) {
    const pointer = pointerTo(side, preset);
    found.set(pointer, [...(found.get(pointer) ?? []), { value: 'any other', node: preset }]);
  }
  return found;
}

/** A mapping names a schema by reference or by its bare name. */
function pointerTo(side: Api, { value, parent, key }: Node): string {
  const text = String(value);
  if (/^[A-Za-z0-9._-]+$/.test(text)) return `/components/schemas/${text}`;
  const target = side.follow({ value: { $ref: text }, parent, key });
  return target === null || referenceOf(target) !== undefined
    ? (localPointer(text) ?? text)
    : pointerOf(target);
}

/** Without a mapping the name of a component is its value (OpenAPI 3.1, Discriminator Object). */
function valuesFor(targets: ReadonlyMap<string, WireValue[]>, pointer: string | null): WireValue[] {
  if (pointer === null) return [];
  const listed = targets.get(pointer) ?? [];
  const name = /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1];
  if (listed.length > 0 || name === undefined) return listed;
  return [{ value: name, node: null }];
}

function nameOf(pointer: string | null): string {
  return pointer?.split('/').at(-1) ?? '';
}
