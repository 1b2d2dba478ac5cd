import type { JsonValue } from '../base/json.ts';
import { isJsonObject, type JsonObject } from './node.ts';
import { follow } from './reference.ts';

/** The members whose schemas describe the very same value: every one of them, or one of several. */
export const composers = ['allOf', 'anyOf', 'oneOf'] as const;

/** Documents compose schemas a few levels deep; what is deeper goes in a circle. */
const deepest = 10;

/** What a schema is composed of at once, as it is written: references are not followed. */
export function composedOf(schema: JsonObject): JsonValue[] {
  return composers.flatMap((key) => listOf(schema[key]));
}

/** The schema with all that it is composed of, whether that holds always or as one of several. */
export function partsOf(document: JsonObject, value: unknown, depth = 0): JsonObject[] {
  const schema = follow(document, value);
  if (schema === null || depth > deepest) return [];
  return [schema, ...composedOf(schema).flatMap((member) => partsOf(document, member, depth + 1))];
}

/** The schemas that the parts of a schema give to a property. */
export function propertiesOf(document: JsonObject, value: unknown, name: string): JsonValue[] {
  return partsOf(document, value).flatMap(({ properties }) =>
    isJsonObject(properties) && Object.hasOwn(properties, name) ? [properties[name] ?? null] : [],
  );
}

/** True where the steps lead to something that the schema describes; `*` are the items of a list. */
export function hasPlace(document: JsonObject, value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  const next =
    step === '*'
      ? partsOf(document, value).flatMap(({ items }) => items ?? [])
      : propertiesOf(document, value, step);
  return next.some((each) => hasPlace(document, each, rest));
}

/** The words that a schema allows by `const` and `enum`, in all its parts. */
export function wordsOf(document: JsonObject, value: unknown): string[] {
  return partsOf(document, value)
    .flatMap((part) => [part['const'], ...listOf(part['enum'])])
    .filter((word) => typeof word === 'string');
}

/** True for a schema that says something of the members of its objects. */
export function isDescribed(document: JsonObject, value: unknown): boolean {
  return partsOf(document, value).some(({ properties }) => isJsonObject(properties));
}

/** True where the structure of a value is one that the schema takes; limits of numbers and texts are not looked at. */
export function takes(document: JsonObject, value: unknown, given: JsonValue, depth = 0): boolean {
  const schema = follow(document, value);
  if (schema === null || depth > deepest) return false;
  const { allOf, anyOf, oneOf } = schema;
  const inner = (each: JsonValue) => takes(document, each, given, depth + 1);
  const alternatives = [anyOf, oneOf].filter((list) => Array.isArray(list));
  return (
    takesType(schema, given) &&
    takesWords(schema, given) &&
    takesMembers(document, schema, given, depth) &&
    listOf(allOf).every(inner) &&
    alternatives.every((list) => list.some(inner))
  );
}

function takesType({ type }: JsonObject, given: JsonValue): boolean {
  if (type === undefined) return true;
  const types = Array.isArray(type) ? type : [type];
  return types.some((each) => each === typeOf(given) || (each === 'integer' && typeof given === 'number'));
}

function typeOf(given: JsonValue): string {
  return Array.isArray(given) ? 'array' : given === null ? 'null' : typeof given;
}

function takesWords(schema: JsonObject, given: JsonValue): boolean {
  const allowed = [
    ...(schema['const'] === undefined ? [] : [[schema['const']]]),
    ...(Array.isArray(schema['enum']) ? [schema['enum']] : []),
  ];
  return allowed.every((words) => words.includes(given));
}

function takesMembers(document: JsonObject, schema: JsonObject, given: JsonValue, depth: number): boolean {
  if (Array.isArray(given)) {
    const { items } = schema;
    return items === undefined || given.every((item) => takes(document, items, item, depth + 1));
  }
  if (!isJsonObject(given)) return true;
  const { properties, required, additionalProperties } = schema;
  const known = isJsonObject(properties) ? properties : {};
  const hasAll = listOf(required).every((name) => typeof name === 'string' && Object.hasOwn(given, name));
  return (
    hasAll &&
    Object.entries(given).every(([name, member]) =>
      Object.hasOwn(known, name)
        ? takes(document, known[name], member, depth + 1)
        : additionalProperties !== false,
    )
  );
}

/** The forms that a value may have, and whether it may be nothing. */
export interface Forms {
  readonly schemas: readonly JsonObject[];
  readonly maybe: boolean;
}

/** Those of `oneOf` and `anyOf`, where nothing beside them says a member. */
export function formsOf(document: JsonObject, value: JsonValue, depth = 0): Forms {
  const schema = follow(document, value);
  if (schema === null || depth > deepest) return { schemas: [], maybe: true };
  const { type, nullable } = schema;
  if (type === 'null') return { schemas: [], maybe: true };
  const alternatives = listOf(schema['oneOf'] ?? schema['anyOf']);
  const inner = alternatives.map((each) => formsOf(document, each, depth + 1));
  const maybe = nullable === true || (Array.isArray(type) && type.includes('null'));
  return {
    schemas: inner.length === 0 || schema['properties'] ? [schema] : inner.flatMap(({ schemas }) => schemas),
    maybe: maybe || inner.some((each) => each.maybe),
  };
}

/** The elements of what should be a list, none of anything else. */
export function listOf(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}
