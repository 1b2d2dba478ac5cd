import { followed } from '../../../openapi/api.ts';
import { child, type Node, valueAt } from '../../../openapi/node.ts';
import { tell, type Walk } from '../walk/walk.ts';
import { compareContent } from './media-types.ts';

/** The body of a request: whether there is one, whether it must be sent, and what it may be. */
export function compareBody(walk: Walk, base: Node, next: Node): void {
  const inside = { ...walk, place: 'body' } as const;
  const [before, after] = [
    followed(walk.base, base, 'requestBody'),
    followed(walk.next, next, 'requestBody'),
  ];
  if (before === null && after === null) return;
  if (before === null || after === null) {
    tellPresence(inside, before, after, base, next);
    return;
  }
  if (walk.equal.areEqual(before, after)) return;
  const [from, to] = [isRequired(before), isRequired(after)];
  if (from !== to) {
    const places = { base: child(before, 'required') ?? before, next: child(after, 'required') ?? after };
    tell(inside, { aspect: 'required', verb: to ? 'added' : 'removed', ...places, from, to });
  }
  compareContent(inside, before, after);
}

function tellPresence(walk: Walk, before: Node | null, after: Node | null, base: Node, next: Node): void {
  const body = before ?? after;
  tell(walk, {
    aspect: 'body',
    verb: before === null ? 'added' : 'removed',
    base: before ?? base,
    next: after ?? next,
    traits: body !== null && isRequired(body) ? ['required'] : [],
  });
}

function isRequired(body: Node): boolean {
  return valueAt(body, 'required') === true;
}
