import { canonicalJson, isPlainObject } from '../../../base/json.ts';
import { members, type Node } from '../../../openapi/node.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';
import { areSameBytes } from './bytes.ts';
import { keyword, type View } from './view.ts';

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
];

export function compareStructures(walk: Walk, base: View, next: View): void {
  const same = areSameBytes(base, next) ? ['contentEncoding', 'contentMediaType'] : [];
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
  const verb = verbFor(before, after);
  const places = { base: before ?? base.home, next: after ?? next.home };
  tell(walk, { aspect, verb, ...places, from: before?.value, to: after?.value, step });
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
