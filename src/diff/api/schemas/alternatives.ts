import { canonicalJson } from '../../../base/json.ts';
import type { Api } from '../../../openapi/api.ts';
import { pointerOf, valueAt } from '../../../openapi/node.ts';
import { valueNodes } from './values.ts';
import { keyword, propertiesOf, requiredOf, type Schema, typesOf, type View, viewOf } from './view.ts';

/** One alternative of a union, with everything by which it may be known again in the other document. */
export interface Alternative {
  readonly schema: Schema;
  /** For people: the component's name, the title, the value of its tag, or its type. */
  readonly name: string;
  /** True for text, numbers and truth values without any further schema. */
  readonly scalar: boolean;
  /** True for a type and nothing more. */
  readonly bare: boolean;
  readonly pointer: string;
  readonly text: () => string;
  readonly tags: readonly string[];
  /** Those of its tags that a value must have: itself, or a required property with one value. */
  readonly ownTags: readonly string[];
  readonly types: string;
  readonly properties: ReadonlySet<string>;
}

interface Matches {
  readonly kept: ReadonlyArray<readonly [Alternative, Alternative]>;
  readonly removed: readonly Alternative[];
  readonly added: readonly Alternative[];
}

/** The alternatives that count, and the values of those that an open type makes needless. */
export function describeAlternatives(side: Api, schemas: readonly Schema[]) {
  const all = schemas.map((schema, index) => describe(viewOf(side, schema), schema, index));
  const wide = all.filter((narrow) => !all.some((other) => includes(other, narrow)));
  const needless = all.filter((one) => !wide.includes(one));
  return { wide, named: new Map(needless.flatMap((one) => [...valueNodes(viewOf(side, one.schema))])) };
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
  let [removed, added] = [[...before], [...after]];
  for (const alike of signs) {
    for (const old of [...removed]) {
      const candidates = added.filter((now) => alike(old, now));
      const now = candidates[0];
      if (now === undefined) continue;
      kept.push([old, now]);
      removed = removed.filter((one) => one !== old);
      added = added.filter((one) => one !== now);
    }
  }
  return { kept, removed, added };
}

type Sign = (old: Alternative, now: Alternative) => boolean;

const signs: readonly Sign[] = [
  (old, now) => isComponent(old) && old.pointer === now.pointer && old.types === now.types,
  (old, now) => old.types === now.types && old.text() === now.text(),
  (old, now) => old.tags.some((tag) => now.tags.includes(tag)),
  (old, now) => old.tags.length === 0 && now.tags.length === 0 && !isComponent(old) && old.name === now.name,
  (old, now) => old.types === now.types && old.types !== 'object' && old.types !== '',
  (old, now) => old.tags.length === 0 && now.tags.length === 0 && likeness(old, now) >= likenessOfKin,
];

/** Two objects with half of their properties in common are one that was edited. */
const likenessOfKin = 0.5;

function likeness(old: Alternative, now: Alternative): number {
  if (old.types !== now.types) return 0;
  const all = new Set([...old.properties, ...now.properties]);
  const common = [...old.properties].filter((name) => now.properties.has(name));
  return all.size === 0 ? 1 : common.length / all.size;
}

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
  const names = [component, typeof title === 'string' ? title : undefined, tags[0], types, String(index)];
  return {
    schema,
    name: names.find((name) => name !== undefined && name !== '') ?? String(index),
    scalar: types !== '' && types.split(',').every((type) => scalars.has(type)),
    bare: isBare(view),
    pointer,
    text: () => canonicalJson(view.layers.map((layer) => layer.value)),
    tags,
    ownTags: tags
      .filter((tag) => !tag.includes('=') || required.has(tag.slice(0, tag.indexOf('='))))
      .map((tag) => (tag.includes('=') ? tag : `=${tag}`)),
    types,
    properties: new Set(properties.keys()),
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

function valueTag(name: string, constant: unknown, values: unknown): string[] {
  const single = Array.isArray(values) && values.length === 1 ? values[0] : constant;
  return typeof single === 'string' ? [name === '' ? single : `${name}=${single}`] : [];
}
