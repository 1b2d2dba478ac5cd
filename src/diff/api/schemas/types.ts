import type { JsonValue } from '../../../base/json.ts';
import type { Verb } from '../walk/difference.ts';
import { tell, type Walk } from '../walk/walk.ts';
import { areSameBytes } from './bytes.ts';
import { fitsFormat, isToldByNames } from './named-values.ts';
import { valueNodes } from './values.ts';
import { bodyOf, keyword, keywords, typesOf, type View, viewOf } from './view.ts';

/**
 * Types and formats. Answers `unlike` when the two have no type in common, so that nothing else need be compared.
 * A number that may have decimals and an integer are one JSON type written narrower: aspect `format`, as for formats.
 */
export function compareTypes(walk: Walk, base: View, next: View): 'alike' | 'unlike' {
  const [from, to] = besideNull(base, next);
  if (from !== null && to !== null && sameTypes(from, to)) {
    compareFormats(walk, base, next);
    return 'alike';
  }
  if (isNumeric(from) && isNumeric(to) && isToldByValues(base, next)) return 'alike';
  if (walk.repeats === true && isListOf(walk, from, next)) {
    tell(walk, {
      aspect: 'type',
      verb: 'generalized',
      ...placesOf(base, next, 'type'),
      from: name(from),
      to: 'array',
    });
    return 'unlike';
  }
  const verb = relate(walk, from, to);
  const aspect = isNumeric(from) && isNumeric(to) ? 'format' : typeAspect(from, to, verb);
  if (from !== null || to !== null) {
    tell(walk, {
      aspect,
      verb: verbFor(aspect, verb),
      ...placesOf(base, next, 'type'),
      from: name(from),
      to: name(to),
    });
  }
  if (isNumeric(from) && isNumeric(to)) return 'alike';
  return verb === 'changed' || (verb === 'specialized' && !haveCommon(from, to)) ? 'unlike' : 'alike';
}

/** The types of both sides; where one is `null` and nothing else, the other's `null` is one of its types. */
function besideNull(base: View, next: View): [readonly string[] | null, readonly string[] | null] {
  const [from, to] = [typesOf(base), typesOf(next)];
  const withNull = (types: readonly string[] | null, view: View) =>
    view.nullable && types !== null && types[0] !== 'null' ? [...types, 'null'] : types;
  if (to?.join() === 'null') return [withNull(from, base), to];
  return from?.join() === 'null' ? [from, withNull(to, next)] : [from, to];
}

/** Formats of one type of which every value of the left one is a value of the right one. */
const widerFormats: Readonly<Record<string, string>> = { int32: 'int64', float: 'double' };

function compareFormats(walk: Walk, base: View, next: View): void {
  const [from, to] = [formatOf(base), formatOf(next)];
  if (walk.typeTold === true || from === to || areSameBytes(base, next)) return;
  const [old, now] = [from, to].map((format) => (value: JsonValue) => fitsFormat(format, value));
  if (isToldByNames(base, next, old ?? null, now ?? null)) return;
  const isSame = holdsAll(from, base) && holdsAll(to, next);
  tell(walk, {
    aspect: isSame ? 'format-name' : 'format',
    verb: isSame ? 'changed' : relateFormats(from, to),
    ...placesOf(base, next, 'format'),
    from,
    to,
  });
}

/** Below this all integers of a format lie. */
const spans: Readonly<Record<string, number | undefined>> = { int32: 2 ** 31, int64: 2 ** 63 };

/** Of what JSON can carry from anyone to anyone (RFC 8259, 6) these leave nothing out. */
const wholes: ReadonlySet<string> = new Set(['integer int64', 'number double']);

/** True for a format of numbers that takes no value away: without one, for one that holds all, or all between the bounds. */
function holdsAll(format: string | null, view: View): boolean {
  const type = typesOf(view)?.join();
  if (type !== 'integer' && type !== 'number') return false;
  if (format === null || wholes.has(`${type} ${format}`)) return true;
  const span = type === 'integer' ? spans[format] : undefined;
  const [least, most] = [keyword(view, 'minimum')?.value, keyword(view, 'maximum')?.value];
  return span !== undefined && Number(least ?? -Infinity) >= -span && Number(most ?? Infinity) < span;
}

function relateFormats(from: string | null, to: string | null): Verb {
  if (from === null) return 'specialized';
  if (to === null || widerFormats[from] === to) return 'generalized';
  return widerFormats[to] === from ? 'specialized' : 'changed';
}

/** On the wire a parameter, a header or a field of a form is text, of which numbers are some. */
function relate(walk: Walk, from: readonly string[] | null, to: readonly string[] | null): Verb {
  const text = walk.text === true;
  if (to === null || (from !== null && covers(to, from))) return 'generalized';
  if (walk.direction === 'response' && (from === null || covers(from, to))) return 'specialized';
  if (text && to.includes('string') && (from ?? []).every(isScalar)) return 'generalized';
  if (text && from?.includes('string') === true && to.every(isScalar)) return 'specialized';
  return from === null || covers(from, to) ? 'specialized' : 'changed';
}

/** True for a list of which one value of before is written as that value was: `pick=1` is a list of one. */
function isListOf({ next: side }: Walk, from: readonly string[] | null, next: View): boolean {
  const items = keywords(next, 'items');
  const least = keyword(next, 'minItems')?.value ?? 0;
  if (from === null || !from.every(isScalar) || typesOf(next)?.join() !== 'array' || Number(least) > 1)
    return false;
  const types = items.length === 0 ? null : typesOf(viewOf(side, items));
  return types === null || types.includes('string') || covers(types, from);
}

/** Integers among numbers, where values are listed: on both sides, or on one that lists nothing but integers. */
function isToldByValues(base: View, next: View): boolean {
  const [before, after] = [valueNodes(base), valueNodes(next)];
  if (before.size > 0 && after.size > 0) return true;
  const listed = [...before.values(), ...after.values()];
  return listed.length > 0 && listed.every(({ value }) => Number.isInteger(value));
}

/** False for texts of which only those are taken any more that are numbers, where all is text on the wire. */
function haveCommon(from: readonly string[] | null, to: readonly string[] | null): boolean {
  return from === null || to === null || covers(from, to);
}

function isScalar(type: string): boolean {
  return type !== 'object' && type !== 'array';
}

function covers(wide: readonly string[], narrow: readonly string[]): boolean {
  return narrow.every((type) => wide.includes(type) || (type === 'integer' && wide.includes('number')));
}

function sameTypes(left: readonly string[], right: readonly string[]): boolean {
  return covers(left, right) && covers(right, left);
}

function isNumeric(types: readonly string[] | null): boolean {
  return types !== null && types.length === 1 && (types[0] === 'integer' || types[0] === 'number');
}

/** Lists of types that only grow or shrink have rules of their own. */
function typeAspect(from: readonly string[] | null, to: readonly string[] | null, verb: Verb): string {
  const lists = from !== null && to !== null && (from.length > 1 || to.length > 1);
  return lists && verb !== 'changed' ? 'list-of-types' : 'type';
}

function verbFor(aspect: string, verb: Verb): Verb {
  if (aspect !== 'list-of-types') return verb;
  return verb === 'generalized' ? 'widened' : 'narrowed';
}

function placesOf(base: View, next: View, keywordName: string) {
  return {
    base: keyword(base, keywordName) ?? bodyOf(base),
    next: keyword(next, keywordName) ?? bodyOf(next),
  };
}

function formatOf(view: View): string | null {
  const format = keywords(view, 'format').find((node) => typeof node.value === 'string')?.value;
  return typeof format === 'string' ? format : null;
}

function name(types: readonly string[] | null): JsonValue {
  if (types === null) return 'any';
  return types.length === 1 ? (types[0] ?? null) : [...types];
}
