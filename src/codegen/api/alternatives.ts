import type { JsonValue } from '../../base/json.ts';
import { composers, listOf, propertiesOf } from '../../openapi/compose.ts';
import type { JsonObject } from '../../openapi/node.ts';
import { visit } from './discriminators.ts';
import { isBare } from './required-parts.ts';

/** Keywords by which a schema says something of a type; one with none of them takes whatever stands beside it. */
const typeKeywords = [
  ...composers,
  ...'$ref type enum const properties required additionalProperties patternProperties items prefixItems'.split(
    ' ',
  ),
];

/**
 * Says, in place, what alternatives mean beside other keywords of a schema: they narrow it. openapi-typescript makes one more
 * alternative of what stands beside `anyOf`, and an unknown value of one that only says which members are required.
 */
export function tellAlternatives(document: JsonObject): void {
  visit(document, (schema) => {
    for (const key of ['anyOf', 'oneOf'] as const) {
      const { [key]: alternatives, ...beside } = schema;
      if (Array.isArray(alternatives) && typeKeywords.some((each) => beside[each] !== undefined))
        narrow(document, schema, key, alternatives);
    }
  });
}

function narrow(
  document: JsonObject,
  schema: JsonObject,
  key: 'anyOf' | 'oneOf',
  alternatives: readonly JsonValue[],
): void {
  const told = alternatives.map((each) => (isBare(each) ? withMembers(document, schema, each) : each));
  const isSilent = (each: JsonValue) => !typeKeywords.some((word) => Object(each)[word] !== undefined);
  Reflect.deleteProperty(schema, key);
  if (told.some(isSilent)) return;
  // `type: [object, null]` is meant to take nothing too, which no alternative says.
  const maybe = [schema['type']].flat().includes('null') ? [{ type: 'null' }] : [];
  const inner = { [key]: [...told, ...maybe] };
  Object.assign(schema, key === 'oneOf' ? inner : { allOf: [...listOf(schema['allOf']), inner] });
}

/** What is required with the types that the schema gives it. */
function withMembers(document: JsonObject, schema: JsonObject, { required }: JsonObject): JsonObject {
  const names = listOf(required).filter((name) => typeof name === 'string');
  const members = names.map((name): [string, JsonValue] => [
    name,
    propertiesOf(document, schema, name)[0] ?? {},
  ]);
  return { type: 'object', properties: Object.fromEntries(members), required: names };
}
