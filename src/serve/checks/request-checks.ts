import { isPlainObject, parseJson } from '../../base/json.ts';
import { jsonOf } from '../../openapi/api.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { isJsonMediaType } from '../../openapi/media-types.ts';
import type { Operation } from '../../openapi/operations.ts';
import { calledParameters } from '../../openapi/querystring.ts';
import { follow } from '../../openapi/reference.ts';
import { type Content, readContent } from '../spec/responses.ts';
import { isForm, isLines } from './read-body.ts';
import { type ParameterReader, parameterReader } from './read-parameters.ts';

import type { Check, Validator } from './validator.ts';

/** What a request to one operation has to fulfil. */
export interface RequestChecks {
  /** By media type; empty for an operation without a body. */
  readonly bodies: ReadonlyMap<string, Check>;
  readonly bodyRequired: boolean;
  readonly path: Check;
  readonly query: Check;
  readonly headers: Check;
  readonly cookies: Check;
  /** Parameters as values, by the way in which they are written. */
  readonly read: ParameterReader;
  /** Parts of the spec that are no schema, so that nothing is checked against them, with the reason. */
  readonly unchecked: readonly string[];
}

const anything: Check = () => null;

/** The checks of an operation's parameters and body. */
export function readRequestChecks(
  spec: OpenApiDocument,
  operation: Operation,
  validator: Validator,
): RequestChecks {
  const unchecked: string[] = [];
  const attempt = (place: string, make: () => Check): Check => {
    try {
      return make();
    } catch (cause) {
      unchecked.push(`${operation.id}, ${place}: ${cause instanceof Error ? cause.message : String(cause)}`);
      return anything;
    }
  };
  const body = follow(spec, operation.value['requestBody']);
  const content: Content = readContent(spec, body?.['content']);
  const bodies = new Map(
    [...content].map(([type, { schema }]) => {
      const make = () => checkOf(validator, type, schema);
      return [type, attempt(`body as ${type}`, make)];
    }),
  );
  const parameters = (place: string) =>
    attempt(`${place} parameters`, () => validator.checkText(parametersSchema(spec, operation, place)));
  return {
    bodies,
    bodyRequired: body?.['required'] === true,
    path: parameters('path'),
    query: parameters('query'),
    headers: parameters('header'),
    cookies: parameters('cookie'),
    read: parameterReader(spec, operation),
    unchecked,
  };
}

/** What is neither JSON nor a form is not looked into further than that it is there. */
function checkOf(validator: Validator, type: string, schema: unknown): Check {
  if (isForm(type)) return orWithJson(validator.checkText(schema));
  if (isLines(type)) return validator.checkJson({ type: 'array', items: schema });
  return isJsonMediaType(type) || type.includes('*')
    ? validator.checkJson(schema)
    : orNotWords(validator.checkJson(schema));
}

/** A text in another language than JSON is described by what it says. */
function orNotWords(check: Check): Check {
  return (value) => (check('text') === null ? check(value) : null);
}

/** A field of a form may hold an object or a list as JSON. */
function orWithJson(check: Check): Check {
  return (value) => {
    const parsed = isPlainObject(value)
      ? Object.entries(value).map(([name, field]) => [
          name,
          Array.isArray(field) ? field.map(jsonOr) : jsonOr(field),
        ])
      : [];
    const fault = check(value);
    return fault === null || check(Object.fromEntries(parsed)) === null ? null : fault;
  };
}

function jsonOr(field: unknown): unknown {
  return typeof field === 'string' && /^\s*[[{]/.test(field) ? (parseJson(field) ?? field) : field;
}

/** Headers that are no parameters, whatever the document says (OpenAPI 3.1, "Parameter Object"). */
const ownHeaders = /^(?:accept|content-type|authorization)$/i;

/** One object schema for all parameters of a place. An operation's own parameter replaces that of its path. */
function parametersSchema(spec: OpenApiDocument, operation: Operation, place: string): object {
  const parameters = calledParameters(jsonOf(spec), operation).flatMap((parameter) => {
    const { name } = parameter;
    if (parameter['in'] !== place || typeof name !== 'string') return [];
    return place === 'header' && ownHeaders.test(name) ? [] : [{ ...parameter, name }];
  });
  const properties = Object.fromEntries(parameters.map((parameter) => [parameter.name, schemaOf(parameter)]));
  const required = parameters
    .filter((parameter) => Reflect.get(parameter, 'required') === true)
    .map(({ name }) => name);
  return { type: 'object', properties, required: [...new Set(required)] };
}

function schemaOf(parameter: object): object | boolean {
  const content: unknown = Reflect.get(parameter, 'content');
  const [media] = isPlainObject(content) ? Object.values(content) : [];
  const schema: unknown = isPlainObject(media) ? media['schema'] : Reflect.get(parameter, 'schema');
  return isPlainObject(schema) ? schema : true;
}
