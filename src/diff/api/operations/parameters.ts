import type { Api } from '../../../openapi/api.ts';
import { child, elements, members, type Node, valueAt } from '../../../openapi/node.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { compareSchemas } from '../schemas/compare-schemas.ts';
import { keyword, typesOf, viewOf } from '../schemas/view.ts';
import type { Trait } from '../walk/difference.ts';
import { into, tell, type Walk } from '../walk/walk.ts';
import { compareDeprecation, compareSunset, isDeprecated, sunsetOf } from './lifecycle.ts';

/** Parameters of the path and of the operation, told apart by place and name. */
export function compareParameters(walk: Walk, base: Operation, next: Operation): void {
  const inside = { ...walk, place: 'parameter' } as const;
  const before = parametersOf(walk.base, base);
  const after = parametersOf(walk.next, next);
  alignStrays(before, after);
  for (const [key, now] of after) {
    const old = before.get(key);
    const named = into(inside, nameOf(now));
    if (old === undefined) tellPresence(named, 'added', now, walk.next, base.node);
    else compareParameter(named, old, now);
  }
  for (const [key, old] of before) {
    if (!after.has(key)) tellPresence(into(inside, nameOf(old)), 'removed', old, walk.base, next.node);
  }
}

/** A path parameter that the path of one side does not have is the one of its name on the other side. */
function alignStrays(before: Map<string, Node>, after: Map<string, Node>): void {
  for (const [key, old] of [...before]) {
    if (valueAt(old, 'in') !== 'path' || after.has(key)) continue;
    const stray = [...after].find(([other, now]) => !before.has(other) && nameOf(now) === nameOf(old));
    if (stray === undefined) continue;
    before.delete(key);
    before.set(stray[0], old);
  }
}

function parametersOf(side: Api, { item, node, path }: Operation): Map<string, Node> {
  const listed = [...elements(child(item, 'parameters')), ...elements(child(node, 'parameters'))];
  const places = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]);
  return new Map(
    listed.flatMap((reference): Array<[string, Node]> => {
      const parameter = side.follow(reference);
      return parameter === null ? [] : [[keyOf(parameter, places), parameter]];
    }),
  );
}

/** Header names are told apart without their case (RFC 9110), path parameters by their place. */
function keyOf(parameter: Node, places: ReadonlyArray<string | undefined>): string {
  const [place, name] = [String(valueAt(parameter, 'in')), String(valueAt(parameter, 'name'))];
  if (place === 'header') return `header ${name.toLowerCase()}`;
  const position = place === 'path' ? places.indexOf(name) : -1;
  return position === -1 ? `${place} ${name}` : `path #${position}`;
}

function nameOf(parameter: Node): string {
  return `${String(valueAt(parameter, 'in'))} ${String(valueAt(parameter, 'name'))}`;
}

function compareParameter(walk: Walk, base: Node, next: Node): void {
  if (walk.equal.areEqual(base, next)) return;
  if (valueAt(base, 'in') === 'path' && valueAt(base, 'name') !== valueAt(next, 'name')) {
    const places = { base: child(base, 'name') ?? base, next: child(next, 'name') ?? next };
    tell(walk, {
      aspect: 'parameter',
      verb: 'renamed',
      ...places,
      from: valueAt(base, 'name'),
      to: valueAt(next, 'name'),
    });
  }
  compareRequired(walk, base, next);
  compareDeprecation(walk, base, next);
  compareSunset(walk, base, next);
  compareFlag(walk, 'allow-empty-value', 'allowEmptyValue', base, next);
  compareFlag(walk, 'allow-reserved', 'allowReserved', base, next);
  compareWritten(walk, base, next);
}

function compareFlag(walk: Walk, aspect: string, key: string, base: Node, next: Node): void {
  const [from, to] = [valueAt(base, key) === true, valueAt(next, key) === true];
  const places = { base: child(base, key) ?? base, next: child(next, key) ?? next };
  if (from !== to) tell(walk, { aspect, verb: to ? 'added' : 'removed', ...places, from, to });
}

/** How a value of a parameter or a header becomes text, and the value itself. */
export function compareWritten(walk: Walk, base: Node, next: Node): void {
  compareSerialization(walk, base, next);
  const [before, after] = [schemaOf(walk.base, base), schemaOf(walk.next, next)];
  if (before === null || after === null) {
    if (before !== after) tellDescription(walk, before, after, { base, next });
    return;
  }
  const styles = [serializationOf(base), serializationOf(next)];
  const text = styles.every(({ content }) => content === null);
  const repeats = text && styles.every(({ style, explode }) => style === 'form' && explode === true);
  compareSchemas({ ...walk, text, repeats }, [before], [after]);
}

/** Without a schema a value may be anything. */
function tellDescription(
  walk: Walk,
  before: Node | null,
  after: Node | null,
  places: { readonly base: Node; readonly next: Node },
): void {
  const [from, to] = [describedAs(walk.base, before), describedAs(walk.next, after)];
  const verb = before === null ? 'specialized' : 'generalized';
  tell(walk, { aspect: 'type', verb, base: before ?? places.base, next: after ?? places.next, from, to });
}

function describedAs(side: Api, schema: Node | null): string {
  const types = schema === null ? null : typesOf(viewOf(side, [schema]));
  return types?.join(' or ') ?? (schema === null ? 'anything' : 'what its schema says');
}

function compareRequired(walk: Walk, base: Node, next: Node): void {
  const [from, to] = [isRequired(base), isRequired(next)];
  if (from === to) return;
  const places = { base: child(base, 'required') ?? base, next: child(next, 'required') ?? next };
  tell(walk, { aspect: 'required', verb: to ? 'added' : 'removed', ...places, from, to });
}

function tellPresence(
  walk: Walk,
  verb: 'added' | 'removed',
  parameter: Node,
  side: Api,
  elsewhere: Node,
): void {
  const added = verb === 'added';
  tell(walk, {
    aspect: valueAt(parameter, 'in') === 'path' ? 'path-parameter' : 'parameter',
    verb,
    base: added ? elsewhere : parameter,
    next: added ? parameter : elsewhere,
    from: added ? undefined : parameter.value,
    to: added ? parameter.value : undefined,
    traits: traitsOf(parameter, side),
  });
}

function traitsOf(parameter: Node, side: Api): Trait[] {
  const schema = schemaOf(side, parameter);
  const flags: ReadonlyArray<readonly [Trait, boolean]> = [
    ['required', isRequired(parameter)],
    ['default', schema !== null && keyword(viewOf(side, [schema]), 'default') !== null],
    ['deprecated', isDeprecated(parameter)],
    ['sunset', sunsetOf(parameter) !== undefined],
  ];
  return flags.flatMap(([trait, holds]) => (holds ? [trait] : []));
}

function isRequired(parameter: Node): boolean {
  return valueAt(parameter, 'required') === true || valueAt(parameter, 'in') === 'path';
}

/** A parameter's schema, or that of its only media type. */
function schemaOf(side: Api, parameter: Node): Node | null {
  const schema = child(parameter, 'schema');
  if (schema !== null) return schema;
  const [member] = members(child(parameter, 'content'));
  const media = member === undefined ? null : side.follow(member);
  return media === null ? null : child(media, 'schema');
}

/** How a value becomes text (OpenAPI 3.1, Parameter Object): the style, and whether each element gets its own pair. */
function compareSerialization(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [serializationOf(base), serializationOf(next)];
  for (const key of ['content', 'style'] as const) {
    if (before[key] === after[key]) continue;
    const places = { base: child(base, key) ?? base, next: child(next, key) ?? next };
    const values = { from: before[key] ?? 'text', to: after[key] ?? 'text' };
    tell(walk, { aspect: key, verb: 'changed', ...places, ...values });
    return;
  }
  // A single value looks the same either way; what it became is told by its type.
  if (before.explode === after.explode || isScalar(walk.base, base) || isScalar(walk.next, next)) return;
  const places = { base: child(base, 'explode') ?? base, next: child(next, 'explode') ?? next };
  tell(walk, { aspect: 'explode', verb: 'changed', ...places, from: before.explode, to: after.explode });
}

const defaultStyles: Readonly<Record<string, string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

function serializationOf(parameter: Node) {
  const content = members(child(parameter, 'content'))[0]?.key;
  const style = valueAt(parameter, 'style') ?? defaultStyles[String(valueAt(parameter, 'in'))] ?? 'simple';
  const explode = valueAt(parameter, 'explode') ?? style === 'form';
  if (content !== undefined) return { style: null, explode: null, content: String(content) };
  return { style, explode, content: null };
}

function isScalar(side: Api, parameter: Node): boolean {
  const schema = schemaOf(side, parameter);
  const types = schema === null ? null : typesOf(viewOf(side, [schema]));
  return types?.every((type) => type !== 'array' && type !== 'object') ?? false;
}
