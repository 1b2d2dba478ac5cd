import { child, isJsonObject, members, type Node } from '../../../openapi/node.ts';
import { tell, type Walk } from '../walk/walk.ts';
import { compareScheme } from './security.ts';

/**
 * What components are by themselves, whoever uses them: the schemes of security, and names of schemas that are gone,
 * since generated code has those names. A new schema is nothing to anybody before it is used.
 */
export function compareComponents(walk: Walk): void {
  const schemas = [namesIn(walk.base.root, 'schemas'), namesIn(walk.next.root, 'schemas')] as const;
  for (const [name, node] of schemas[0]) {
    if (schemas[1].has(name)) continue;
    tell(walk, { aspect: 'schema', verb: 'removed', base: node, next: null, from: name, step: name });
  }
}

/** Schemes are compared where they are used, so that the operations that they guard are known. */
export function compareUsedSchemes(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [
    namesIn(walk.base.root, 'securitySchemes'),
    namesIn(walk.next.root, 'securitySchemes'),
  ];
  for (const name of schemesUsed(walk.base.root, base)) {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === undefined || now === undefined || !schemesUsed(walk.next.root, next).has(name)) continue;
    const [oldScheme, newScheme] = [walk.base.follow(old), walk.next.follow(now)];
    if (oldScheme !== null && newScheme !== null) compareScheme(walk, oldScheme, newScheme);
  }
}

function schemesUsed(root: Node, operation: Node): Set<string> {
  const requirements = child(operation, 'security') ?? child(root, 'security');
  const list = Array.isArray(requirements?.value) ? requirements.value : [];
  return new Set(list.flatMap((requirement) => (isJsonObject(requirement) ? Object.keys(requirement) : [])));
}

function namesIn(root: Node, sort: string): Map<string, Node> {
  const components = child(root, 'components');
  const named = components === null ? [] : members(child(components, sort));
  return new Map(named.map((node) => [String(node.key), node]));
}
