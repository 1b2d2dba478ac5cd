import { child, elements, type Node, valueAt } from '../../../openapi/node.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { tell, type Walk } from '../walk/walk.ts';

/** The addresses that answer an operation: its own, its path's or the document's. Descriptions and order do not count. */
export function compareServers(walk: Walk, base: Operation, next: Operation): void {
  const [before, after] = [serversOf(walk.base.root, base), serversOf(walk.next.root, next)];
  const gone = [...before].filter(([url]) => !after.has(url));
  const come = [...after].filter(([url]) => !before.has(url));
  const stays = gone.length < before.size;
  const places = { base: listOf(walk.base.root, base), next: listOf(walk.next.root, next) };
  for (const [url, node] of gone) {
    const traits = stays ? [] : (['last'] as const);
    tell(walk, { aspect: 'server', verb: 'removed', base: node, next: places.next, from: url, traits });
  }
  for (const [url, node] of come)
    tell(walk, { aspect: 'server', verb: 'added', base: places.base, next: node, to: url });
}

function serversOf(root: Node, operation: Operation): Map<string, Node> {
  const servers = elements(listOf(root, operation)).map((node): [string, Node] => [addressOf(node), node]);
  return new Map(servers);
}

function listOf(root: Node, { node, item }: Operation): Node {
  return child(node, 'servers') ?? child(item, 'servers') ?? child(root, 'servers') ?? root;
}

/** A slash at the end makes no difference, since every path begins with one. */
function addressOf(server: Node): string {
  return String(valueAt(server, 'url') ?? '/').replace(/\/+$/, '');
}
