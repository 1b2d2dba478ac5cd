import { append } from '../../../base/lists.ts';
import type { Api } from '../../../openapi/api.ts';
import { bareMediaType } from '../../../openapi/media-types.ts';
import { child, members, type Node } from '../../../openapi/node.ts';
import { compareSchemas } from '../schemas/compare-schemas.ts';
import type { Verb } from '../walk/difference.ts';
import { into, tell, verbFor, type Walk } from '../walk/walk.ts';
import { compareEncodings } from './encodings.ts';

/** The media types of a body or of a response, and the schemas of those that both sides have. */
export function compareContent(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [contentOf(walk.base, base), contentOf(walk.next, next)];
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
  old: MediaType | null,
  now: MediaType | null,
  owners: { readonly base: Node; readonly next: Node },
): void {
  tell(walk, {
    aspect: 'media-type',
    verb: verbFor(old, now),
    base: old?.node ?? owners.base,
    next: now?.node ?? owners.next,
    from: old?.key,
    to: now?.key,
    step: old?.key ?? now?.key ?? '',
  });
}

/** Media types by the name that they have here; in 3.2 they may be references. */
function contentOf(side: Api, node: Node): MediaType[] {
  return members(child(node, 'content')).flatMap((member) => {
    const media = side.follow(member);
    return media === null ? [] : [{ key: String(member.key), node: media }];
  });
}

interface MediaType {
  readonly key: string;
  readonly node: Node;
}

type Pair = readonly [MediaType | null, MediaType | null];

/**
 * By name; then what is left by its name without parameters; then one JSON type that is written more or less exactly;
 * then a range with each type in it (RFC 9110, 12.5.1).
 */
function pairMediaTypes(before: readonly MediaType[], after: readonly MediaType[]): Pair[] {
  const pairs: Pair[] = [];
  let [gone, come] = [[...before], [...after]];
  for (const nameOf of [(media: MediaType) => media.key, essence, suffix]) {
    for (const old of [...gone]) {
      const now = come.find((media) => nameOf(media) === nameOf(old));
      if (now === undefined) continue;
      pairs.push([old, now]);
      gone = gone.filter((media) => media !== old);
      come = come.filter((media) => media !== now);
    }
  }
  const inRanges = [
    ...gone.flatMap((old) => after.flatMap((range): Pair[] => (isWithin(old, range) ? [[old, range]] : []))),
    ...come.flatMap((now) => before.flatMap((range): Pair[] => (isWithin(now, range) ? [[range, now]] : []))),
  ];
  append(pairs, inRanges);
  const ranged = new Set(inRanges.flat());
  gone = gone.filter((media) => !ranged.has(media));
  come = come.filter((media) => !ranged.has(media));
  return [...pairs, ...gone.map((old): Pair => [old, null]), ...come.map((now): Pair => [null, now])];
}

/** A media type without its parameters. */
function essence({ key }: MediaType): string {
  return bareMediaType(key);
}

function isWithin(media: MediaType, range: MediaType): boolean {
  const [type, subtype] = essence(range).split('/');
  if (subtype !== '*' || essence(media) === essence(range)) return false;
  return type === '*' || essence(media).startsWith(`${type}/`);
}

/** `application/vnd.x+json` is a JSON of a kind. */
function suffix(media: MediaType): string {
  const name = essence(media);
  const [type, subtype = ''] = name.split('/');
  return `${type}/${subtype.split('+').at(-1)}`;
}

function compareMediaType(walk: Walk, old: MediaType, now: MediaType): void {
  compareNames(walk, old, now);
  const [base, next] = [old.node, now.node];
  const isText = [old, now].every(
    (media) => textual.has(essence(media)) && child(media.node, 'encoding') === null,
  );
  compareDescriptions(walk, 'schema', base, next, isText);
  compareDescriptions(into(walk, 'itemSchema'), 'itemSchema', base, next);
  compareEncodings(walk, base, next);
}

/** What writes numbers as the texts that they are, unless an encoding says otherwise. */
const textual: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

const aspects = { schema: 'media-type-schema', itemSchema: 'item-schema' } as const;

/** The schema of the whole body, or that of each item of a stream (3.2). */
function compareDescriptions(
  walk: Walk,
  key: keyof typeof aspects,
  base: Node,
  next: Node,
  isText = false,
): void {
  const [before, after] = [child(base, key), child(next, key)];
  if (before === null && after === null) return;
  if (before !== null && after !== null) compareSchemas({ ...walk, text: isText }, [before], [after]);
  else
    tell(walk, {
      aspect: aspects[key],
      verb: verbFor(before, after),
      base: before ?? base,
      next: after ?? next,
    });
}

function compareNames(walk: Walk, old: MediaType, now: MediaType): void {
  if (withoutSpelling(old) === withoutSpelling(now)) return;
  const places = { base: old.node, next: now.node };
  tell(walk, { aspect: 'media-type-name', verb: nameVerb(old, now), ...places, from: old.key, to: now.key });
}

/** Case and blanks say nothing (RFC 9110, 8.3.1). */
function withoutSpelling({ key }: MediaType): string {
  return key.replace(/\s/g, '').toLowerCase();
}

function nameVerb(old: MediaType, now: MediaType): Verb {
  if (isWithin(old, now)) return 'widened';
  if (isWithin(now, old)) return 'narrowed';
  const [from, to] = [essence(old), essence(now)];
  if (from === to) return 'changed';
  return to.length > from.length ? 'specialized' : 'generalized';
}
