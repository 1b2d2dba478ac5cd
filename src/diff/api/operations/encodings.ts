import { canonicalJson } from '../../../base/json.ts';
import { bareMediaType } from '../../../openapi/media-types.ts';
import { child, elements, isJsonObject, members, type Node, valueAt } from '../../../openapi/node.ts';
import type { Verb } from '../walk/difference.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';

/** How the parts of a body are written (OpenAPI, Encoding Object): by name, by place, and all others of a stream. */
export function compareEncodings(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [encodingsOf(base), encodingsOf(next)];
  for (const part of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(part), after.get(part)];
    if (meaningOf(old) === meaningOf(now)) continue;
    const verb = old === undefined || now === undefined ? verbFor(old, now) : turnOf(old, now);
    const values = { from: { part, as: shownAs(old) }, to: { part, as: shownAs(now) } };
    tell(walk, { aspect: 'encoding', verb, base: old ?? base, next: now ?? next, ...values });
  }
}

function encodingsOf(media: Node): Map<string, Node> {
  const item = child(media, 'itemEncoding');
  return new Map([
    ...members(child(media, 'encoding')).map((node): [string, Node] => [String(node.key), node]),
    ...elements(child(media, 'prefixEncoding')).map((node): [string, Node] => [`item ${node.key}`, node]),
    ...(item === null ? [] : [['every item', item] as const]),
  ]);
}

function meaningOf(encoding: Node | undefined): string {
  if (encoding === undefined || !isJsonObject(encoding.value)) return '{}';
  const told = Object.entries(encoding.value).filter(([key]) => !key.startsWith('x-'));
  return canonicalJson(Object.fromEntries(told));
}

function typesOf(encoding: Node): string[] {
  return String(valueAt(encoding, 'contentType') ?? '')
    .split(',')
    .map(bareMediaType)
    .filter((type) => type !== '');
}

/** More types than before, or fewer, where nothing else is written otherwise. */
function turnOf(old: Node, now: Node): Verb {
  const [before, after] = [typesOf(old), typesOf(now)];
  const rest = (node: Node) => canonicalJson({ ...Object(node.value), contentType: null });
  if (rest(old) !== rest(now) || before.length === 0 || after.length === 0) return 'changed';
  if (before.every((type) => after.includes(type))) return 'widened';
  return after.every((type) => before.includes(type)) ? 'narrowed' : 'changed';
}

/** The media type where that is said, else all that is. */
function shownAs(encoding: Node | undefined): string {
  if (encoding === undefined) return 'before by default';
  return typesOf(encoding).join(' or ') || canonicalJson(encoding.value);
}
