import { canonicalJson } from '../../../base/json.ts';
import type { Api } from '../../../openapi/api.ts';
import { child, members, pointerOf, valueAt } from '../../../openapi/node.ts';
import { valueNodes } from './values.ts';
import { keyword, propertiesOf, requiredOf, type Schema, typesOf, type View, viewOf } from './view.ts';

/** One alternative of a union, with everything by which it may be known again in the other document. */
export interface Alternative {
  readonly schema: Schema;
  /** For people: the component's name, the title, the value of its tag, or its type. */
  readonly name: string;
  readonly title: string | null;
  /** True for text, numbers and truth values without any further schema. */
  readonly scalar: boolean;
  /** True for a type and nothing more. */
  readonly bare: boolean;
  readonly pointer: string;
  readonly text: () => string;
  readonly tags: readonly string[];
  /** Tags, of members of members too, that no other alternative has. */
  readonly telling: readonly string[];
  /** True where a component or a title gives the name. */
  readonly isNamed: boolean;
  /** Those of its tags that a value must have: itself, or a required property with one value. */
  readonly ownTags: readonly string[];
  readonly types: string;
  readonly properties: ReadonlySet<string>;
  readonly view: View;
}

interface Matches {
  readonly kept: ReadonlyArray<readonly [Alternative, Alternative]>;
  readonly removed: readonly Alternative[];
  readonly added: readonly Alternative[];
}

/** The alternatives that count, and the values of those that an open type makes needless. */
export function describeAlternatives(side: Api, schemas: readonly Schema[]) {
  const all = nameApart(schemas.map((schema, index) => describe(viewOf(side, schema), schema, index)));
  const bare = all.filter((one) => one.bare);
  const wide = all.filter((narrow) => !bare.some((other) => includes(other, narrow)));
  const needless = all.filter((one) => !wide.includes(one));
  return { wide, named: new Map(needless.flatMap((one) => [...valueNodes(viewOf(side, one.schema))])) };
}

/** A tag that only one of the alternatives has is the one by which it is known; it names what has no better name. */
function nameApart(all: readonly Alternative[]): readonly Alternative[] {
  const counts = new Map<string, number>();
  for (const tag of all.flatMap(({ telling }) => telling)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return all.map((one) => {
    const telling = one.telling.filter((tag) => counts.get(tag) === 1);
    const name = one.isNamed ? one.name : (telling[0] ?? one.name);
    return { ...one, telling, name };
  });
}

/** True when no value fits two of the alternatives: they have other types, or a property that tells them apart. */
export function areApart(alternatives: readonly Alternative[]): boolean {
  return alternatives.every((one, index) =>
    alternatives.slice(index + 1).every((other) => isApart(one, other)),
  );
}

function isApart(one: Alternative, other: Alternative): boolean {
  const types = other.types.split(',');
  const common = one.types.split(',').filter((type) => types.some((name) => isPartOf(type, name)));
  if (one.types !== '' && other.types !== '' && common.length === 0) return true;
  return one.ownTags.some((tag) => {
    const name = tag.slice(0, tag.indexOf('='));
    return other.ownTags.some((each) => each !== tag && each.startsWith(`${name}=`));
  });
}

function isPartOf(type: string, name: string): boolean {
  return type === name || [type, name].sort().join() === 'integer,number';
}

/** A text among others makes every named text needless: `anyOf: [string, enum of strings]` is any string. */
function includes(wide: Alternative, narrow: Alternative): boolean {
  return wide.bare && !narrow.bare && narrow.scalar && wide.types === narrow.types;
}

const proseKeywords = new Set(['title', 'description', 'example', 'examples', 'deprecated', 'nullable']);

/**
 * Pairs alternatives, surest signs first: the same component, the same text, the same tag (a property with one value),
 * the same title, the same type where it is the only one left of it, and objects that share most properties.
 */
export function matchAlternatives(before: readonly Alternative[], after: readonly Alternative[]): Matches {
  const kept: Array<readonly [Alternative, Alternative]> = [];
  const [removed, added] = [new Set(before), new Set(after)];
  const places = new Map(after.map((one, index): [Alternative, number] => [one, index]));
  const place = (one: Alternative): number => places.get(one) ?? 0;
  for (const search of searches) {
    if (removed.size === 0 || added.size === 0) break;
    const find = search([...added]);
    for (const old of [...removed]) {
      const [now] = find(old, added).sort((left, right) => place(left) - place(right));
      if (now === undefined) continue;
      kept.push([old, now]);
      removed.delete(old);
      added.delete(now);
    }
  }
  return { kept, removed: [...removed], added: [...added] };
}

/** Those of the newer side, as far as nobody has taken them, that an older one may be. */
type Search = (
  among: readonly Alternative[],
) => (old: Alternative, free: ReadonlySet<Alternative>) => Alternative[];

/** By a key that both have: unions may have thousands of alternatives, so that not each pair is looked at. */
function byKey(keysOf: (one: Alternative) => readonly string[]): Search {
  return (among) => {
    const known = new Map<string, Alternative[]>();
    for (const one of among) {
      for (const key of keysOf(one)) known.set(key, [...(known.get(key) ?? []), one]);
    }
    return (old, free) => keysOf(old).flatMap((key) => known.get(key)?.find((one) => free.has(one)) ?? []);
  };
}

/** Two objects with half of their properties in common are one that was edited. */
const likenessOfKin = 0.5;

/** By properties in common, which are counted by the properties. */
const byLikeness: Search = (among) => {
  const users = new Map<string, Alternative[]>();
  const untagged = among.filter(({ tags }) => tags.length === 0);
  for (const one of untagged) {
    for (const key of propertyKeys(one)) {
      const known = users.get(key);
      if (known === undefined) users.set(key, [one]);
      else known.push(one);
    }
  }
  return (old, free) => {
    if (old.tags.length > 0) return [];
    const common = new Map<Alternative, number>();
    for (const one of propertyKeys(old).flatMap((key) => users.get(key) ?? [])) {
      if (free.has(one)) common.set(one, (common.get(one) ?? 0) + 1);
    }
    return [...common].flatMap(([one, count]) =>
      count / (Math.max(1, old.properties.size) + Math.max(1, one.properties.size) - count) >= likenessOfKin
        ? [one]
        : [],
    );
  };
};

/** What has no properties at all is alike. */
function propertyKeys({ types, properties }: Alternative): string[] {
  return properties.size === 0 ? [types] : [...properties].map((name) => `${types} ${name}`);
}

const searches: readonly Search[] = [
  byKey((one) => (isComponent(one) ? [`${one.pointer} ${one.types}`] : [])),
  byKey((one) => [`${one.types} ${one.text()}`]),
  byKey(({ telling }) => telling),
  byKey(({ tags }) => tags),
  // A title is a name that somebody gave, whatever its tag became.
  byKey(({ title }) => (title === null ? [] : [title])),
  byKey((one) => (one.tags.length === 0 && !isComponent(one) ? [one.name] : [])),
  byKey(({ types }) => (types === 'object' || types === '' ? [] : [types])),
  byLikeness,
];

function isComponent({ pointer }: Pick<Alternative, 'pointer'>): boolean {
  return /^\/components\/[^/]+\/[^/]+$/.test(pointer);
}

function describe(view: View, schema: Schema, index: number): Alternative {
  const pointer = pointerOf(view.home);
  const types = (typesOf(view) ?? []).join(',');
  const properties = propertiesOf(view);
  const tags = tagsOf(view, properties);
  const required = requiredOf(view);
  const title = keyword(view, 'title')?.value;
  const component = isComponent({ pointer }) ? pointer.split('/').at(-1) : undefined;
  const given = typeof title === 'string' && title !== '' ? title : null;
  const names = [component, given, tags[0], types].filter((name) => name != null && name !== '');
  return {
    schema,
    title: given,
    name: names[0] ?? String(index),
    scalar: types !== '' && types.split(',').every((type) => scalars.has(type)),
    bare: isBare(view),
    pointer,
    text: once(() => canonicalJson(view.layers.map((layer) => layer.value))),
    tags,
    telling: [...tags, ...deepTagsOf(properties)],
    isNamed: component !== undefined || given !== null,
    ownTags: tags
      .filter((tag) => !tag.includes('=') || required.has(tag.slice(0, tag.indexOf('='))))
      .map((tag) => (tag.includes('=') ? tag : `=${tag}`)),
    types,
    properties: new Set(properties.keys()),
    view,
  };
}

function once(make: () => string): () => string {
  let text: string | undefined;
  return () => {
    text ??= make();
    return text;
  };
}

function isBare({ layers }: View): boolean {
  const keys = layers.flatMap(({ value }) => Object.keys(Object(value)));
  return keys.every((key) => key === 'type' || proseKeywords.has(key));
}

const scalars = new Set(['string', 'number', 'integer', 'boolean']);

/** Properties with one possible value: `type=image_url`. */
function tagsOf(view: View, properties: ReadonlyMap<string, Schema>): string[] {
  const own = valueTag('', keyword(view, 'const')?.value, keyword(view, 'enum')?.value);
  const below = [...properties].flatMap(([name, [node]]) => {
    return node === undefined ? [] : valueTag(name, valueAt(node, 'const'), valueAt(node, 'enum'));
  });
  return [...own, ...below];
}

/** Members of members with one possible value: `source.type=url`. */
function deepTagsOf(properties: ReadonlyMap<string, Schema>): string[] {
  return [...properties].flatMap(([name, [node]]) =>
    members(node === undefined ? null : child(node, 'properties')).flatMap((member) =>
      valueTag(`${name}.${member.key}`, valueAt(member, 'const'), valueAt(member, 'enum')),
    ),
  );
}

function valueTag(name: string, constant: unknown, values: unknown): string[] {
  const single = Array.isArray(values) && values.length === 1 ? values[0] : constant;
  return typeof single === 'string' ? [name === '' ? single : `${name}=${single}`] : [];
}
