import { child, members, type Node } from '../../../openapi/node.ts';
import { tell, type Walk } from '../walk/walk.ts';

/**
 * What components are by themselves, whoever uses them: names of schemas that are gone, since generated code has those
 * names. A new schema is nothing to anybody before it is used.
 */
export function compareComponents(walk: Walk): void {
  const schemas = [namesIn(walk.base.root, 'schemas'), namesIn(walk.next.root, 'schemas')] as const;
  const gone = [...schemas[0]].filter(([name]) => !schemas[1].has(name));
  const [only, ...others] = gone;
  if (only === undefined) return;
  const [name, base] = only;
  const told = { verb: 'removed', next: null } as const;
  // Many go for one cause: with the operations that they were for, or by a new hand.
  if (others.length === 0) tell(walk, { ...told, aspect: 'schema', base, from: name, step: name });
  else tell(walk, { ...told, aspect: 'schemas', base: base.parent, from: gone.map(([each]) => each) });
}

function namesIn(root: Node, sort: string): Map<string, Node> {
  const components = child(root, 'components');
  const named = components === null ? [] : members(child(components, sort));
  return new Map(named.map((node) => [String(node.key), node]));
}
