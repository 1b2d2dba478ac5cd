import type { JsonValue } from '../../base/json.ts';
import { composers } from '../../openapi/compose.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';

/** Formats that only a text can have. */
const textFormat =
  /^(?:date(?:-time)?|time|duration|(?:idn-)?email|(?:idn-)?hostname|ipv[46]|ur[il]|uri-reference|iri|uuid|byte|binary|password)$/;

/** Keywords beside which nothing has to be added. */
const saying = ['type', '$ref', 'enum', 'const', 'properties', 'additionalProperties', ...composers];

/** A schema with the type that its other keywords leave as the only one: documents forget the word. */
export function withImpliedType(schema: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(schema) || saying.some((key) => schema[key] !== undefined)) return schema;
  const { items, prefixItems, format } = schema;
  if (items !== undefined || prefixItems !== undefined) return { type: 'array', ...schema };
  return textFormat.test(String(format)) ? { type: 'string', ...schema } : schema;
}

/** More values than these say no more to anybody. */
const mostValues = 50;

/**
 * What a type can say of constants: frameworks write `type: object` beside the words of an enum, and it is the words that are on
 * the wire; `null`, lists and objects are described by schemas. Nothing is said of an enum that is no list of values.
 */
export function withConstants(kept: JsonValue | undefined, published: JsonValue): JsonValue | undefined {
  if (!isJsonObject(kept) || !isJsonObject(published)) return kept;
  const { enum: _words, const: _value, type, ...others } = kept;
  const constant = published['const'];
  if (constant !== undefined && (typeof constant === 'object' || constant === null))
    return { ...others, ...schemaOf(constant) };
  const values = published['enum'];
  if (!Array.isArray(values)) return kept;
  if (values.length === 0) return type === undefined ? others : { ...others, type };
  if (values.some((each) => typeof each === 'object' && each !== null)) {
    return values.length > mostValues ? others : { ...others, oneOf: values.map((each) => schemaOf(each)) };
  }
  return type === 'object' ? { ...others, enum: values } : kept;
}

/** The schema of one value. */
function schemaOf(value: JsonValue, depth = 0): JsonObject {
  if (depth > 10) return {};
  if (Array.isArray(value)) {
    const prefixItems = value.map((item) => schemaOf(item, depth + 1));
    return { type: 'array', prefixItems, items: false, minItems: value.length };
  }
  if (!isJsonObject(value)) return { enum: [value] };
  const members = Object.entries(value).map(([name, inner]) => [name, schemaOf(inner, depth + 1)]);
  return { type: 'object', properties: Object.fromEntries(members), required: Object.keys(value) };
}
