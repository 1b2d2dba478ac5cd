import { describeJson, isPlainObject, type JsonValue } from '../base/json.ts';
import { type Faults, fatal } from './fault.ts';

/** 3.2 differs from 3.1 only in additions that our walk steps over. */
const readableVersion = /^3\.[012]\.\d+(?:-.+)?$/;
const expected = 'an OpenAPI 3.0, 3.1 or 3.2 document';

/** Names what a JSON value is when it is not an OpenAPI document of a version that is read. */
export function checkVersion(value: JsonValue): Faults {
  if (!isPlainObject(value)) return [fatal('', describeJson(value), expected)];
  if (Object.hasOwn(value, 'openapi')) return checkNumber(value['openapi']);
  if (Object.hasOwn(value, 'swagger')) {
    return [fatal('/swagger', `Swagger ${describeJson(value['swagger'])}`, expected)];
  }
  return [fatal('', describeJson(value), expected)];
}

function checkNumber(version: unknown): Faults {
  if (typeof version === 'string' && readableVersion.test(version)) return [];
  return [fatal('/openapi', `openapi: ${describeJson(version)}`, expected)];
}
