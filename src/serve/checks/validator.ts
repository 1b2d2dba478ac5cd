import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { isPlainObject } from '../../base/json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { describeFault } from './describe-fault.ts';
import { openParts, schemaRoot, toJsonSchema, toJsonSchemas } from './json-schema.ts';

/** Says what is wrong with a value, or `null` when it is as its schema wants it. */
export type Check = (value: unknown) => string | null;

/** Makes checks from the schemas of one spec. */
export interface Validator {
  /** For values that come as JSON. Throws for a schema that is none. */
  checkJson(schema: unknown): Check;
  /** For values that come as text (forms, queries, paths): `"2"` is a number where one is wanted. */
  checkText(schema: unknown): Check;
}

/** A validator that knows the spec's components, as JSON Schema 2020-12. */
export function createValidator(spec: OpenApiDocument): Validator {
  const json = createAjv(spec, false);
  const text = createAjv(spec, true);
  return {
    checkJson: (schema) => checkWith(json.compile(asSchema(schema))),
    checkText: (schema) => checkWith(text.compile(asSchema(schema))),
  };
}

function createAjv(spec: OpenApiDocument, coerce: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    coerceTypes: coerce ? 'array' : false,
    // An API's schemas have keywords and formats of their own, which say nothing about validity.
    strict: false,
    logger: false,
    validateSchema: false,
  });
  formats.default(ajv);
  const components = spec['components'];
  const schemas = isPlainObject(components) ? components['schemas'] : undefined;
  ajv.addSchema({ $id: schemaRoot, components: { schemas: toJsonSchemas(openParts(schemas, spec)) } });
  return ajv;
}

/** A schema that is absent or no schema at all forbids nothing. */
function asSchema(schema: unknown): object | boolean {
  const converted = toJsonSchema(schema);
  return isPlainObject(converted) || converted === false ? converted : true;
}

function checkWith(validate: ValidateFunction): Check {
  return (value) => {
    try {
      return validate(value) ? null : describeFault(validate.errors ?? []);
    } catch (error) {
      // A schema that contains itself is checked by a function that calls itself.
      if (error instanceof RangeError) return 'the body: is nested too deeply to be checked';
      throw error;
    }
  };
}
