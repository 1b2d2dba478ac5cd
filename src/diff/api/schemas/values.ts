import { canonicalJson, type JsonValue } from '../../../base/json.ts';
import { child, elements, type Node } from '../../../openapi/node.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';
import { keyword, keywords, type View } from './view.ts';

const openList = 'x-extensible-enum';

/** The values that a schema allows by name: `enum`, `const`, and the open lists of `x-extensible-enum`. */
export function compareValues(walk: Walk, base: View, next: View): void {
  compareEnums(walk, base, next);
  const [before, after] = [listOf(keyword(base, openList)), listOf(keyword(next, openList))];
  // Values that are all there are say what an open list says, before or from then on.
  if (valuesOf(base) !== null || valuesOf(next) !== null) return;
  if (before !== null && after !== null) compareLists(walk, 'x-extensible-enum-value', before, after);
  else if (before !== null || after !== null) {
    const places = { base: before?.node ?? base.home, next: after?.node ?? next.home };
    const values = { from: before?.node.value, to: after?.node.value };
    tell(walk, { aspect: 'x-extensible-enum', verb: verbFor(before, after), ...places, ...values });
  }
}

interface Values {
  readonly keyword: 'enum' | 'const';
  readonly node: Node;
  /** Canonical JSON → where the value stands; `null` is told as nullability and is not among them. */
  readonly nodes: ReadonlyMap<string, Node>;
  /** True for the values of alternatives, one each. */
  readonly isListed?: boolean;
}

function compareEnums(walk: Walk, base: View, next: View): void {
  const [before, after] = [valuesOf(base), valuesOf(next)];
  if (before === null && after === null) return;
  if (before !== null && after !== null) {
    compareBoth(walk, before, after);
    return;
  }
  const present = before ?? after;
  const aspect = present?.keyword === 'const' ? 'const' : 'enum';
  const shown = (values: Values | null) =>
    values?.isListed === true ? valuesIn(values) : values?.node.value;
  tell(walk, {
    aspect,
    verb: before === null ? 'added' : 'removed',
    base: before?.node ?? base.home,
    next: after?.node ?? next.home,
    from: shown(before),
    to: shown(after),
  });
}

function valuesIn({ nodes }: Values): JsonValue {
  return [...nodes.values()].map(({ value }) => value);
}

function compareBoth(walk: Walk, before: Values, after: Values): void {
  if (before.keyword === 'enum' || after.keyword === 'enum') {
    compareLists(walk, 'enum-value', before, after);
    return;
  }
  if (canonicalJson(before.node.value) === canonicalJson(after.node.value)) return;
  const [from, to] = [before.node.value, after.node.value];
  tell(walk, { aspect: 'const', verb: 'changed', base: before.node, next: after.node, from, to });
}

/** One difference a value; a value that came stands in the newer document, one that went in the older. */
function compareLists(walk: Walk, aspect: string, before: Values, after: Values): void {
  for (const [key, node] of before.nodes) {
    if (after.nodes.has(key)) continue;
    tell(walk, { aspect, verb: 'removed', base: node, next: after.node, from: node.value });
  }
  for (const [key, node] of after.nodes) {
    if (before.nodes.has(key)) continue;
    tell(walk, { aspect, verb: 'added', base: before.node, next: node, to: node.value });
  }
}

/** What each part of a schema allows by name; a value has to be allowed by all of them. */
function valuesOf(view: View): Values | null {
  const lists = [
    ...keywords(view, 'const').map((node): Values => ({ keyword: 'const', node, nodes: byValue([node]) })),
    ...keywords(view, 'enum').flatMap((node) => listOf(node) ?? []),
    ...(listedIn(view) ?? []),
  ].filter(({ keyword: name, node }) => name !== 'const' || node.value !== null);
  const [fewest, ...others] = lists.sort((left, right) => left.nodes.size - right.nodes.size);
  if (fewest === undefined || isAnyTruth(fewest)) return null;
  const nodes = [...fewest.nodes].filter(([key]) => others.every((other) => other.nodes.has(key)));
  return others.length === 0 ? fewest : { ...fewest, nodes: new Map(nodes) };
}

/** Who names both truth values names all there are. */
function isAnyTruth({ nodes }: Values): boolean {
  return nodes.size === 2 && nodes.has('true') && nodes.has('false');
}

/** The values that a schema allows by name, where each stands. */
export function valueNodes(view: View): ReadonlyMap<string, Node> {
  return valuesOf(view)?.nodes ?? new Map();
}

/** The values of alternatives, each where it stands. */
function listedIn({ listed }: View): Values[] | null {
  if (listed === null) return null;
  const nodes = listed.alternatives.flatMap((node) =>
    [...elements(child(node, 'enum')), child(node, 'const') ?? []].flat(),
  );
  return [{ keyword: 'enum', node: listed.node, nodes: byValue(nodes), isListed: true }];
}

function listOf(node: Node | null): Values | null {
  if (node === null || !Array.isArray(node.value)) return null;
  return { keyword: 'enum', node, nodes: byValue(elements(node)) };
}

function byValue(nodes: readonly Node[]): Map<string, Node> {
  const named = nodes.filter((node) => node.value !== null);
  return new Map(named.map((node): [string, Node] => [keyOf(node.value), node]));
}

function keyOf(value: JsonValue): string {
  return canonicalJson(value);
}
