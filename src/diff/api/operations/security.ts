import { compareCodePoints } from '../../../base/code-point-order.ts';
import { canonicalJson, type JsonValue } from '../../../base/json.ts';
import { type Api, followed } from '../../../openapi/api.ts';
import { child, elements, members, type Node, valueAt } from '../../../openapi/node.ts';
import type { Verb } from '../walk/difference.ts';
import { tell, type Walk } from '../walk/walk.ts';

/**
 * What a caller has to show: one of several alternatives, each a set of schemes with scopes. An operation without a list
 * of its own has the document's. The empty alternative lets callers in without anything.
 */
export function compareSecurity(walk: Walk, base: Node, next: Node): void {
  const [own, inherited] = [child(base, 'security'), child(walk.base.root, 'security')];
  const [ownNext, inheritedNext] = [child(next, 'security'), child(walk.next.root, 'security')];
  const before = requirementsOf(walk.base, own ?? inherited);
  const after = requirementsOf(walk.next, ownNext ?? inheritedNext);
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

/** One alternative: what has to be shown together. */
interface Requirement {
  readonly node: Node;
  /** The names of its schemes: `key + token`. */
  readonly names: string;
  /** What its schemes are, whatever they are called; `null` where one is not described. */
  readonly meaning: string | null;
  readonly schemes: readonly Scheme[];
}

interface Scheme {
  readonly name: string;
  readonly meaning: string | null;
  readonly scopes: ReadonlySet<string>;
}

interface Requirements {
  readonly alternatives: readonly Requirement[];
  /** True when a caller may also come with nothing. */
  readonly optional: boolean;
}

function requirementsOf(side: Api, list: Node | null): Requirements {
  const all = elements(list);
  const alternatives = all
    .filter((node) => members(node).length > 0)
    .map((node) => requirementOf(side, node));
  return { alternatives, optional: alternatives.length < all.length || all.length === 0 };
}

function requirementOf(side: Api, node: Node): Requirement {
  const schemes = members(node)
    .map((scheme) => ({
      name: String(scheme.key),
      meaning: meaningOf(side, String(scheme.key)),
      scopes: new Set(elements(scheme).map(({ value }) => String(value))),
    }))
    .sort((left, right) => compareCodePoints(left.name, right.name));
  const meanings = schemes.flatMap(({ meaning }) => meaning ?? []).sort(compareCodePoints);
  return {
    node,
    names: schemes.map(({ name }) => name).join(' + '),
    meaning: meanings.length === schemes.length ? meanings.join('\n') : null,
    schemes,
  };
}

/** What a scheme is without its prose. */
function meaningOf(side: Api, name: string): string | null {
  const components = child(side.root, 'components');
  const listed = components === null ? null : child(components, 'securitySchemes');
  const scheme = followed(side, listed, name);
  const told = members(scheme).filter(({ key }) => key !== 'description' && !String(key).startsWith('x-'));
  if (scheme === null) return null;
  const isHeader = valueAt(scheme, 'in') === 'header';
  const entries = told.map(({ key, value }) => [key, hasNoCase(key, isHeader) ? lowered(value) : value]);
  return canonicalJson(Object.fromEntries(entries));
}

/** Names of HTTP schemes and headers (RFC 9110). */
function hasNoCase(key: string | number, isHeader: boolean): boolean {
  return key === 'scheme' || (key === 'name' && isHeader);
}

function lowered(value: JsonValue): JsonValue {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** Only where security stays: a first requirement that comes, or the last one that goes, is told as itself. */
function compareNeed(walk: Walk, before: Requirements, after: Requirements, places: Places): void {
  if (before.optional === after.optional) return;
  if (before.alternatives.length === 0 || after.alternatives.length === 0) return;
  const verb = after.optional ? 'added' : 'removed';
  tell(walk, { aspect: 'security-optional', verb, ...places, from: before.optional, to: after.optional });
}

function compareAlternatives(walk: Walk, before: Requirements, after: Requirements, places: Places): void {
  const paired = pairRequirements(before.alternatives, after.alternatives);
  const { kept } = paired;
  for (const [old, now] of kept) compareScopes(walk, old, now);
  const { gone, come } = compareDemands(walk, paired.gone, paired.come, places);
  const replaced = kept.length === 0 && come.length > 0 && !after.optional;
  for (const group of asTold(gone, kept)) {
    const at = { base: placeOf(group, places.base), next: places.next };
    const traits = replaced ? (['last'] as const) : [];
    // Where callers may come with nothing, what they came with before is not needed any more.
    const verb = after.optional ? 'unset' : 'removed';
    tell(walk, { aspect: 'security', verb, ...at, from: named(group), traits });
  }
  const first = before.alternatives.length === 0 && !after.optional;
  for (const group of asTold(come, kept)) {
    const at = { base: places.base, next: placeOf(group, places.next) };
    const traits = first ? (['required'] as const) : [];
    tell(walk, { aspect: 'security', verb: 'added', ...at, to: named(group), traits });
  }
}

/** Tells what one alternative became that asks for less than it did, or for more. Answers those that became nothing. */
function compareDemands(
  walk: Walk,
  gone: readonly Requirement[],
  come: readonly Requirement[],
  places: Places,
) {
  const told = new Set<Requirement>();
  const tellTurn = (verb: Verb, olds: readonly Requirement[], nows: readonly Requirement[]) => {
    const at = { base: placeOf(olds, places.base), next: placeOf(nows, places.next) };
    tell(walk, { aspect: 'security', verb, ...at, from: named(olds), to: named(nows) });
    for (const one of [...olds, ...nows]) told.add(one);
  };
  for (const old of gone) {
    const less = come.filter((now) => asksNoMore(now, old));
    if (less.length > 0) tellTurn('generalized', [old], less);
  }
  for (const now of come.filter((one) => !told.has(one))) {
    const more = gone.filter((old) => !told.has(old) && asksNoMore(old, now));
    if (more.length > 0) tellTurn('specialized', more, [now]);
  }
  return { gone: gone.filter((one) => !told.has(one)), come: come.filter((one) => !told.has(one)) };
}

/** True when who shows what `more` asks for shows all that `less` asks for, each scheme by one of its own. */
function asksNoMore(less: Requirement, more: Requirement): boolean {
  let [asked, shown] = [[...less.schemes], [...more.schemes]];
  for (const isSame of [hasName, hasMeaning]) {
    for (const scheme of asked) {
      const found = shown.find((one) => isSame(scheme, one) && isWithin(scheme.scopes, one.scopes));
      if (found === undefined) continue;
      asked = asked.filter((one) => one !== scheme);
      shown = shown.filter((one) => one !== found);
    }
  }
  return asked.length === 0;
}

function hasName(asked: Scheme, shown: Scheme): boolean {
  return asked.name === shown.name;
}

function hasMeaning(asked: Scheme, shown: Scheme): boolean {
  return asked.meaning !== null && asked.meaning === shown.meaning;
}

function isWithin(scopes: ReadonlySet<string>, wider: ReadonlySet<string>): boolean {
  return [...scopes].every((scope) => wider.has(scope));
}

/** Where nothing stays, all that goes is one change and all that comes is another one. */
function asTold(all: readonly Requirement[], kept: readonly Pair[]): ReadonlyArray<readonly Requirement[]> {
  return kept.length === 0 && all.length > 0 ? [all] : all.map((one) => [one]);
}

type Pair = readonly [Requirement, Requirement];

/** By the names of their schemes; then by what the schemes are, since another name is nothing to a caller. */
function pairRequirements(before: readonly Requirement[], after: readonly Requirement[]) {
  const kept: Pair[] = [];
  let [gone, come] = [[...before], [...after]];
  for (const key of ['names', 'meaning'] as const) {
    for (const old of [...gone]) {
      const now = come.find((one) => one[key] !== null && one[key] === old[key]);
      if (now === undefined) continue;
      kept.push([old, now]);
      gone = gone.filter((one) => one !== old);
      come = come.filter((one) => one !== now);
    }
  }
  return { kept, gone, come };
}

function placeOf([only, ...others]: readonly Requirement[], list: Node): Node {
  return only === undefined || others.length > 0 ? list : only.node;
}

function named(group: readonly Requirement[]): string {
  return group.map(({ names }) => names).join(' or ');
}

function compareScopes(walk: Walk, base: Requirement, next: Requirement): void {
  const places = { base: base.node, next: next.node };
  for (const { name, meaning, scopes: before } of base.schemes) {
    const now =
      next.schemes.find((one) => one.name === name) ?? next.schemes.find((one) => one.meaning === meaning);
    const after = now?.scopes ?? new Set();
    for (const scope of before) {
      if (after.has(scope)) continue;
      tell(walk, { aspect: 'security-scope', verb: 'removed', ...places, from: { scheme: name, scope } });
    }
    for (const scope of now?.scopes ?? []) {
      if (before.has(scope)) continue;
      const to = { scheme: now?.name ?? name, scope };
      tell(walk, { aspect: 'security-scope', verb: 'added', ...places, to });
    }
  }
}
