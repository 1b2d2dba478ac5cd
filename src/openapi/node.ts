import { isPlainObject, type JsonValue } from '../base/json.ts';
import { joinPointer } from '../base/json-pointer.ts';

/** A value in a document that knows where it stands. Its pointer is only written out when somebody asks. */
export interface Node {
  readonly value: JsonValue;
  readonly parent: Node | null;
  readonly key: string | number;
}

/** An object of a document. Parsed JSON holds JSON values only. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** The document itself. */
export function rootNode(value: JsonValue): Node {
  return { value, parent: null, key: '' };
}

/** A member or an element by its key, never an inherited one; `null` when nothing is there. */
export function child(node: Node, key: string | number): Node | null {
  const { value } = node;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  // Just found to be there; a list is looked up by its index as any object by its key.
  return { value: (value as Record<string | number, JsonValue>)[key] as JsonValue, parent: node, key };
}

/** The value below a node, or `undefined`. */
export function valueAt(node: Node, key: string): JsonValue | undefined {
  return isJsonObject(node.value) && Object.hasOwn(node.value, key) ? node.value[key] : undefined;
}

/** The members of an object, none for anything else. */
export function members(node: Node | null): Node[] {
  if (node === null || !isJsonObject(node.value)) return [];
  return Object.entries(node.value).map(([key, value]) => ({ value, parent: node, key }));
}

/** The elements of a list, none for anything else. */
export function elements(node: Node | null): Node[] {
  if (node === null || !Array.isArray(node.value)) return [];
  return node.value.map((value, key) => ({ value, parent: node, key }));
}

/** The JSON pointer of a node. */
export function pointerOf(node: Node): string {
  const keys: Array<string | number> = [];
  for (let at = node; at.parent !== null; at = at.parent) keys.push(at.key);
  return keys.reduceRight<string>(joinPointer, '');
}

/** True for what JSON writes with braces. */
export function isJsonObject(value: unknown): value is JsonObject {
  return isPlainObject(value);
}
