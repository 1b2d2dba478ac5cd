import { canonicalJson } from '../../../canonical/json.ts';
import { child, elements, members, type Node } from '../walk/node.ts';
import { tell, type Walk } from '../walk/walk.ts';

/**
 * What a caller has to show: one of several alternatives, each a set of schemes with scopes. An operation without a list
 * of its own has the document's. The empty alternative lets callers in without anything.
 */
export function compareSecurity(walk: Walk, base: Node, next: Node): void {
  const [own, inherited] = [child(base, 'security'), child(walk.base.root, 'security')];
  const [ownNext, inheritedNext] = [child(next, 'security'), child(walk.next.root, 'security')];
  const [before, after] = [requirementsOf(own ?? inherited), requirementsOf(ownNext ?? inheritedNext)];
  const places: Places = {
    base: own ?? inherited ?? (ownNext === null ? walk.base.root : base),
    next: ownNext ?? inheritedNext ?? (own === null ? walk.next.root : next),
  };
  compareNeed(walk, before, after, places);
  compareAlternatives(walk, before, after, places);
}

interface Places {
  readonly base: Node;
  readonly next: Node;
}

/** One alternative: scheme → scopes. */
interface Requirement {
  readonly node: Node;
  readonly schemes: string;
  readonly scopes: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Requirements {
  readonly alternatives: ReadonlyMap<string, Requirement>;
  /** True when a caller may also come with nothing. */
  readonly optional: boolean;
}

function requirementsOf(list: Node | null): Requirements {
  const all = elements(list);
  const requirements = all.filter((node) => members(node).length > 0).map(requirementOf);
  return {
    alternatives: new Map(requirements.map((requirement) => [requirement.schemes, requirement])),
    optional: requirements.length < all.length || all.length === 0,
  };
}

function requirementOf(node: Node): Requirement {
  const schemes = members(node);
  return {
    node,
    schemes: schemes
      .map(({ key }) => String(key))
      .sort()
      .join(' + '),
    scopes: new Map(schemes.map((scheme) => [String(scheme.key), scopesOf(scheme)])),
  };
}

function scopesOf(scheme: Node): Set<string> {
  return new Set(elements(scheme).map(({ value }) => String(value)));
}

/** Only where security stays: a first requirement that comes, or the last one that goes, is told as itself. */
function compareNeed(walk: Walk, before: Requirements, after: Requirements, places: Places): void {
  if (before.optional === after.optional) return;
  if (before.alternatives.size === 0 || after.alternatives.size === 0) return;
  const verb = after.optional ? 'added' : 'removed';
  tell(walk, { aspect: 'security-optional', verb, ...places, from: before.optional, to: after.optional });
}

function compareAlternatives(walk: Walk, before: Requirements, after: Requirements, places: Places): void {
  for (const [schemes, requirement] of before.alternatives) {
    const now = after.alternatives.get(schemes);
    if (now !== undefined) compareScopes(walk, requirement, now);
    else
      tell(walk, {
        aspect: 'security',
        verb: 'removed',
        base: requirement.node,
        next: places.next,
        from: schemes,
      });
  }
  const first = before.alternatives.size === 0;
  for (const [schemes, requirement] of after.alternatives) {
    if (before.alternatives.has(schemes)) continue;
    const traits = first && !after.optional ? (['required'] as const) : [];
    const telling = { base: places.base, next: requirement.node, to: schemes, traits };
    tell(walk, { aspect: 'security', verb: 'added', ...telling });
  }
}

function compareScopes(walk: Walk, base: Requirement, next: Requirement): void {
  for (const [scheme, before] of base.scopes) {
    const after = next.scopes.get(scheme) ?? new Set();
    const places = { base: base.node, next: next.node };
    for (const scope of before) {
      if (!after.has(scope))
        tell(walk, { aspect: 'security-scope', verb: 'removed', ...places, from: [scheme, scope] });
    }
    for (const scope of after) {
      if (!before.has(scope))
        tell(walk, { aspect: 'security-scope', verb: 'added', ...places, to: [scheme, scope] });
    }
  }
}

/** The scheme itself: another kind of credentials, another place for them, another flow to get them. */
export function compareScheme(walk: Walk, base: Node, next: Node): void {
  for (const { keyword, aspect } of schemeParts) {
    const [before, after] = [child(base, keyword), child(next, keyword)];
    if (sameText(before, after)) continue;
    const places = { base: before ?? base, next: after ?? next };
    tell(walk, { aspect, verb: 'changed', ...places, from: before?.value, to: after?.value });
    return;
  }
}

/** The first part that differs says it all. */
const schemeParts = [
  { keyword: 'type', aspect: 'security-scheme-type' },
  { keyword: 'scheme', aspect: 'security-scheme-http' },
  { keyword: 'in', aspect: 'security-scheme-key' },
  { keyword: 'name', aspect: 'security-scheme-key' },
  { keyword: 'flows', aspect: 'security-scheme-flows' },
  { keyword: 'openIdConnectUrl', aspect: 'security-scheme-flows' },
];

/** Names of HTTP schemes and headers have no case (RFC 9110). */
function sameText(before: Node | null, after: Node | null): boolean {
  const texts = [before, after].map((node) => canonicalJson(node?.value ?? null).toLowerCase());
  return texts[0] === texts[1];
}
