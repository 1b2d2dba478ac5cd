import { canonicalJson } from '../../../base/json.ts';
import { listed } from '../../../base/words.ts';
import { child, elements, isJsonObject, members, type Node, valueAt } from '../../../openapi/node.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';

/** Schemes are compared where they are used, so that the operations that they guard are known. */
export function compareUsedSchemes(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [schemesOf(walk.base.root), schemesOf(walk.next.root)];
  for (const name of schemesUsed(walk.base.root, base)) {
    if (!schemesUsed(walk.next.root, next).has(name)) continue;
    const [old, now] = [before.get(name), after.get(name)];
    if (old !== undefined && now !== undefined) compareNamed(walk, name, old, now);
    else if (old !== now) {
      const places = { base: old ?? walk.base.root, next: now ?? walk.next.root };
      const values = { from: old && name, to: now && name };
      tell(walk, { aspect: 'security-scheme', verb: verbFor(old, now), ...places, ...values });
    }
  }
}

function schemesOf(root: Node): Map<string, Node> {
  const components = child(root, 'components');
  const named = components === null ? [] : members(child(components, 'securitySchemes'));
  return new Map(named.map((node) => [String(node.key), node]));
}

function schemesUsed(root: Node, operation: Node): Set<string> {
  const requirements = child(operation, 'security') ?? child(root, 'security');
  const list = elements(requirements).map(({ value }) => value);
  return new Set(list.flatMap((requirement) => (isJsonObject(requirement) ? Object.keys(requirement) : [])));
}

function compareNamed(walk: Walk, name: string, old: Node, now: Node): void {
  const [base, next] = [walk.base.follow(old), walk.next.follow(now)];
  if (base === null || next === null) return;
  const [was, is] = [valueAt(base, 'deprecated') === true, valueAt(next, 'deprecated') === true];
  if (was !== is) {
    const values = { from: was ? name : undefined, to: is ? name : undefined };
    tell(walk, {
      aspect: 'security-scheme-deprecated',
      verb: is ? 'added' : 'removed',
      base,
      next,
      ...values,
    });
  }
  if (!compareParts(walk, base, next)) compareFlows(walk, base, next);
}

/** The scheme itself: another kind of credentials, or another place for them. The first part that differs says it all. */
const parts = [
  { keyword: 'type', aspect: 'security-scheme-type' },
  { keyword: 'scheme', aspect: 'security-scheme-http' },
  { keyword: 'in', aspect: 'security-scheme-key' },
  { keyword: 'name', aspect: 'security-scheme-key-name' },
  { keyword: 'openIdConnectUrl', aspect: 'security-scheme-flows' },
  { keyword: 'oauth2MetadataUrl', aspect: 'security-scheme-flows' },
];

function compareParts(walk: Walk, base: Node, next: Node): boolean {
  for (const { keyword, aspect } of parts) {
    const [before, after] = [child(base, keyword), child(next, keyword)];
    const hasCase = keyword.endsWith('Url') || (keyword === 'name' && valueAt(next, 'in') !== 'header');
    if (sameText(before, after, hasCase)) continue;
    const places = { base: before ?? base, next: after ?? next };
    tell(walk, { aspect, verb: 'changed', ...places, from: before?.value, to: after?.value });
    return true;
  }
  return false;
}

/** Names of HTTP schemes and headers have no case (RFC 9110); those of a query and of cookies have. */
function sameText(before: Node | null, after: Node | null, hasCase: boolean): boolean {
  const [from, to] = [before, after].map((node) => canonicalJson(node?.value ?? null));
  return from === to || (!hasCase && from?.toLowerCase() === to?.toLowerCase());
}

const addresses = [
  ['authorizationUrl', 'security-scheme-url'],
  ['deviceAuthorizationUrl', 'security-scheme-url'],
  ['tokenUrl', 'security-scheme-token-url'],
  ['refreshUrl', 'security-scheme-token-url'],
] as const;

/** The ways to get credentials of OAuth 2, the addresses of each, and what can be asked for in any of them. */
function compareFlows(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [membersOf(base, 'flows'), membersOf(next, 'flows')];
  for (const [name, old] of before) {
    const now = after.get(name);
    if (now !== undefined) compareAddresses(walk, old, now);
  }
  const gone = [...before].filter(([name]) => !after.has(name));
  const come = [...after].filter(([name]) => !before.has(name));
  // One that came for one that went is one change.
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    const [[from, old], [to, now]] = [gone[index] ?? [], come[index] ?? []];
    const places = { base: old ?? base, next: now ?? next };
    tell(walk, { aspect: 'security-scheme-flow', verb: verbFor(from, to), ...places, from, to });
  }
  compareScopes(walk, before, after, { base, next });
}

function compareAddresses(walk: Walk, base: Node, next: Node): void {
  for (const [keyword, aspect] of addresses) {
    const [before, after] = [child(base, keyword), child(next, keyword)];
    if (before?.value === after?.value) continue;
    const values = { from: before?.value ?? 'none', to: after?.value ?? 'none' };
    tell(walk, { aspect, verb: 'changed', base: before ?? base, next: after ?? next, ...values });
  }
}

type Flows = ReadonlyMap<string, Node>;

/** A scope is told once, with all the flows of both sides that it came to or went from. */
function compareScopes(
  walk: Walk,
  before: Flows,
  after: Flows,
  places: { readonly base: Node; readonly next: Node },
): void {
  const aspect = 'security-scheme-scope';
  for (const [scope, { node, flows }] of scopesOnlyIn(before, after)) {
    const from = { scope, flows: listed(flows) };
    tell(walk, { aspect, verb: 'removed', base: node, next: places.next, from });
  }
  for (const [scope, { node, flows }] of scopesOnlyIn(after, before)) {
    const to = { scope, flows: listed(flows) };
    tell(walk, { aspect, verb: 'added', base: places.base, next: node, to });
  }
}

function scopesOnlyIn(own: Flows, others: Flows): Map<string, { node: Node; flows: string[] }> {
  const found = new Map<string, { node: Node; flows: string[] }>();
  for (const [name, flow] of own) {
    const other = others.get(name);
    const known = other === undefined ? null : membersOf(other, 'scopes');
    for (const [scope, node] of membersOf(flow, 'scopes')) {
      // A flow that came or went whole says so itself.
      if (known === null || known.has(scope)) continue;
      found.set(scope, { node, flows: [...(found.get(scope)?.flows ?? []), name] });
    }
  }
  return found;
}

function membersOf(node: Node, key: string): Map<string, Node> {
  return new Map(members(child(node, key)).map((member) => [String(member.key), member]));
}
