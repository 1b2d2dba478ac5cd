import { operationMethods } from '../../../openapi/operations.ts';
import { child, isJsonObject, members, type Node } from '../walk/node.ts';
import { followed, type Side } from '../walk/side.ts';

/** An operation of one document with the path item that it stands in. */
export interface OperationNode {
  /** `POST /v1/messages`, or `webhook POST name`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly node: Node;
  readonly item: Node;
  /** The server calls, so requests and responses change sides. */
  readonly webhook: boolean;
}

/** Every operation and every webhook of a document, in its order. */
export function listOperations(side: Side): OperationNode[] {
  return [
    ...itemsIn(side, 'paths').flatMap(([path, item]) => operationsOf(side, path, item, false)),
    ...itemsIn(side, 'webhooks').flatMap(([path, item]) => operationsOf(side, path, item, true)),
  ];
}

/** The operations of one path item: those of the known methods, and those that 3.2 lists under names of their own. */
export function operationsOf(side: Side, path: string, item: Node, webhook: boolean): OperationNode[] {
  const known = operationMethods.flatMap((method) => child(item, method) ?? []);
  const others = members(followed(side, item, 'additionalOperations'));
  return [...known, ...others]
    .filter((node) => isJsonObject(node.value))
    .map((node) => {
      const method = String(node.key).toUpperCase();
      const name = `${webhook ? 'webhook ' : ''}${method} ${path}`;
      return { name, method, path, node, item, webhook };
    });
}

function itemsIn(side: Side, key: string): Array<[string, Node]> {
  return members(child(side.root, key)).flatMap((member): Array<[string, Node]> => {
    const item = side.follow(member);
    return item === null || String(member.key).startsWith('x-') ? [] : [[String(member.key), item]];
  });
}
