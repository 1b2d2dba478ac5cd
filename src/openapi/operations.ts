import { isPlainObject, type JsonValue } from '../base/json.ts';
import { joinPointer, resolvePointer } from '../base/json-pointer.ts';
import type { OpenApiDocument } from './document.ts';

/** The members of a path item that are operations, in the order in which the OpenAPI specification lists them. */
export const operationMethods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
] as const;
type OperationMethod = (typeof operationMethods)[number];

type JsonObject = { readonly [key: string]: JsonValue };

/** One operation of an API. */
export interface Operation {
  /** What it is called everywhere: `POST /v1/messages`. */
  readonly id: string;
  /** As in the path item: lower case. */
  readonly method: OperationMethod;
  readonly path: string;
  readonly operationId: string | null;
  readonly tags: readonly string[];
  /** Where it stands in the document: `/paths/~1v1~1messages/post`. */
  readonly pointer: string;
  /** The operation object itself. */
  readonly value: JsonObject;
  /** Parameters of the whole path and then of the operation, as published: `$ref`s are not followed. */
  readonly parameters: readonly JsonObject[];
}

/** Every operation of an API, in the order of the document. A path item that is a local `$ref` is followed. */
export function listOperations(spec: OpenApiDocument): Operation[] {
  return Object.keys(spec.paths).flatMap((path) => {
    const item = followPathItem(spec, joinPointer('/paths', path));
    return operationMethods.flatMap((method) => readOperation(path, method, item));
  });
}

interface PathItem {
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
}

function followPathItem(spec: OpenApiDocument, pointer: string, seen = new Set<string>()): PathItem {
  const value = resolvePointer(spec, pointer);
  if (!isPlainObject(value) || seen.has(pointer)) return { pointer, value: {} };
  const reference = value['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return { pointer, value };
  return followPathItem(spec, decode(reference.slice(1)), seen.add(pointer));
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function readOperation(path: string, method: OperationMethod, item: PathItem): Operation[] {
  const value = item.value[method];
  if (!isJsonObject(value)) return [];
  const { operationId, tags } = value;
  return [
    {
      id: `${method.toUpperCase()} ${path}`,
      method,
      path,
      operationId: typeof operationId === 'string' ? operationId : null,
      tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
      pointer: joinPointer(item.pointer, method),
      value,
      parameters: [...listParameters(item.value['parameters']), ...listParameters(value['parameters'])],
    },
  ];
}

function listParameters(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** An object inside a parsed JSON document holds JSON values only. */
function isJsonObject(value: unknown): value is JsonObject {
  return isPlainObject(value);
}
