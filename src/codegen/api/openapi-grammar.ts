import type { JsonValue } from '../../base/json.ts';
import {
  comment,
  commentedJson,
  either,
  flag,
  isJsonObject,
  type JsonObject,
  lazily,
  listOf,
  mapOf,
  name,
  oneOf,
  type Rule,
  refOr,
  scalar,
  shape,
} from './grammar.ts';
import { withConstants, withImpliedType } from './implied-types.ts';

/**
 * The parts of an OpenAPI 3 document that declarations are made of. Whatever is not named here (examples, extensions,
 * links, callbacks, external documents) is never seen by the generator, so it can neither fail it nor speak through it.
 */

/** The methods of a path item, in the order in which they are printed. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

const typeWord = oneOf(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);

const anySchema = lazily(() => either(flag, schemaOrReference));

/** Keywords that say something of a type; the others are comments on it. */
const typeKeywords =
  `enum const properties required additionalProperties patternProperties items prefixItems allOf anyOf
  oneOf`.split(/\s+/);

/** A schema, or a reference to one; what stands beside the reference narrows it. */
const schemaOrReference: Rule = (value, at, walk) => {
  const kept = refOr(schemaObject)(value, at, walk);
  if (!walk.siblingsCount || !isJsonObject(value) || !isJsonObject(kept) || kept['$ref'] === undefined)
    return kept;
  const beside = schemaObject(value, at, walk);
  if (!isJsonObject(beside) || !typeKeywords.some((key) => beside[key] !== undefined)) return kept;
  const { allOf, ...others } = beside;
  return { ...others, allOf: [{ $ref: kept['$ref'] }, ...(Array.isArray(allOf) ? allOf : [])] };
};

/** Where OpenAPI wants a schema and a boolean means "any" or "none". */
const schema: Rule = (value, at, walk) => {
  if (value === true) return {};
  return anySchema(value, at, walk);
};

const discriminator: Rule = (value, at, walk) => {
  const kept = shape({ propertyName: name, mapping: mapOf(mappingTarget) })(value, at, walk);
  return isJsonObject(kept) && kept['propertyName'] !== undefined ? kept : undefined;
};

/** A mapping names a schema by reference or by its bare name; a bare name is made a reference. */
const mappingTarget: Rule = (value, at, walk) => {
  if (typeof value !== 'string') return undefined;
  const target = /^[A-Za-z0-9._-]+$/.test(value) ? `#/components/schemas/${value}` : value;
  const kept = refOr(() => undefined)({ $ref: target }, at, walk);
  return isJsonObject(kept) ? kept['$ref'] : undefined;
};

const keptOfSchema = shape({
  title: comment,
  description: comment,
  format: comment,
  deprecated: flag,
  default: commentedJson,
  type: either(typeWord, listOf(typeWord)),
  nullable: flag,
  enum: listOf(scalar),
  const: scalar,
  properties: mapOf(schema),
  required: either(listOf(name)),
  additionalProperties: anySchema,
  patternProperties: mapOf(schema),
  items: schema,
  prefixItems: listOf(schema),
  allOf: listOf(schema),
  anyOf: listOf(schema),
  oneOf: listOf(schema),
  readOnly: flag,
  writeOnly: flag,
  discriminator,
  contentMediaType: name,
  contentEncoding: name,
  contentSchema: lazily(() => schema),
});

/** A schema; its limits are said in words, since a type cannot. */
const schemaObject: Rule = (value, at, walk) => {
  const kept = withImpliedType(withConstants(keptOfSchema(value, at, walk), value));
  const limits = isJsonObject(value) ? limitsOf(value) : '';
  if (limits === '' || !isJsonObject(kept)) return kept;
  const { description } = kept;
  return { ...kept, description: typeof description === 'string' ? `${description}\n\n${limits}` : limits };
};

/** `At least 1, at most 10.` */
function limitsOf(schema: JsonObject): string {
  const parts = limits.flatMap(([key, words]) => {
    const limit = schema[key];
    return typeof limit === 'number' && Number.isFinite(limit)
      ? [words.replace('{}', String(limit)).replace(/\b1 (item|character)s/, '1 $1')]
      : [];
  });
  const text = parts.join(', ');
  return text === '' ? '' : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

const limits: ReadonlyArray<readonly [key: string, words: string]> = [
  ['minimum', 'at least {}'],
  ['exclusiveMinimum', 'more than {}'],
  ['maximum', 'at most {}'],
  ['exclusiveMaximum', 'less than {}'],
  ['multipleOf', 'a multiple of {}'],
  ['minLength', 'at least {} characters'],
  ['maxLength', 'at most {} characters'],
  ['minItems', 'at least {} items'],
  ['maxItems', 'at most {} items'],
];

/** How the fields of a form are written. */
const encoding = mapOf(shape({ contentType: name, style: name, explode: flag }));

/** From OpenAPI 3.2 on a stream may say what one of its items is. */
const mediaTypes = mapOf((value, at, walk) => {
  const kept = shape({ schema, itemSchema: schema, encoding })(value, at, walk);
  if (!isJsonObject(kept) || kept['itemSchema'] === undefined) return kept;
  const { itemSchema, ...others } = kept;
  return { schema: itemSchema, ...others };
});

/** Headers of the protocol itself, which the client writes; OpenAPI passes over parameters of these names. */
const ownHeaders = /^(?:accept|content-type|authorization)$/i;

const parameter: Rule = (value, at, walk) =>
  isJsonObject(value) && value['in'] === 'header' && ownHeaders.test(String(value['name']))
    ? undefined
    : anyParameter(value, at, walk);

const anyParameter: Rule = (value, at, walk) => describedByContent(bareParameter(value, at, walk));

/** A parameter that is written as JSON is of the type that its content is; in a path it is a text like any other. */
function describedByContent(kept: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(kept) || !isJsonObject(kept['content']) || kept['in'] === 'path') return kept;
  const [media] = Object.values(kept['content']);
  const described = isJsonObject(media) ? media['schema'] : undefined;
  return described === undefined ? kept : { ...kept, schema: described };
}

const bareParameter = refOr(
  named(
    shape({
      name,
      in: oneOf(['query', 'header', 'path', 'cookie']),
      description: comment,
      required: flag,
      deprecated: flag,
      style: name,
      explode: flag,
      schema,
      content: mediaTypes,
    }),
    ['name', 'in'],
  ),
);

const header = refOr(
  shape({ description: comment, required: flag, deprecated: flag, schema, content: mediaTypes }),
);

const requestBody = refOr(shape({ description: comment, required: flag, content: mediaTypes }));

const response = refOr(shape({ description: comment, headers: mapOf(header), content: mediaTypes }));

const operation = shape({
  operationId: name,
  tags: listOf(name),
  summary: comment,
  description: comment,
  deprecated: flag,
  parameters: listOf(parameter),
  requestBody,
  responses: mapOf(response),
});

const pathItem = refOr(
  shape({
    summary: comment,
    description: comment,
    parameters: listOf(parameter),
    ...Object.fromEntries(methods.map((method) => [method, operation])),
  }),
);

/**
 * The paths, each beginning with a slash: a call appends its path to the gateway's address, and what begins otherwise would
 * lengthen the host that the key is sent to. Extensions stand beside the paths and are none.
 */
const paths: Rule = (value, at, walk) => {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value).filter(([path]) => !path.startsWith('x-'));
  for (const [path] of entries.filter(([key]) => !key.startsWith('/'))) {
    walk.refused.push({ at, seen: JSON.stringify(path), expected: 'a path that begins with a slash' });
  }
  return mapOf(pathItem)(Object.fromEntries(entries), at, walk);
};

/** The whole document. */
export const openApiDocument = shape({
  openapi: name,
  paths,
  components: shape({
    schemas: mapOf(schema),
    responses: mapOf(response),
    parameters: mapOf(anyParameter),
    requestBodies: mapOf(requestBody),
    headers: mapOf(header),
    pathItems: mapOf(pathItem),
  }),
});

/** Leaves out an object that lacks one of the keys without which it means nothing. */
function named(rule: Rule, keys: readonly string[]): Rule {
  return (value: JsonValue, at, walk) => {
    const kept = rule(value, at, walk);
    return isJsonObject(kept) && keys.every((key) => kept[key] !== undefined) ? kept : undefined;
  };
}
