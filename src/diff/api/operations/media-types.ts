import { child, members, type Node } from '../../../openapi/node.ts';
import { compareSchemas } from '../schemas/compare-schemas.ts';
import { into, tell, verbFor, type Walk } from '../walk/walk.ts';

/** The media types of a body or of a response, and the schemas of those that both sides have. */
export function compareContent(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [contentOf(base), contentOf(next)];
  const pairs = pairMediaTypes(before, after);
  // The media type tells fields apart only where there are several.
  const several = pairs.filter(([old, now]) => old !== null && now !== null).length > 1;
  for (const [old, now] of pairs) {
    if (old !== null && now !== null) compareMediaType(several ? into(walk, `${now.key}:`) : walk, old, now);
    else tellPresence(walk, old, now, { base, next });
  }
}

function tellPresence(
  walk: Walk,
  old: Node | null,
  now: Node | null,
  owners: { readonly base: Node; readonly next: Node },
): void {
  tell(walk, {
    aspect: 'media-type',
    verb: verbFor(old, now),
    base: old ?? owners.base,
    next: now ?? owners.next,
    from: old?.key,
    to: now?.key,
    step: String(old?.key ?? now?.key),
  });
}

function contentOf(node: Node): Node[] {
  return members(child(node, 'content'));
}

type Pair = readonly [Node | null, Node | null];

/** By name; then what is left by its name without parameters; then one JSON type that is written more or less exactly. */
function pairMediaTypes(before: readonly Node[], after: readonly Node[]): Pair[] {
  const pairs: Pair[] = [];
  let [gone, come] = [[...before], [...after]];
  for (const nameOf of [(node: Node) => String(node.key), essence, suffix]) {
    for (const old of [...gone]) {
      const now = come.find((node) => nameOf(node) === nameOf(old));
      if (now === undefined) continue;
      pairs.push([old, now]);
      gone = gone.filter((node) => node !== old);
      come = come.filter((node) => node !== now);
    }
  }
  return [...pairs, ...gone.map((old): Pair => [old, null]), ...come.map((now): Pair => [null, now])];
}

/** A media type without its parameters. */
function essence({ key }: Node): string {
  return String(key).split(';', 1).join('').trim().toLowerCase();
}

/** `application/vnd.x+json` is a JSON of a kind. */
function suffix(node: Node): string {
  const name = essence(node);
  const [type, subtype = ''] = name.split('/');
  return `${type}/${subtype.split('+').at(-1)}`;
}

function compareMediaType(walk: Walk, base: Node, next: Node): void {
  compareNames(walk, base, next);
  compareDescriptions(walk, 'schema', base, next);
  compareDescriptions(into(walk, 'itemSchema'), 'itemSchema', base, next);
}

const aspects = { schema: 'media-type-schema', itemSchema: 'item-schema' } as const;

/** The schema of the whole body, or that of each item of a stream (3.2). */
function compareDescriptions(walk: Walk, key: keyof typeof aspects, base: Node, next: Node): void {
  const [before, after] = [child(base, key), child(next, key)];
  if (before === null && after === null) return;
  if (before !== null && after !== null) compareSchemas(walk, [before], [after]);
  else
    tell(walk, {
      aspect: aspects[key],
      verb: verbFor(before, after),
      base: before ?? base,
      next: after ?? next,
    });
}

function compareNames(walk: Walk, base: Node, next: Node): void {
  if (base.key === next.key) return;
  const [from, to] = [essence(base), essence(next)];
  const longer = to.length > from.length ? 'specialized' : 'generalized';
  const verb = from === to ? 'changed' : longer;
  tell(walk, { aspect: 'media-type-name', verb, base, next, from: base.key, to: next.key });
}
