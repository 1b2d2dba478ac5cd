import { isPlainObject } from '../../base/json.ts';

/** The name under which the schemas of a spec are known to the validator. */
export const schemaRoot = 'api:';

/** Members of a schema that hold schemas by names of the API's own, which may be called like a keyword. */
const schemaMaps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
]);

/**
 * Members that say nothing about validity here, but would be taken for names of schemas or could hold them: in an
 * OpenAPI document every reference is a pointer from its root.
 */
const leftOut = /^(?:examples?|\$id|\$schema|\$anchor|\$dynamicAnchor|x-.*)$/s;

/** Members whose values are data: what looks like a reference in them is none. */
const dataMembers: ReadonlySet<string> = new Set(['enum', 'const', 'default']);

/** What OpenAPI 3.0 writes as a boolean beside the limit, and where the limit is. */
const exclusiveLimits: ReadonlyMap<string, string> = new Map([
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
]);

/**
 * A schema of an OpenAPI document as JSON Schema 2020-12: references lead into `schemaRoot`, and what OpenAPI 3.0 says in
 * a dialect of its own (`nullable`, limits that are exclusive by a boolean) is said in the standard's words.
 */
export function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (!isPlainObject(schema)) return schema;
  const { nullable, ...own } = schema;
  if (nullable === true) return { anyOf: [toJsonSchema(own), { type: 'null' }] };
  return Object.fromEntries(members(own).flatMap(([key, value]) => convert(key, value, schema)));
}

/** Schemas by name, each as `toJsonSchema` makes it. */
export function toJsonSchemas(schemas: unknown): object {
  if (!isPlainObject(schemas)) return {};
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema)]));
}

/**
 * Documents close a schema and the parts that it is put together from, each of which then forbids what the others have: nothing
 * could be sent at all. Such a one forbids no member.
 */
export function openParts(schemas: unknown, spec: unknown): unknown {
  const parts = new Set(partsIn(spec));
  if (!isPlainObject(schemas)) return schemas;
  const entries = Object.entries(schemas).map(([name, schema]) => [
    name,
    parts.has(name) ? opened(schema) : schema,
  ]);
  return Object.fromEntries(entries);
}

/** The names of the components that are parts of others. */
function partsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(partsIn);
  if (!isPlainObject(value)) return [];
  const own = Array.isArray(value['allOf']) ? value['allOf'] : [];
  const names = own.map((part) => (isPlainObject(part) ? String(part['$ref']).split('/').at(-1) : undefined));
  return [...names.filter((name) => name !== undefined), ...Object.values(value).flatMap(partsIn)];
}

function opened(schema: unknown): unknown {
  if (!isPlainObject(schema) || schema['additionalProperties'] !== false) return schema;
  const { additionalProperties: _, ...open } = schema;
  return open;
}

/** What the server alone writes is not sent, whatever is required. */
function members(schema: Record<string, unknown>): [string, unknown][] {
  const { required } = schema;
  const sent = Array.isArray(required)
    ? required.filter((name) => !isReadOnly(schema, String(name)))
    : required;
  return Object.entries(required === undefined ? schema : { ...schema, required: sent });
}

function isReadOnly({ properties }: Record<string, unknown>, name: string): boolean {
  const property = isPlainObject(properties) ? properties[name] : undefined;
  return isPlainObject(property) && property['readOnly'] === true;
}

function convert(key: string, value: unknown, schema: Record<string, unknown>): [string, unknown][] {
  if (leftOut.test(key)) return [];
  // A value that fits two of several forms is refused by no server.
  if (key === 'oneOf' && schema['anyOf'] === undefined) return [['anyOf', toJsonSchema(value)]];
  if (key === 'additionalProperties' && value === false && Array.isArray(schema['allOf'])) return [];
  if (key === 'allOf' && Array.isArray(value))
    return [[key, value.map((part) => toJsonSchema(opened(part)))]];
  if (dataMembers.has(key)) return [[key, value]];
  if (schemaMaps.has(key)) return [[key, toJsonSchemas(value)]];
  if (key === '$ref' && typeof value === 'string') return [[key, value.replace(/^#/, `${schemaRoot}#`)]];
  const limit = exclusiveLimits.get(key);
  if (limit !== undefined && typeof value === 'boolean') return value ? [[key, schema[limit]]] : [];
  return [[key, toJsonSchema(value)]];
}
