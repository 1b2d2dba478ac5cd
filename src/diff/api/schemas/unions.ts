import type { JsonValue } from '../../../base/json.ts';
import type { Api } from '../../../openapi/api.ts';
import { child, isJsonObject, type Node } from '../../../openapi/node.ts';
import { into, tell, type Walk } from '../walk/walk.ts';
import { type Alternative, areApart, describeAlternatives, matchAlternatives } from './alternatives.ts';
import { compareWireValues } from './discriminators.ts';
import { canFitToo } from './overlap.ts';
import type { CompareSchemas } from './place-below.ts';
import { valueNodes } from './values.ts';
import { keyword, requiredOf, type Schema, typesOf, type Union, type View, viewOf } from './view.ts';

/** A schema with its view. */
export interface Viewed {
  readonly schema: Schema;
  readonly view: View;
}

/**
 * True when one side is nothing but alternatives where the other is a plain schema: then the plain schema is read as the
 * only alternative, and a list of types as one alternative a type.
 */
export function comparesAsUnions(base: View, next: View): boolean {
  if (base.unions.length === 0 && next.unions.length === 0) return false;
  if (base.unions.length > 0 && next.unions.length > 0) return false;
  const [union, plain] = base.unions.length > 0 ? [base, next] : [next, base];
  return union.unions.length === 1 && saysNothingElse(union) && !saysNothing(plain);
}

/** The alternatives of both sides, paired by what they are: those that stayed, those that came and those that went. */
export function compareUnions(walk: Walk, base: Viewed, next: Viewed, compare: CompareSchemas): void {
  if (base.view.unions.length === 0 && next.view.unions.length === 0) return;
  const single = comparesAsUnions(base.view, next.view);
  const [before, after] = [unionsOf(base, single), unionsOf(next, single)];
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const [old, now] = [before[index], after[index]];
    if (old !== undefined && now !== undefined) compareUnion(walk, [old, now], base.view, next.view, compare);
    else if (!isImplied(walk.next, now, base.view) && !isImplied(walk.base, old, next.view)) {
      tellCondition(walk, old, now, base.view, next.view);
    }
  }
}

function compareUnion(
  walk: Walk,
  [base, next]: readonly [Union, Union],
  baseView: View,
  nextView: View,
  compare: CompareSchemas,
): void {
  const { before, after, knownBefore, knownAfter, kept, removed, added } = matchUnions(walk, base, next);
  compareKnownValues(walk, base, next, {
    before: knownBefore,
    after: knownAfter,
    // A list that was closed, or is now, has its values too, and rules of its own.
    others: new Set([...before, ...after].flatMap(({ view }) => [...valueNodes(view).keys()])),
  });
  compareWireValues(walk, baseView, nextView, kept);
  const types = areTypes(base, next, [...before, ...after]);
  const typeTold = types && removed.length + added.length > 0;
  for (const [old, now] of kept) {
    const step = before.length === 1 && after.length === 1 ? '' : `oneOf:${now.name}`;
    compare({ ...into(walk, step), nullTold: true, typeTold }, old.schema, now.schema);
  }
  if (removed.length + added.length === 0) compareKinds(walk, base, next, baseView, before);
  const isTold =
    walk.direction === 'response' || keyword(nextView, 'discriminator') !== null || next.aspect !== 'one-of';
  const overlaps = (now: Alternative) =>
    !isTold && before.some((old) => canFitToo({ side: walk.base, one: old }, { side: walk.next, one: now }));
  const overlapping = added.filter(overlaps);
  const differ = { base, next, removed, added, overlapping };
  if (types && overlapping.length === 0) tellTypes(walk, differ, namesOf(before), namesOf(after));
  else tellAlternatives(walk, differ);
}

/** Alternatives that are unions of their own are opened where they are not the same on both sides as they are. */
function matchUnions(walk: Walk, base: Union, next: Union) {
  const match = (old: readonly Schema[], now: readonly Schema[]) => {
    const { wide: before, named: knownBefore } = describeAlternatives(walk.base, old);
    const { wide: after, named: knownAfter } = describeAlternatives(walk.next, now);
    return { before, after, knownBefore, knownAfter, ...matchAlternatives(before, after) };
  };
  const found = match(base.alternatives, next.alternatives);
  const [gone, come] = [openedOf(found.removed, base), openedOf(found.added, next)];
  if (gone.size + come.size === 0) return found;
  const opened = (all: readonly Alternative[], inner: ReadonlyMap<Alternative, readonly Schema[]>) =>
    all.flatMap((one) => inner.get(one) ?? [one.schema]);
  return match(opened(found.before, gone), opened(found.after, come));
}

/** Those that are nothing but a union of the same sort → its alternatives. */
function openedOf(all: readonly Alternative[], { aspect }: Union): Map<Alternative, readonly Schema[]> {
  return new Map(
    all.flatMap((one): Array<[Alternative, readonly Schema[]]> => {
      const [inner, ...others] = one.view.unions;
      const isOne = inner?.aspect === aspect && others.length === 0 && saysOnly(one.view, unionWords);
      return isOne ? [[one, inner.alternatives]] : [];
    }),
  );
}

/** What may stand beside the alternatives of a schema that says nothing else. */
const unionWords = ['anyOf', 'oneOf', '$ref', 'title', 'description', 'nullable'];

interface UnionDiffer {
  readonly base: Union;
  readonly next: Union;
  readonly removed: readonly Alternative[];
  readonly added: readonly Alternative[];
  /** Those of them that values of before can fit too, which `oneOf` then refuses. */
  readonly overlapping: readonly Alternative[];
}

function tellTypes(
  walk: Walk,
  { base, next, removed, added }: UnionDiffer,
  from: JsonValue,
  to: JsonValue,
): void {
  const told = { aspect: 'list-of-types', base: base.node, next: next.node, from, to };
  if (removed.length > 0) tell(walk, { ...told, verb: 'narrowed' });
  if (added.length > 0) tell(walk, { ...told, verb: 'widened' });
}

function tellAlternatives(walk: Walk, { base, next, removed, added, overlapping }: UnionDiffer): void {
  // One that is written with the keyword `anyOf` comes and goes by its rules, whatever the other side has.
  const { aspect } = base.alternatives.length === 1 ? next : base;
  const [gone, come] = [removed[0], added[0]];
  if (gone !== undefined && come !== undefined && removed.length + added.length === 2) {
    const places = { base: gone.schema[0] ?? base.node, next: come.schema[0] ?? next.node };
    tell(walk, { aspect, verb: 'changed', ...places, from: gone.name, to: come.name });
    return;
  }
  for (const one of removed) {
    const places = { base: one.schema[0] ?? base.node, next: next.node };
    tell(walk, { aspect, verb: 'removed', ...places, from: one.name });
  }
  for (const one of added) {
    const places = { base: base.node, next: one.schema[0] ?? next.node };
    const kind = overlapping.includes(one) ? 'one-of-overlapping' : aspect;
    tell(walk, { aspect: kind, verb: 'added', ...places, to: one.name });
  }
}

/** `anyOf` and `oneOf` are the same where no value can fit two alternatives. */
function compareKinds(
  walk: Walk,
  base: Union,
  next: Union,
  view: View,
  alternatives: readonly Alternative[],
): void {
  if (base.aspect === next.aspect || base.alternatives.length < 2 || next.alternatives.length < 2) return;
  if (keyword(view, 'discriminator') !== null || areApart(alternatives)) return;
  const verb = next.aspect === 'one-of' ? 'specialized' : 'generalized';
  tell(walk, { aspect: 'union-kind', verb, base: base.node, next: next.node });
}

interface KnownValues {
  readonly before: ReadonlyMap<string, Node>;
  readonly after: ReadonlyMap<string, Node>;
  readonly others: ReadonlySet<string>;
}

/** Values that are documented beside an open type: all others are taken too, but somebody looks for these. */
function compareKnownValues(
  walk: Walk,
  base: Union,
  next: Union,
  { before, after, others }: KnownValues,
): void {
  for (const [key, node] of before) {
    if (after.has(key) || others.has(key)) continue;
    tell(walk, { aspect: 'known-value', verb: 'removed', base: node, next: next.node, from: node.value });
  }
  for (const [key, node] of after) {
    if (before.has(key) || others.has(key)) continue;
    tell(walk, { aspect: 'known-value', verb: 'added', base: base.node, next: node, to: node.value });
  }
}

function namesOf(alternatives: readonly Alternative[]): JsonValue {
  const names = alternatives.map(({ name }) => name);
  return names.length === 1 ? (names[0] ?? null) : names;
}

/** Plain texts and numbers, and a schema that becomes one of any others, are lists of types; they have rules of their own. */
function areTypes(base: Union, next: Union, all: readonly Alternative[]): boolean {
  const [single, union] =
    base.alternatives.length === 1 ? [true, next] : [next.alternatives.length === 1, base];
  return all.every((one) => one.scalar) || (single && union.aspect === 'any-of');
}

/** True for alternatives of which the other side always meets one: it asks for all that one of them asks for. */
function isImplied(side: Api, union: Union | undefined, other: View): boolean {
  const required = requiredOf(other);
  const asks = union?.alternatives.map((alternative) => viewOf(side, alternative)) ?? [];
  return asks.some(
    (view) =>
      view.unions.length === 0 &&
      saysOnly(view, ['required']) &&
      [...requiredOf(view).keys()].every((name) => required.has(name)),
  );
}

function saysOnly({ layers }: View, names: readonly string[]): boolean {
  return layers.every(({ value }) => Object.keys(Object(value)).every((key) => names.includes(key)));
}

/** Alternatives beside other keywords are one more condition; such a set of alternatives came or went as a whole. */
function tellCondition(
  walk: Walk,
  base: Union | undefined,
  next: Union | undefined,
  before: View,
  after: View,
): void {
  const union = next ?? base;
  if (union === undefined) return;
  tell(walk, {
    aspect: 'alternatives',
    verb: next === undefined ? 'removed' : 'added',
    base: base?.node ?? before.home,
    next: next?.node ?? after.home,
    from: base?.node.value,
    to: next?.node.value,
  });
}

function unionsOf({ schema, view }: Viewed, single: boolean): readonly Union[] {
  if (!single || view.unions.length > 0) return view.unions;
  return [{ aspect: 'one-of', alternatives: alternativesByType(schema, view), node: view.home }];
}

/** `type: [string, integer]` as two alternatives; every other schema is one. */
function alternativesByType(schema: Schema, view: View): readonly Schema[] {
  const [layer, ...others] = view.layers;
  const types = typesOf(view) ?? [];
  if (layer === undefined || others.length > 0 || types.length < 2) return [schema];
  return types.map((type): Schema => [withType(layer, type)]);
}

/** The layer as if it named one type only; it stands where its list of types stands. */
function withType(layer: Node, type: string): Node {
  const list = child(layer, 'type') ?? layer;
  if (!isJsonObject(layer.value)) return layer;
  const kept = Object.entries(layer.value).filter(([key]) => (typeOfKeyword(key) ?? type) === type);
  return { ...list, value: { ...Object.fromEntries(kept), type } };
}

/** The one type that a keyword says something of. */
function typeOfKeyword(key: string): string | undefined {
  if (/^(?:items|prefixItems|contains|uniqueItems|(?:min|max)(?:Items|Contains))$/.test(key)) return 'array';
  if (/^(?:pattern|(?:min|max)Length|content\w+)$/.test(key)) return 'string';
  return /^(?:required|(?:pattern|additional|unevaluated|min|max)?[Pp]roperties|propertyNames)$/.test(key)
    ? 'object'
    : undefined;
}

const ownKeywords = ['type', 'properties', 'items', 'enum', 'const', 'additionalProperties', 'format'];

function saysNothingElse(view: View): boolean {
  return ownKeywords.every((name) => name === 'type' || keyword(view, name) === null);
}

function saysNothing(view: View): boolean {
  return ownKeywords.every((name) => keyword(view, name) === null);
}
