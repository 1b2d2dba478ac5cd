import { splitPointer } from '../base/json-pointer.ts';
import type { OpenApiDocument } from './document.ts';
import { child, type JsonObject, type Node, rootNode, valueAt } from './node.ts';
import { localPointer, longestChain, namedPlaces } from './reference.ts';

/** An OpenAPI document to walk: nodes that know where they stand, and one way to follow a reference. */
export interface Api {
  readonly root: Node;
  /** In 3.0 everything beside a `$ref` is ignored; from 3.1 on a schema's other keywords count too. */
  readonly siblingsCount: boolean;
  /** Follows a chain of `$ref`s to what it means; the node itself when it is none, `null` for a ref that leads nowhere. */
  readonly follow: (node: Node) => Node | null;
  /** What a reference leads to, itself a reference perhaps; `null` for nothing. */
  readonly target: (reference: string) => Node | null;
}

/** A document as the JSON that it was read from: it holds no other values, though its type says nothing of most. */
export function jsonOf(spec: OpenApiDocument | JsonObject): JsonObject {
  return spec as unknown as JsonObject;
}

export function apiOf(spec: OpenApiDocument | JsonObject): Api {
  const root = rootNode(jsonOf(spec));
  const found = new Map<string, Node | null>();
  let named: ReadonlyMap<string, string> | undefined;
  const resolve = (reference: string): Node | null => {
    const known = found.get(reference);
    if (known !== undefined) return known;
    // Names of places are rare, and looking for them is not cheap.
    if (!reference.startsWith('#/') && reference !== '#') named ??= namedPlaces(root.value);
    const target = locate(root, named?.get(reference) ?? (reference === '#' ? '' : localPointer(reference)));
    found.set(reference, target);
    return target;
  };
  return {
    root,
    siblingsCount: !String(spec['openapi']).startsWith('3.0'),
    target: resolve,
    follow: (node) => {
      let current: Node | null = node;
      for (let step = 0; step < longestChain && current !== null; step += 1) {
        const reference = referenceOf(current);
        if (typeof reference !== 'string') return current;
        current = resolve(reference);
      }
      return null;
    },
  };
}

/** What a node refers to; `undefined` for one that is no reference. */
export function referenceOf(node: Node): string | undefined {
  const reference = valueAt(node, '$ref') ?? valueAt(node, '$dynamicRef');
  return typeof reference === 'string' ? reference : undefined;
}

/** A member of a node with its references followed. */
export function followed(side: Api, node: Node | null, key: string): Node | null {
  const found = node === null ? null : child(node, key);
  return found === null ? null : side.follow(found);
}

function locate(root: Node, pointer: string | null): Node | null {
  const keys = pointer === null ? null : splitPointer(pointer);
  return keys === null
    ? null
    : keys.reduce<Node | null>((node, key) => (node === null ? null : child(node, key)), root);
}
