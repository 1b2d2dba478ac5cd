import { child, members, type Node } from '../../../openapi/node.ts';
import { tell, type Walk } from '../walk/walk.ts';

/**
 * What components are by themselves, whoever uses them: names of schemas that are gone, since generated code has those
 * names. A new schema is nothing to anybody before it is used.
 */
export function compareComponents(walk: Walk): void {
  const schemas = [namesIn(walk.base.root, 'schemas'), namesIn(walk.next.root, 'schemas')] as const;
  for (const [name, node] of schemas[0]) {
    if (schemas[1].has(name)) continue;
    tell(walk, { aspect: 'schema', verb: 'removed', base: node, next: null, from: name, step: name });
  }
}

function namesIn(root: Node, sort: string): Map<string, Node> {
  const components = child(root, 'components');
  const named = components === null ? [] : members(child(components, sort));
  return new Map(named.map((node) => [String(node.key), node]));
}
