import { canonicalJson, isPlainObject } from '../../../base/json.ts';
import { members, type Node } from '../../../openapi/node.ts';
import type { Verb } from '../walk/difference.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';
import { areSameBytes } from './bytes.ts';
import { keyword, keywords, type View } from './view.ts';

/** Keywords that are compared as wholes: the schemas in them are rare, and not walked into. Keyword → its name in rules. */
const wholes: ReadonlyArray<readonly [keyword: string, aspect: string]> = [
  ['not', 'not'],
  ['if', 'if'],
  ['then', 'then'],
  ['else', 'else'],
  ['contains', 'contains'],
  ['propertyNames', 'property-names'],
  ['unevaluatedItems', 'unevaluated-items'],
  ['unevaluatedProperties', 'unevaluated-properties'],
  ['contentEncoding', 'content-encoding'],
  ['contentMediaType', 'content-media-type'],
  ['contentSchema', 'content-schema'],
];

/** Keywords with one schema or list a name; each name is compared on its own. */
const byName: ReadonlyArray<readonly [keyword: string, aspect: string]> = [
  ['patternProperties', 'pattern-property'],
  ['dependentRequired', 'dependent-required'],
  ['dependentSchemas', 'dependent-schema'],
  ['dependencies', 'dependent-schema'],
];

export function compareStructures(walk: Walk, base: View, next: View): void {
  const same = [
    ...(areSameBytes(base, next) ? ['contentEncoding', 'contentMediaType'] : []),
    // What follows from a condition comes and goes with it.
    ...((keyword(base, 'if') === null) === (keyword(next, 'if') === null) ? [] : ['then', 'else']),
  ];
  for (const [name, aspect] of wholes) {
    if (same.includes(name)) continue;
    comparePair(walk, aspect, { base, next }, [keyword(base, name), keyword(next, name)]);
  }
  for (const [name, aspect] of byName) compareNames(walk, aspect, { base, next }, name);
}

interface Views {
  readonly base: View;
  readonly next: View;
}

function compareNames(walk: Walk, aspect: string, views: Views, name: string): void {
  const [before, after] = [namedIn(views.base, name), namedIn(views.next, name)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    comparePair(walk, aspect, views, [before.get(key) ?? null, after.get(key) ?? null], key);
  }
}

function comparePair(
  walk: Walk,
  aspect: string,
  { base, next }: Views,
  [before, after]: readonly [Node | null, Node | null],
  step = '',
): void {
  if (meaningOf(before) === meaningOf(after)) return;
  const verb = verbOf(aspect, { base, next }, before, after);
  const places = { base: before ?? base.home, next: after ?? next.home };
  tell(walk, { aspect, verb, ...places, from: before?.value, to: after?.value, step });
}

/** A condition that only lost parts, or only got further ones, takes more values than before or fewer. */
function verbOf(aspect: string, views: Views, before: Node | null, after: Node | null): Verb {
  const verb = verbFor(before, after);
  // Beside a closed object a pattern lets members in that were refused.
  if (aspect === 'pattern-property' && verb !== 'changed' && isClosed(views.base) && isClosed(views.next)) {
    return verb === 'added' ? 'widened' : 'narrowed';
  }
  if (verb !== 'changed' || !relatable.has(aspect)) return verb;
  const [wider, narrower] = aspect === 'not' ? [before, after] : [after, before];
  if (asksLess(wider?.value, narrower?.value)) return 'generalized';
  return asksLess(narrower?.value, wider?.value) ? 'specialized' : verb;
}

/** Conditions that hold for a value, or for parts of it, so that a looser condition is a wider schema. */
const relatable: ReadonlySet<string> = new Set([
  'not',
  'then',
  'else',
  'contains',
  'property-names',
  'pattern-property',
  'dependent-schema',
  'unevaluated-items',
  'unevaluated-properties',
  'content-schema',
]);

function isClosed(view: View): boolean {
  return keywords(view, 'additionalProperties').some(({ value }) => value === false);
}

const upper = /^(?:exclusiveM|m)ax/;
const lower = /^(?:exclusiveM|m)in/;

/** True when everything that `less` asks for is asked for by `more` too. Where that cannot be seen it is false. */
function asksLess(less: unknown, more: unknown): boolean {
  if (less === true || more === false) return true;
  if (!isPlainObject(less) || !isPlainObject(more)) return false;
  return Object.keys(less)
    .filter((key) => !prose.has(key))
    .every((key) => keywordAsksLess(key, less[key], more[key]));
}

function keywordAsksLess(key: string, less: unknown, more: unknown): boolean {
  if (canonicalJson(less) === canonicalJson(more)) return true;
  if (Array.isArray(less) && Array.isArray(more)) {
    const [few, many] = key === 'enum' ? [more, less] : [less, more];
    const known = new Set(many.map((value) => canonicalJson(value)));
    return (key === 'enum' || key === 'required') && few.every((value) => known.has(canonicalJson(value)));
  }
  if (typeof less === 'number' && typeof more === 'number') {
    return (upper.test(key) && less > more) || (lower.test(key) && less < more);
  }
  if (key === 'items') return asksLess(less, more);
  if (key !== 'properties' || !isPlainObject(less) || !isPlainObject(more)) return false;
  return Object.entries(less).every(([name, schema]) => asksLess(schema, more[name]));
}

function namedIn(view: View, name: string): Map<string, Node> {
  return new Map(members(keyword(view, name)).map((member) => [String(member.key), member]));
}

/** Keywords that tell people something and constrain nothing. */
const prose = new Set(['title', 'description', 'example', 'examples', '$comment', 'externalDocs']);

/** A schema's text without its prose. `true` is the absence of a constraint. */
function meaningOf(node: Node | null): string {
  if (node === null || node.value === true) return '';
  return canonicalJson(stripProse(node.value));
}

function stripProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripProse);
  if (!isPlainObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !prose.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, stripProse(inner)]));
}
