import * as z from 'zod';
import { describeJson, isPlainObject, type JsonValue } from '../base/json.ts';
import { joinPointer, resolvePointer } from '../base/json-pointer.ts';
import type { OpenApiDocument } from './document.ts';
import { type Faults, fatal } from './fault.ts';

const object = z.looseObject({}, 'an object');
const text = z.string('a text');

const operationSchema = z.looseObject(
  {
    operationId: text.optional(),
    tags: z.array(text, 'a list of tags').optional(),
    parameters: z.array(object, 'a list of parameters').optional(),
    requestBody: object.optional(),
    responses: object.optional(),
    deprecated: z.boolean('true or false').optional(),
  },
  'an operation',
);

const pathItemSchema = z.looseObject(
  {
    $ref: text.optional(),
    parameters: z.array(object, 'a list of parameters').optional(),
    get: operationSchema.optional(),
    put: operationSchema.optional(),
    post: operationSchema.optional(),
    delete: operationSchema.optional(),
    options: operationSchema.optional(),
    head: operationSchema.optional(),
    patch: operationSchema.optional(),
    trace: operationSchema.optional(),
    query: operationSchema.optional(),
    additionalOperations: z.record(z.string(), operationSchema, 'operations by method').optional(),
  },
  'a path item',
);

const components = z.record(
  z.string(),
  z.record(z.string(), z.unknown(), 'components by name'),
  'components by sort',
);

const documentSchema = z.looseObject({
  info: z.looseObject({ title: text, version: text.optional() }, 'title and version of the API'),
  paths: z.record(z.string(), pathItemSchema, 'the paths of the API'),
  servers: z.array(z.looseObject({ url: text }), 'a list of servers').optional(),
  components: components.optional(),
  tags: z.array(z.looseObject({ name: text }), 'a list of tags').optional(),
  security: z.array(object, 'a list of security requirements').optional(),
});

/** Checks the parts of an OpenAPI document that are walked. The value given back is the very one that was given. */
export function checkShape(value: JsonValue): { spec: OpenApiDocument | null; faults: Faults } {
  const result = documentSchema.safeParse(value);
  // The schema has just found everything that OpenApiDocument promises; zod's own copy would lose unusual keys.
  if (result.success) return { spec: trusted(value), faults: [] };
  const faults = result.error.issues.map((issue) => {
    const pointer = issue.path.reduce<string>((parent, key) => joinPointer(parent, String(key)), '');
    const seen = resolvePointer(value, pointer);
    return fatal(existingPart(value, issue.path), describeFault(pointer, seen), issue.message);
  });
  return { spec: null, faults };
}

/**
 * Checks no more than that paths are listed by name, or not at all, as where an API is nothing but webhooks; such a
 * document is given back with no paths.
 */
export function checkPaths(value: JsonValue): { spec: OpenApiDocument | null; faults: Faults } {
  const paths = isPlainObject(value) ? (value['paths'] ?? {}) : null;
  // Everything else that OpenApiDocument promises is looked at by nobody without asking what it is.
  if (isPlainObject(value) && isPlainObject(paths)) return { spec: trusted({ ...value, paths }), faults: [] };
  return { spec: null, faults: [fatal('/paths', describeFault('/paths', paths), 'the paths of the API')] };
}

/** What was just checked, by its type. */
function trusted(value: JsonValue | object): OpenApiDocument {
  return value as unknown as OpenApiDocument;
}

function describeFault(pointer: string, seen: unknown): string {
  return `${pointer === '' ? 'the document' : pointer}: ${describeJson(seen)}`;
}

/** The pointer of the longest part of a path that is there, so that a missing member still has a line. */
function existingPart(value: JsonValue, path: readonly PropertyKey[]): string {
  let pointer = '';
  for (const key of path) {
    const next = joinPointer(pointer, String(key));
    if (resolvePointer(value, next) === undefined) return pointer;
    pointer = next;
  }
  return pointer;
}
