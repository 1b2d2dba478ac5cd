import type { JsonValue } from '../../../base/json.ts';
import { type Node, valueAt } from '../../../openapi/node.ts';
import type { Verb } from '../walk/difference.ts';
import { tell, type Walk } from '../walk/walk.ts';
import { fitsPattern, type Holds, isToldByNames, keepsBound } from './named-values.ts';
import { keyword, keywords, requiredOf, typesOf, type View } from './view.ts';

/** A bound: its keyword, its name in rules, and whether a value must lie above it or below it. */
interface Bound {
  readonly keyword: string;
  readonly aspect: string;
  readonly side: 'lower' | 'upper';
  /** What its absence means, where that is a number. */
  readonly absent?: number;
}

const bounds: readonly Bound[] = [
  { keyword: 'minimum', aspect: 'min', side: 'lower' },
  { keyword: 'exclusiveMinimum', aspect: 'exclusive-min', side: 'lower' },
  { keyword: 'minLength', aspect: 'min-length', side: 'lower', absent: 0 },
  { keyword: 'minItems', aspect: 'min-items', side: 'lower', absent: 0 },
  { keyword: 'minProperties', aspect: 'min-properties', side: 'lower', absent: 0 },
  { keyword: 'minContains', aspect: 'min-contains', side: 'lower', absent: 1 },
  { keyword: 'maximum', aspect: 'max', side: 'upper' },
  { keyword: 'exclusiveMaximum', aspect: 'exclusive-max', side: 'upper' },
  { keyword: 'maxLength', aspect: 'max-length', side: 'upper' },
  { keyword: 'maxItems', aspect: 'max-items', side: 'upper' },
  { keyword: 'maxProperties', aspect: 'max-properties', side: 'upper' },
  { keyword: 'maxContains', aspect: 'max-contains', side: 'upper' },
];

/** Counts are never below zero, so that such a bound says nothing. */
const emptyAtZero = new Set(['minLength', 'minItems', 'minProperties']);

/** The two ways to bound a number on one side. */
const rivals: ReadonlyArray<readonly [inclusive: string, exclusive: string]> = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
];

export function compareBounds(walk: Walk, base: View, next: View): void {
  const switched = new Set(rivals.flatMap((pair) => (compareRivals(walk, base, next, pair) ? pair : [])));
  for (const bound of bounds) {
    if (switched.has(bound.keyword) || (!mentions(base, bound) && !mentions(next, bound))) continue;
    const [before, after] = [limitOf(base, bound), limitOf(next, bound)];
    const [from, to] = [before?.limit ?? bound.absent, after?.limit ?? bound.absent];
    if (from === to || !isAsked(bound, base, next)) continue;
    if (isToldByNames(base, next, holds(bound, from), holds(bound, to))) continue;
    const [at, then] = [before?.node ?? base.home, after?.node ?? next.home];
    tell(walk, { aspect: bound.aspect, verb: verbOf(from, to), base: at, next: then, from, to });
  }
  compareFlags(walk, base, next);
}

/** What counts matching items counts none where nothing says which match. */
function isAsked({ keyword: name }: Bound, base: View, next: View): boolean {
  if (!name.endsWith('Contains')) return true;
  return keyword(base, 'contains') !== null && keyword(next, 'contains') !== null;
}

function holds({ keyword: name }: Bound, limit: number | undefined): Holds {
  return limit === undefined ? null : (value) => keepsBound(name, limit, value);
}

/** Tells a bound that is written the other way as one change. Answers whether it did. */
function compareRivals(walk: Walk, base: View, next: View, pair: readonly [string, string]): boolean {
  const [before, after] = [onlyOne(base, pair), onlyOne(next, pair)];
  if (before === null || after === null || before.bound === after.bound) return false;
  const [from, to] = [before.limit, after.limit];
  if (isInteger(base) && isInteger(next) && wholeLimit(before) === wholeLimit(after)) return true;
  if (isToldByNames(base, next, holds(before.bound, from), holds(after.bound, to))) return true;
  const exclusive = after.bound.keyword === pair[1];
  const inwards = after.bound.side === 'lower' ? to > from : to < from;
  const narrower = inwards || (from === to && exclusive);
  const { aspect } = narrower ? after.bound : before.bound;
  tell(walk, { aspect, verb: narrower ? 'set' : 'unset', base: before.node, next: after.node, from, to });
  return true;
}

function isInteger(view: View): boolean {
  return typesOf(view)?.join() === 'integer';
}

/** The last whole number that is let in: `> 0` is `>= 1`. */
function wholeLimit({ bound, limit }: { readonly bound: Bound; readonly limit: number }): number {
  if (bound.side === 'lower') return bound.aspect === 'min' ? Math.ceil(limit) : Math.floor(limit) + 1;
  return bound.aspect === 'max' ? Math.floor(limit) : Math.ceil(limit) - 1;
}

function onlyOne(view: View, pair: readonly string[]) {
  const found = bounds.flatMap((bound) => {
    const limit = pair.includes(bound.keyword) && mentionsAny(view, pair) ? limitOf(view, bound) : null;
    return limit === null ? [] : [{ bound, ...limit }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function mentionsAny(view: View, names: readonly string[]): boolean {
  return view.layers.some((layer) => names.some((name) => valueAt(layer, name) !== undefined));
}

function mentions(view: View, bound: Bound): boolean {
  return view.layers.some((layer) => valueAt(layer, bound.keyword) !== undefined);
}

function verbOf(from: number | undefined, to: number | undefined): Verb {
  if (from === undefined) return 'set';
  if (to === undefined) return 'unset';
  return to > from ? 'increased' : 'decreased';
}

/** The strictest limit of all layers. */
function limitOf(view: View, bound: Bound): { limit: number; node: Node } | null {
  const limits = view.layers.flatMap((layer) => {
    const node = keyword({ ...view, layers: [layer] }, bound.keyword);
    const limit = readLimit(layer, bound.keyword);
    // So many members have to be there as it is.
    if (bound.keyword === 'minProperties' && limit !== null && limit <= requiredOf(view).size) return [];
    return limit === null ? [] : [{ limit, node: node ?? layer }];
  });
  const better = (a: number, b: number): boolean => (bound.side === 'lower' ? a > b : a < b);
  return limits.reduce<(typeof limits)[number] | null>(
    (best, one) => (best === null || better(one.limit, best.limit) ? one : best),
    null,
  );
}

/** In 3.0 an exclusive bound is a flag beside the bound; it is read as the number that it stands for in 3.1. */
function readLimit(node: Node, name: string): number | null {
  const flag = { minimum: 'exclusiveMinimum', maximum: 'exclusiveMaximum' }[name];
  if (flag !== undefined && valueAt(node, flag) === true) return null;
  const partner = { exclusiveMinimum: 'minimum', exclusiveMaximum: 'maximum' }[name];
  const own = valueAt(node, name);
  const limit = partner !== undefined && own === true ? valueAt(node, partner) : own;
  if (typeof limit !== 'number' || (limit === 0 && emptyAtZero.has(name))) return null;
  return limit;
}

/** What narrows values without being a bound: their pattern, the steps between numbers, and whether items repeat. */
function compareFlags(walk: Walk, base: View, next: View): void {
  comparePatterns(walk, base, next);
  compareSteps(walk, base, next);
  const [before, after] = [uniqueOf(base), uniqueOf(next)];
  if ((before === null) === (after === null)) return;
  const verb = after === null ? 'removed' : 'added';
  tell(walk, { aspect: 'unique-items', verb, base: before ?? base.home, next: after ?? next.home });
}

function comparePatterns(walk: Walk, base: View, next: View): void {
  const [before, after] = [keywords(base, 'pattern'), keywords(next, 'pattern')];
  const [old, now] = [before.filter(saysSomething), after.filter(saysSomething)];
  const gone = old.filter((node) => !now.some(({ value }) => value === node.value));
  const come = now.filter((node) => !old.some(({ value }) => value === node.value));
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    // What every text fits may stand in the place of a pattern.
    const open = come.length === 0 ? after.find((node) => !saysSomething(node)) : undefined;
    tellPattern(walk, base, next, gone[index] ?? null, come[index] ?? open ?? null);
  }
}

function tellPattern(walk: Walk, base: View, next: View, before: Node | null, after: Node | null): void {
  const [from, to] = [before?.value, after?.value];
  if (isToldByNames(base, next, patternHolds(from), patternHolds(to))) return;
  const places = { base: before ?? base.home, next: after ?? next.home };
  tell(walk, { aspect: 'pattern', verb: patternVerb(before, after), ...places, from, to });
}

function patternHolds(pattern: JsonValue | undefined): Holds {
  return typeof pattern === 'string' ? (value) => fitsPattern(pattern, value) : null;
}

/** Patterns that every text fits. Whether one pattern includes another cannot be told in general. */
const openPatterns: readonly JsonValue[] = ['', '.*', '^.*$', '^.*', '.*$'];

function saysSomething({ value }: Node): boolean {
  return !openPatterns.includes(value);
}

function patternVerb(before: Node | null, after: Node | null): Verb {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  return openPatterns.includes(after.value) ? 'generalized' : 'changed';
}

function compareSteps(walk: Walk, base: View, next: View): void {
  const [before, after] = [keywords(base, 'multipleOf'), keywords(next, 'multipleOf')];
  const gone = before.filter((node) => !after.some(({ value }) => value === node.value));
  const come = after.filter((node) => !before.some(({ value }) => value === node.value));
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    const [old, now] = [gone[index], come[index]];
    const [from, to] = [old?.value, now?.value];
    if (isToldByNames(base, next, stepHolds(from), stepHolds(to))) continue;
    const places = { base: old ?? base.home, next: now ?? next.home };
    tell(walk, { aspect: 'multiple-of', verb: stepVerb(from, to), ...places, from, to });
  }
}

function stepHolds(step: JsonValue | undefined): Holds {
  return typeof step === 'number' ? (value) => typeof value !== 'number' || isMultiple(value, step) : null;
}

function stepVerb(from: JsonValue | undefined, to: JsonValue | undefined): Verb {
  if (typeof from !== 'number') return 'added';
  if (typeof to !== 'number') return 'removed';
  return isMultiple(from, to) ? 'generalized' : 'changed';
}

/** Decimal fractions are not exact: 0.3 / 0.1 is a little less than 3. */
function isMultiple(value: number, step: number): boolean {
  return Math.abs(value / step - Math.round(value / step)) < 1e-9;
}

function uniqueOf(view: View): Node | null {
  return keywords(view, 'uniqueItems').find((node) => node.value === true) ?? null;
}
