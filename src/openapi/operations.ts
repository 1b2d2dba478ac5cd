import { type Api, apiOf, followed } from './api.ts';
import type { OpenApiDocument } from './document.ts';
import { child, elements, isJsonObject, type JsonObject, members, type Node, pointerOf } from './node.ts';

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

/** One operation of an API: a method of a path, or what the API itself sends to a webhook or a callback. */
export interface Operation {
  /** What it is called everywhere: `POST /v1/messages`, `webhook POST name`. */
  readonly id: string;
  /** As on the wire: `POST`, or what `additionalOperations` (OpenAPI 3.2) calls it. */
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
  readonly tags: readonly string[];
  /** Where it stands in the document: `/paths/~1v1~1messages/post`. */
  readonly pointer: string;
  /** The operation object itself. */
  readonly value: JsonObject;
  readonly node: Node;
  /** The path item that it stands in. */
  readonly item: Node;
  /** The server calls, so requests and responses change sides. */
  readonly webhook: boolean;
}

/** Every operation that a caller can call, in the order of the document. A path item that is a reference is followed. */
export function listOperations(spec: OpenApiDocument | JsonObject): Operation[] {
  return operationsIn(apiOf(spec), 'paths');
}

/** The operations of an API's paths, or of its webhooks. Extensions (`x-…`) among them are none. */
export function operationsIn(api: Api, key: 'paths' | 'webhooks'): Operation[] {
  return members(child(api.root, key)).flatMap((member) => {
    const item = api.follow(member);
    const path = String(member.key);
    return item === null || path.startsWith('x-') ? [] : operationsOf(api, path, item, key === 'webhooks');
  });
}

/** The operations of one path item: those of the known methods, and those that 3.2 lists under names of their own. */
export function operationsOf(api: Api, path: string, item: Node, webhook: boolean): Operation[] {
  const known = operationMethods.flatMap((method) => {
    const node = child(item, method);
    return node === null ? [] : [{ method: method.toUpperCase(), node }];
  });
  const others = members(followed(api, item, 'additionalOperations')).map((node) => ({
    method: String(node.key),
    node,
  }));
  return [...known, ...others].flatMap(({ method, node }) => {
    const { value } = node;
    if (!isJsonObject(value)) return [];
    const { operationId, tags } = value;
    return [
      {
        id: `${webhook ? 'webhook ' : ''}${method} ${path}`,
        method,
        path,
        operationId: typeof operationId === 'string' ? operationId : null,
        tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
        pointer: pointerOf(node),
        value,
        node,
        item,
        webhook,
      },
    ];
  });
}

/** Parameters of the whole path and then of the operation, as published: references are not followed. */
export function parametersOf({ node, item }: Operation): JsonObject[] {
  const own = [item, node].flatMap((holder) => elements(child(holder, 'parameters')));
  return own.map(({ value }) => value).filter(isJsonObject);
}
