import type { JsonValue } from '../../base/json.ts';
import { propertiesOf } from '../../openapi/compose.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { follow } from '../../openapi/reference.ts';
import { visit } from './discriminators.ts';

/**
 * Says, in place, of a schema that is put together by `allOf` which of its parts' members it requires, where the parts themselves
 * do not: `allOf: [Base, { required: [name] }]` and `required` beside `allOf`. Declarations would leave them optional.
 */
export function requireInParts(document: JsonObject): void {
  visit(document, (schema) => {
    const { allOf } = schema;
    if (!Array.isArray(allOf)) return;
    const bare = allOf.filter(isBare);
    const names = [schema, ...bare].flatMap(({ required }) => (Array.isArray(required) ? required : []));
    const missing = [...new Set(names)].filter(
      (name) => typeof name === 'string' && !isOwn(schema, name) && !isRequired(document, allOf, name),
    );
    const found = missing.flatMap((name): [string, JsonValue][] => {
      const [property] = propertiesOf(document, { allOf }, String(name));
      return property === undefined ? [] : [[String(name), property]];
    });
    if (found.length === 0) return;
    const told = {
      type: 'object',
      properties: Object.fromEntries(found),
      required: found.map(([name]) => name),
    };
    Object.assign(schema, { allOf: [...allOf.filter((part) => !isBare(part)), told] });
  });
}

/** A part that says nothing but what is required. */
export function isBare(part: JsonValue): part is JsonObject {
  if (!isJsonObject(part) || !Array.isArray(part['required'])) return false;
  return Object.keys(part).every((key) => ['required', 'type', 'description', 'title'].includes(key));
}

function isOwn({ properties }: JsonObject, name: string): boolean {
  return isJsonObject(properties) && Object.hasOwn(properties, name);
}

function isRequired(document: JsonObject, parts: readonly JsonValue[], name: string, depth = 0): boolean {
  return parts.some((part) => {
    const schema = follow(document, part);
    if (schema === null || depth > 10) return false;
    const { allOf, required } = schema;
    const isNamed = !isBare(schema) && Array.isArray(required) && required.includes(name);
    return isNamed || (Array.isArray(allOf) && isRequired(document, allOf, name, depth + 1));
  });
}
