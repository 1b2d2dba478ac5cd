import { isPlainObject } from '../../base/json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow } from '../../openapi/reference.ts';
import { membersOf } from '../spec/responses.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Deeper than any answer that people read; optional members stop here, so that a schema may contain itself. */
const maximumDepth = 6;

/** Texts for the formats that a validator would refuse any other text for. */
const textOfFormat: Readonly<Record<string, string>> = {
  uri: 'https://example.com/',
  url: 'https://example.com/',
  email: 'someone@example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
  ipv4: '127.0.0.1',
  hostname: 'example.com',
  byte: 'AA==',
};

/** A value as a schema describes it, for answers without an example. The same schema always gives the same value. */
export function synthesize(spec: OpenApiDocument, schema: unknown, depth = 0): unknown {
  const described = follow(spec, schema);
  if (described === null) return null;
  const given = givenValue(described);
  if (given !== undefined) return given;
  const alternatives: readonly unknown[] = [described['oneOf'], described['anyOf']];
  const choice = alternatives.find(isFilledList)?.[0];
  const parts = Array.isArray(described['allOf']) ? described['allOf'] : [];
  if (choice !== undefined || parts.length > 0) return combine(spec, described, [...parts, choice], depth);
  return ofType(spec, described, depth);
}

/** What the schema itself offers as a value. */
function givenValue(schema: Schema): unknown {
  const { const: constant, example, examples, default: preset, enum: words } = schema;
  const offered = [constant, example, isFilledList(examples) ? examples[0] : undefined, preset];
  const first = offered.find((value) => value !== undefined && isOfType(value, schema));
  return first ?? (isFilledList(words) ? words[0] : undefined);
}

/** Documents write `default: "false"` for what is true or false. */
function isOfType(value: unknown, { type }: Schema): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer' || type === 'number') return typeof value === 'number';
  return type !== 'array' || Array.isArray(value);
}

/** `allOf`, a branch of `oneOf`, and what stands beside them describe one value together. */
function combine(
  spec: OpenApiDocument,
  schema: Schema,
  branches: readonly unknown[],
  depth: number,
): unknown {
  const { oneOf: _oneOf, anyOf: _anyOf, allOf: _allOf, ...own } = schema;
  const all = [...branches.filter((branch) => branch !== undefined), own];
  const values = all.map((branch) => synthesize(spec, branch, depth));
  const objects = values.filter(isPlainObject);
  return objects.length > 0
    ? Object.fromEntries(objects.flatMap((object) => Object.entries(object)))
    : (values.find((value) => value !== null) ?? null);
}

function ofType(spec: OpenApiDocument, schema: Schema, depth: number): unknown {
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(spec, schema, depth);
    case 'array':
      return arrayOf(spec, schema, depth);
    case 'string':
      // What a text holds is said by its own schema.
      return schema['contentSchema'] === undefined
        ? stringOf(schema)
        : JSON.stringify(synthesize(spec, schema['contentSchema'], depth + 1));
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function typeOf({ type, properties, items }: Schema): unknown {
  if (Array.isArray(type)) return type.find((word) => word !== 'null') ?? 'null';
  if (type !== undefined) return type;
  if (properties !== undefined) return 'object';
  return items === undefined ? undefined : 'array';
}

function objectOf(spec: OpenApiDocument, schema: Schema, depth: number): object {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const wanted = membersOf(schema['properties']).filter(
    ([name]) => depth < maximumDepth || required.includes(name),
  );
  return Object.fromEntries(wanted.map(([name, member]) => [name, synthesize(spec, member, depth + 1)]));
}

/** One element says more than none, but an array may contain itself. */
function arrayOf(spec: OpenApiDocument, schema: Schema, depth: number): unknown[] {
  const least = numberAt(schema, 'minItems') ?? 0;
  const length = depth < maximumDepth ? Math.max(least, 1) : least;
  return Array.from({ length: Math.min(length, 100) }, () => synthesize(spec, schema['items'], depth + 1));
}

function stringOf(schema: Schema): string {
  const { format } = schema;
  const text = typeof format === 'string' ? (textOfFormat[format] ?? 'text') : 'text';
  const padded = text.padEnd(Math.min(numberAt(schema, 'minLength') ?? 0, 1000), '.');
  return padded.slice(0, numberAt(schema, 'maxLength') ?? padded.length);
}

function numberOf(schema: Schema): number {
  const least = numberAt(schema, 'minimum');
  // OpenAPI 3.0 says it with a boolean beside `minimum`, 3.1 with the limit itself.
  const above = schema['exclusiveMinimum'] === true ? least : numberAt(schema, 'exclusiveMinimum');
  if (above !== undefined) return Math.floor(above) + 1;
  return Math.min(least ?? 0, numberAt(schema, 'maximum') ?? least ?? 0);
}

function numberAt(schema: Schema, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}

function isFilledList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}
