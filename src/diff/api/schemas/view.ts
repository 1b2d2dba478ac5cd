import type { JsonValue } from '../../../base/json.ts';
import { append } from '../../../base/lists.ts';
import { type Api, referenceOf } from '../../../openapi/api.ts';
import {
  child,
  elements,
  isJsonObject,
  type JsonObject,
  members,
  type Node,
  valueAt,
} from '../../../openapi/node.ts';

/** A schema as it is used: all of these apply to the value. Most schemas are one node. */
export type Schema = readonly Node[];

/** Two or more alternatives. What stands under a single alternative is read as if it stood outside. */
export interface Union {
  readonly aspect: 'any-of' | 'one-of';
  readonly alternatives: readonly Schema[];
  readonly node: Node;
}

/**
 * A schema without its spelling: references followed, `allOf` and single alternatives opened, `null` told apart from
 * the other types whether it is written as a type, as an alternative, as a value or as `nullable`.
 */
export interface View {
  /** The schema objects that apply together. */
  readonly layers: readonly Node[];
  readonly unions: readonly Union[];
  /** True when a single alternative was opened that could also be read as a union of one. */
  readonly openedSingle: boolean;
  /** The values of alternatives that are nothing but values: `oneOf: [{ const: a }, { const: b }]` is an enum. */
  readonly listed: ListedValues | null;
  readonly nullable: boolean;
  /** The schema `false`: no value fits. */
  readonly never: boolean;
  /** Where the schema stands, behind its references. */
  readonly home: Node;
}

/** Most schemas are met in several places and directions; the values of a document keep their identity. */
const known = { open: new WeakMap<object, View>(), keep: new WeakMap<object, View>() };

/** @param singles `keep` reads a single alternative as a union of one, where the other side has more of them */
export function viewOf(side: Api, schema: Schema, singles: 'open' | 'keep' = 'open'): View {
  const [only, ...others] = schema;
  if (others.length > 0 || !isJsonObject(only?.value)) return newView(side, schema, singles);
  const view = known[singles].get(only.value) ?? newView(side, schema, singles);
  known[singles].set(only.value, view);
  return view;
}

function newView(side: Api, schema: Schema, singles: 'open' | 'keep'): View {
  const opening: Opening = {
    layers: [],
    unions: [],
    openedSingle: false,
    listed: null,
    nullable: false,
    never: false,
    singles,
    seen: new Set(),
  };
  // A stack of its own: chains of references may be as long as a document.
  const stack = [...schema].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    append(stack, open(side, node, opening).reverse());
  }
  const first = schema[0];
  if (first === undefined) throw new Error('a schema without a node');
  return { ...opening, home: side.follow(first) ?? first };
}

/** Where values are listed one alternative each. */
interface ListedValues {
  readonly node: Node;
  readonly alternatives: readonly Node[];
}

/** The strongest reading first: the keyword of the first layer that has it. */
export function keyword(view: View, name: string): Node | null {
  for (const layer of view.layers) {
    const found = child(layer, name);
    if (found !== null) return found;
  }
  return null;
}

/** Keywords by which a schema says nothing but that it is another one, or that one or `null`. */
const wrappers = new Set(['$ref', 'allOf', 'anyOf', 'oneOf', 'nullable', 'title', 'description', 'default']);

/** Where a keyword that is missing would stand: in the only layer that says something, however it is wrapped. */
export function bodyOf({ layers, home }: View): Node {
  const [body, ...others] = layers.filter(({ value }) =>
    Object.keys(Object(value)).some((key) => !wrappers.has(key)),
  );
  return body === undefined || others.length > 0 ? home : body;
}

/** A keyword in every layer that has it. */
export function keywords(view: View, name: string): Node[] {
  return view.layers.flatMap((layer) => child(layer, name) ?? []);
}

/** The schema's properties; one that several layers name has to satisfy all of them. */
export function propertiesOf(view: View): Map<string, Schema> {
  const properties = new Map<string, Schema>();
  for (const layer of view.layers) {
    for (const property of members(child(layer, 'properties'))) {
      const name = String(property.key);
      properties.set(name, [...(properties.get(name) ?? []), property]);
    }
  }
  return properties;
}

export function requiredOf(view: View): Map<string, Node> {
  const names = keywords(view, 'required').flatMap(elements);
  return new Map(names.flatMap((node) => (typeof node.value === 'string' ? [[node.value, node]] : [])));
}

/**
 * The JSON types of a value, sorted, without `null`; `null` for any type. A schema that names no type and describes
 * an object, a list or the values themselves is read as that type.
 */
export function typesOf(view: View): readonly string[] | null {
  const written = view.layers.flatMap((layer) => {
    const type = valueAt(layer, 'type');
    if (typeof type === 'string') return [[type]];
    return Array.isArray(type) ? [type.filter((name) => typeof name === 'string')] : [];
  });
  const [first, ...others] = written;
  if (first === undefined) return impliedTypes(view);
  const common = first.filter((type) => others.every((types) => types.includes(type)));
  const types = [...new Set(common)].filter((type) => type !== 'null');
  return types.length === 0 && view.nullable ? ['null'] : types.sort();
}

interface Opening {
  layers: Node[];
  unions: Union[];
  openedSingle: boolean;
  listed: ListedValues | null;
  readonly singles: 'open' | 'keep';
  nullable: boolean;
  never: boolean;
  readonly seen: Set<JsonValue>;
}

/** Notes what a schema says itself, and answers the schemas that apply together with it. */
function open(side: Api, node: Node, opening: Opening): Node[] {
  const { value } = node;
  if (value === false) opening.never = true;
  if (!isJsonObject(value) || opening.seen.has(value)) return [];
  opening.seen.add(value);
  if (referenceOf(node) === undefined) return openKeywords(side, node, value, opening);
  const target = side.follow(node);
  const saysMore = side.siblingsCount && Object.keys(value).length > 1;
  return [
    ...(saysMore ? openKeywords(side, node, value, opening) : []),
    ...(target === null ? [] : [target]),
  ];
}

function openKeywords(side: Api, node: Node, value: JsonObject, opening: Opening): Node[] {
  opening.layers.push(node);
  if (saysNull(value)) opening.nullable = true;
  return [
    ...elements(child(node, 'allOf')),
    ...openAlternatives(side, node, 'anyOf', opening),
    ...openAlternatives(side, node, 'oneOf', opening),
  ];
}

function openAlternatives(side: Api, node: Node, name: 'anyOf' | 'oneOf', opening: Opening): Node[] {
  const list = child(node, name);
  const all = elements(list);
  const others = all.filter((alternative) => !isNull(side, alternative));
  if (list === null || all.length === 0) return [];
  if (others.length < all.length || others.some((other) => allowsNull(side, other))) opening.nullable = true;
  const [single] = others;
  if (single === undefined) return [];
  if (others.length === 1 && opening.singles === 'open') {
    opening.openedSingle = true;
    return [single];
  }
  const values = others.flatMap((other) => side.follow(other) ?? []);
  if (others.length > 1 && values.every(isValues)) {
    opening.listed = { node: list, alternatives: values };
    return [];
  }
  const aspect = name === 'anyOf' ? 'any-of' : 'one-of';
  opening.unions.push({ aspect, alternatives: others.map((other) => [other]), node: list });
  return [];
}

/** Keywords that leave a schema nothing but a list of values. */
const valueKeywords = new Set([
  'type',
  'enum',
  'const',
  'nullable',
  'title',
  'description',
  'example',
  'deprecated',
]);

function isValues({ value }: Node): boolean {
  if (!isJsonObject(value) || !('enum' in value || 'const' in value)) return false;
  return Object.keys(value).every((key) => valueKeywords.has(key) || key.startsWith('x-'));
}

function allowsNull(side: Api, node: Node): boolean {
  const value = side.follow(node)?.value;
  return isJsonObject(value) && saysNull(value);
}

const nullWords = new Set(['nullable', 'title', 'description']);

/** True for an alternative that allows `null` and nothing else. */
function isNull(side: Api, node: Node): boolean {
  const value = side.follow(node)?.value;
  if (!isJsonObject(value)) return false;
  const { type, enum: values } = value;
  // What generators for 3.0 write for `null` alone.
  if (value['nullable'] === true && Object.keys(value).every((key) => nullWords.has(key))) return true;
  if (type === 'null' || (Array.isArray(type) && type.length === 1 && type[0] === 'null')) return true;
  return value['const'] === null || (Array.isArray(values) && values.length === 1 && values[0] === null);
}

function saysNull(value: JsonObject): boolean {
  const { type, enum: values } = value;
  if (value['nullable'] === true || type === 'null' || value['const'] === null) return true;
  return (Array.isArray(type) && type.includes('null')) || (Array.isArray(values) && values.includes(null));
}

function impliedTypes(view: View): readonly string[] | null {
  if (view.unions.length > 0) return null;
  if (['properties', 'additionalProperties', 'required'].some((name) => keyword(view, name) !== null)) {
    return ['object'];
  }
  if (keyword(view, 'items') !== null) return ['array'];
  const values = allowedValues(view);
  if (values.length > 0 && values.every((value) => value === null)) return ['null'];
  const types = new Set(values.filter((value) => value !== null).map(typeNameOf));
  return types.size === 1 && !types.has('undefined') ? [...types] : null;
}

function allowedValues({ layers, listed }: View): unknown[] {
  return [...layers, ...(listed?.alternatives ?? [])].flatMap((node) => {
    const constant = valueAt(node, 'const');
    const values = valueAt(node, 'enum');
    return [...(constant === undefined ? [] : [constant]), ...(Array.isArray(values) ? values : [])];
  });
}

function typeNameOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
