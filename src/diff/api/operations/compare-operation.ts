import { child, elements, members, type Node, valueAt } from '../../../openapi/node.ts';
import { type Operation, operationsOf } from '../../../openapi/operations.ts';
import type { Direction } from '../walk/difference.ts';
import { into, tell, verbFor, type Walk } from '../walk/walk.ts';
import { compareBody } from './bodies.ts';
import { compareLifecycle } from './lifecycle.ts';
import { compareParameters } from './parameters.ts';
import { compareResponses } from './responses.ts';
import { compareUsedSchemes } from './schemes.ts';
import { compareSecurity } from './security.ts';
import { compareServers } from './servers.ts';

/** Everything that callers of one operation can notice. What the server calls goes the other way round. */
export function compareOperation(walk: Walk, base: Operation, next: Operation): void {
  const isEqual = walk.equal.areEqual(base.node, next.node);
  if (!isOutsideEqual(walk, base, next)) compareOutside(walk, base, next);
  else if (base.path !== next.path || !areEqual(walk, base.item, next.item, ['servers'])) {
    compareServers(walk, base, next);
  }
  if (isEqual && base.path === next.path && areEqual(walk, base.item, next.item, ['parameters'])) return;
  compareLifecycle(walk, base.node, next.node);
  compareIdentity(walk, base.node, next.node);
  compareContract(walk, base, next, base.webhook);
  compareCallbacks(walk, base.node, next.node);
}

/** The members of a document that operations without their own have in common. */
const outside = ['servers', 'security', 'components/securitySchemes'];

/** Most operations that changed did so by what they carry. */
function isOutsideEqual(walk: Walk, base: Operation, next: Operation): boolean {
  return (
    areEqual(walk, base.node, next.node, ['security', 'servers']) &&
    areEqual(walk, walk.base.root, walk.next.root, outside)
  );
}

/** What an operation may have from its document: who may call it, and where. */
function compareOutside(walk: Walk, base: Operation, next: Operation): void {
  compareSecurity(walk, base.node, next.node);
  compareUsedSchemes(walk, base.node, next.node);
  compareServers(walk, base, next);
}

/** True where some parts below two nodes are equal, or are on neither side. */
function areEqual(walk: Walk, base: Node, next: Node, paths: readonly string[]): boolean {
  return paths.every((path) => {
    const [before, after] = [below(base, path), below(next, path)];
    return before === null || after === null ? before === after : walk.equal.areEqual(before, after);
  });
}

function below(node: Node, path: string): Node | null {
  return path.split('/').reduce<Node | null>((at, key) => (at === null ? null : child(at, key)), node);
}

function compareContract(walk: Walk, base: Operation, next: Operation, reversed: boolean): void {
  const [sent, received]: readonly Direction[] = reversed ? ['response', 'request'] : ['request', 'response'];
  if (sent === undefined || received === undefined) return;
  compareParameters({ ...walk, direction: sent }, base, next);
  compareBody({ ...walk, direction: sent }, base.node, next.node);
  compareResponses({ ...walk, direction: received }, base.node, next.node);
}

/** What generated code calls the operation, and the groups it puts it in. */
function compareIdentity(walk: Walk, base: Node, next: Node): void {
  const [from, to] = [valueAt(base, 'operationId'), valueAt(next, 'operationId')];
  const places = { base: child(base, 'operationId') ?? base, next: child(next, 'operationId') ?? next };
  if (from !== to) {
    tell(walk, { aspect: 'operation-id', verb: verbFor(from, to), ...places, from, to });
  }
  compareTags(walk, base, next);
}

/** One tag that came for one that went is another name of the group; so are many, if there are as many of both. */
function compareTags(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [tagsOf(base), tagsOf(next)];
  const gone = [...before].filter(([tag]) => !after.has(tag));
  const come = [...after].filter(([tag]) => !before.has(tag));
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    const [[from, old], [to, now]] = [gone[index] ?? [], come[index] ?? []];
    tell(walk, { aspect: 'tag', verb: verbFor(from, to), base: old ?? base, next: now ?? next, from, to });
  }
}

function tagsOf(node: Node): Map<string, Node> {
  return new Map(elements(child(node, 'tags')).map((tag) => [String(tag.value), tag]));
}

/** Calls that the server makes: what it sends is what the other side has to take. */
function compareCallbacks(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [callbacksOf(walk.base, base), callbacksOf(walk.next, next)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    if (old !== undefined && now !== undefined) {
      compareContract(into(walk, `callback ${name}:`), old, now, true);
      continue;
    }
    const verb = old === undefined ? 'added' : 'removed';
    const places = { base: old?.node ?? base, next: now?.node ?? next };
    tell(walk, { aspect: 'callback', verb, ...places, from: old && name, to: now && name, step: name });
  }
}

function callbacksOf(side: Walk['base'], node: Node): Map<string, Operation> {
  const operations = members(child(node, 'callbacks')).flatMap((member) =>
    members(side.follow(member)).flatMap((expression) => {
      const item = side.follow(expression);
      return item === null ? [] : operationsOf(side, `${member.key} ${expression.key}`, item, true);
    }),
  );
  return new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
}
