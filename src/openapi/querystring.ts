import { partsOf, propertiesOf } from './compose.ts';
import { isJsonObject, type JsonObject } from './node.ts';
import { type Operation, parametersOf } from './operations.ts';
import { follow, followAll } from './reference.ts';

const form = 'application/x-www-form-urlencoded';

/**
 * The parameters of a query that a whole query string described as a form is made of (`in: querystring`, OpenAPI 3.2), none where it
 * is described otherwise; `null` for a parameter of another place.
 */
export function membersOfQuerystring(document: JsonObject, parameter: JsonObject): JsonObject[] | null {
  if (parameter['in'] !== 'querystring') return null;
  const content = isJsonObject(parameter['content']) ? parameter['content'] : {};
  const media = follow(document, content[form]) ?? {};
  const parts = partsOf(document, media['schema']);
  const names = parts.flatMap(({ properties }) => (isJsonObject(properties) ? Object.keys(properties) : []));
  const required = parts.flatMap((part) => (Array.isArray(part['required']) ? part['required'] : []));
  const encoding = isJsonObject(media['encoding']) ? media['encoding'] : {};
  return [...new Set(names)].map((name) => {
    const [schema = {}] = propertiesOf(document, media['schema'], name);
    const { style, explode } = follow(document, encoding[name]) ?? {};
    return {
      ...{ name, in: 'query', schema, required: parameter['required'] === true && required.includes(name) },
      ...(style !== undefined && { style }),
      ...(explode !== undefined && { explode }),
    };
  });
}

/** The parameters of an operation as they are called, each by itself. */
export function calledParameters(document: JsonObject, operation: Operation): JsonObject[] {
  return followAll(document, parametersOf(operation)).flatMap(
    (parameter) => membersOfQuerystring(document, parameter) ?? [parameter],
  );
}
