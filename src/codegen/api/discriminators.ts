import type { JsonValue } from '../../base/json.ts';
import { listOf, partsOf, propertiesOf } from '../../openapi/compose.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { follow } from '../../openapi/reference.ts';

/**
 * Says of each member of a union what its discriminator is, in place, and takes the discriminators away: a member's own
 * `const` or `enum` is what is on the wire; only where it says none, the mapping or the schema's name is.
 *
 * openapi-typescript would put the schema's name in place of a member's own values.
 */
export function applyDiscriminators(document: JsonObject): void {
  // A schema may be told by one property in one union and by another in the next.
  const values = new Map<JsonObject, Map<string, Set<string>>>();
  const add = (target: string, property: string, mapping: JsonObject) => {
    const schema = follow(document, { $ref: target });
    if (schema === null || declares(document, schema, property)) return;
    const known = values.get(schema) ?? new Map<string, Set<string>>();
    known.set(property, new Set([...(known.get(property) ?? []), ...valuesFor(target, mapping)]));
    values.set(schema, known);
  };
  visit(document, (schema) => {
    const { discriminator } = schema;
    if (!isJsonObject(discriminator)) return;
    const { propertyName, mapping } = discriminator;
    if (typeof propertyName !== 'string') return;
    const mapped = isJsonObject(mapping) ? mapping : {};
    for (const target of [
      ...referencesIn(schema),
      ...heirsOf(document, schema),
      ...targetsOf(schema, mapped),
    ]) {
      add(target, propertyName, mapped);
    }
    Reflect.deleteProperty(schema, 'discriminator');
  });
  for (const [schema, properties] of values) {
    for (const [property, own] of properties) state(schema, property, [...own]);
  }
}

/** The names that mean a schema: those of the mapping, else its own. */
function valuesFor(target: string, mapping: JsonObject): string[] {
  const mapped = Object.entries(mapping).flatMap(([value, to]) => (to === target ? [value] : []));
  return mapped.length > 0
    ? mapped
    : [
        target
          .slice(target.lastIndexOf('/') + 1)
          .replaceAll('~1', '/')
          .replaceAll('~0', '~'),
      ];
}

function referencesIn(schema: JsonObject): string[] {
  return ['oneOf', 'anyOf'].flatMap((key) => listOf(schema[key]).flatMap(referenceOf));
}

/** Of a base that its heirs take in by `allOf`, with a mapping or without. */
function targetsOf(schema: JsonObject, mapping: JsonObject): string[] {
  return referencesIn(schema).length > 0 ? [] : Object.values(mapping).filter((to) => typeof to === 'string');
}

function heirsOf(document: JsonObject, base: JsonObject): string[] {
  if (referencesIn(base).length > 0) return [];
  const components = document['components'];
  const schemas =
    isJsonObject(components) && isJsonObject(components['schemas']) ? components['schemas'] : {};
  return Object.entries(schemas).flatMap(([name, schema]) =>
    isJsonObject(schema) &&
    listOf(schema['allOf']).some((part) => follow(document, part) === base && referenceOf(part).length > 0)
      ? [`#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`]
      : [],
  );
}

/** True where a schema, or a part of it, says itself which values the property has. */
function declares(document: JsonObject, schema: JsonObject, property: string): boolean {
  return propertiesOf(document, schema, property)
    .flatMap((own) => partsOf(document, own))
    .some((own) => own['const'] !== undefined || own['enum'] !== undefined);
}

/** Adds what the discriminator says to a member. */
function state(schema: JsonObject, property: string, values: readonly string[]): void {
  const stated = { type: 'string', enum: [...values] };
  const { allOf, properties, required } = schema;
  if (Array.isArray(allOf)) {
    const part = { type: 'object', required: [property], properties: { [property]: stated } };
    Object.assign(schema, { allOf: [...allOf, part] });
    return;
  }
  if (!isJsonObject(properties) && schema['type'] !== 'object') return;
  const before = isJsonObject(properties) ? properties : {};
  const { description } = isJsonObject(before[property]) ? before[property] : {};
  Object.assign(schema, {
    properties: {
      ...before,
      [property]: { ...(description === undefined ? {} : { description }), ...stated },
    },
    required: [...new Set([...listOf(required), property])],
  });
}

function referenceOf(value: JsonValue): string[] {
  return isJsonObject(value) && typeof value['$ref'] === 'string' ? [value['$ref']] : [];
}

/** Every object of a value, the outer ones first. */
export function visit(value: JsonValue, each: (found: JsonObject) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isJsonObject(value)) each(value);
  for (const inner of Object.values(value)) visit(inner, each);
}
