import { canonicalJson } from '../../../base/json.ts';
import { isJsonObject, members, type Node } from '../../../openapi/node.ts';
import type { Verb } from '../walk/difference.ts';
import { into, tell, verbFor, type Walk } from '../walk/walk.ts';
import { asksLess } from './asks-less.ts';
import { areSameBytes } from './bytes.ts';
import { meaningOf } from './meaning.ts';
import { type CompareSchemas, placeBelow } from './place-below.ts';
import { keywords, type View } from './view.ts';

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

const conditions: readonly string[] = [...wholes, ...byName].map(([name]) => name);

/** What only comes or goes here is a condition; the schema of members or items that stay is compared as any other one. */
const walked: ReadonlySet<string> = new Set([
  'pattern-property',
  'unevaluated-items',
  'unevaluated-properties',
]);

export function compareStructures(walk: Walk, base: View, next: View, compare: CompareSchemas): void {
  if (!hasConditions(base) && !hasConditions(next)) return;
  const same = [
    ...(areSameBytes(base, next) ? ['contentEncoding', 'contentMediaType'] : []),
    // What follows from a condition comes and goes with it.
    ...(keywords(base, 'if').length === keywords(next, 'if').length ? [] : ['then', 'else']),
  ];
  for (const [name, aspect] of wholes) {
    if (same.includes(name)) continue;
    const lists = [keywords(base, name), keywords(next, name)] as const;
    compareLists({ walk, aspect, base, next, compare, step: '', name }, lists);
  }
  for (const [name, aspect] of byName) compareNames({ walk, aspect, base, next, compare, step: '', name });
}

function hasConditions({ layers }: View): boolean {
  return layers.some(({ value }) => conditions.some((name) => Object.hasOwn(Object(value), name)));
}

/** A condition of both sides, where it stands, and what it is called. */
interface Condition {
  readonly walk: Walk;
  readonly aspect: string;
  readonly name: string;
  readonly step: string;
  readonly base: View;
  readonly next: View;
  readonly compare: CompareSchemas;
}

function compareNames(condition: Condition): void {
  const [before, after] = [namedIn(condition.base, condition.name), namedIn(condition.next, condition.name)];
  for (const step of new Set([...before.keys(), ...after.keys()])) {
    compareLists({ ...condition, step }, [before.get(step) ?? [], after.get(step) ?? []]);
  }
}

type Lists = readonly [before: readonly Node[], after: readonly Node[]];

/** A condition may stand in several parts of an `allOf`: those that both sides have are left out. */
function compareLists(condition: Condition, [before, after]: Lists): void {
  const { walk } = condition;
  const [old, now] = [
    before.map((node) => meant(walk.base, node)),
    after.map((node) => meant(walk.next, node)),
  ];
  const gone = old.filter(({ text }) => text !== '' && !now.some((one) => one.text === text));
  const come = now.filter(({ text }) => text !== '' && !old.some((one) => one.text === text));
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    comparePair(condition, gone[index] ?? null, come[index] ?? null);
  }
}

interface Meant {
  readonly node: Node;
  readonly meaning: unknown;
  readonly text: string;
}

/** What asks for nothing at all has no text. */
function meant(side: Walk['base'], node: Node): Meant {
  if (node.value === true) return { node, meaning: true, text: '' };
  const meaning = meaningOf(side, node);
  const list = Array.isArray(meaning) ? [...meaning].sort() : meaning;
  return { node, meaning, text: Array.isArray(list) && list.length === 0 ? '' : canonicalJson(list) };
}

function comparePair(condition: Condition, before: Meant | null, after: Meant | null): void {
  const { walk, aspect, base, next, step, compare } = condition;
  if (walked.has(aspect) && isSchema(before) && isSchema(after)) {
    const below = into(walk, [condition.name, step].filter(Boolean).join('/'), placeBelow(walk.place));
    compare(below, [before.node], [after.node]);
    return;
  }
  const places = { base: before?.node ?? base.home, next: after?.node ?? next.home };
  const values = { from: before?.node.value, to: after?.node.value };
  tell(walk, { aspect, verb: verbOf(condition, before, after), ...places, ...values, step });
}

function isSchema(one: Meant | null): one is Meant {
  return isJsonObject(one?.node.value);
}

/** A condition that only lost parts, or only got further ones, takes more values than before or fewer. */
function verbOf({ aspect, base, next }: Condition, before: Meant | null, after: Meant | null): Verb {
  const verb = verbFor(before, after);
  // Beside a closed object a pattern lets members in that were refused.
  if (aspect === 'pattern-property' && verb !== 'changed' && isClosed(base) && isClosed(next)) {
    return verb === 'added' ? 'widened' : 'narrowed';
  }
  if (verb !== 'changed' || !relatable.has(aspect)) return verb;
  const [wider, narrower] = aspect === 'not' ? [before, after] : [after, before];
  if (asksLess(wider?.meaning, narrower?.meaning)) return 'generalized';
  return asksLess(narrower?.meaning, wider?.meaning) ? 'specialized' : verb;
}

/** Conditions that hold for a value, or for parts of it, so that a looser condition is a wider schema. */
const relatable: ReadonlySet<string> = new Set([
  'not',
  'then',
  'else',
  'contains',
  'property-names',
  'pattern-property',
  'dependent-required',
  'dependent-schema',
  'unevaluated-items',
  'unevaluated-properties',
  'content-schema',
]);

function isClosed(view: View): boolean {
  return keywords(view, 'additionalProperties').some(({ value }) => value === false);
}

function namedIn(view: View, name: string): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  for (const member of keywords(view, name).flatMap(members)) {
    const key = String(member.key);
    found.set(key, [...(found.get(key) ?? []), member]);
  }
  return found;
}
