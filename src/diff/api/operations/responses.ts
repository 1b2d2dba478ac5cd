import type { Api } from '../../../openapi/api.ts';
import { child, members, type Node, valueAt } from '../../../openapi/node.ts';
import type { Trait } from '../walk/difference.ts';
import { into, tell, type Walk } from '../walk/walk.ts';
import { compareDeprecation } from './lifecycle.ts';
import { compareContent } from './media-types.ts';
import { compareWritten } from './parameters.ts';

/** Responses by status: those that came or went, and what the others carry. */
export function compareResponses(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [responsesOf(walk.base, base), responsesOf(walk.next, next)];
  const inside = { ...walk, place: 'body' } as const;
  alignRanges(walk, 'removed', before, after);
  alignRanges(walk, 'added', after, before);
  for (const status of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(status), after.get(status)];
    if (old !== undefined && now !== undefined) compareResponse(into(inside, `${status} `), old, now);
    else {
      const verb = old === undefined ? 'added' : 'removed';
      const places = { base: old ?? base, next: now ?? next };
      const values = { from: old && status, to: now && status };
      tell(walk, { aspect: 'status', verb, ...places, ...values, traits: traitsOf(status), step: status });
    }
  }
}

/**
 * A status stands for the range that the other side has in its place, `200` where there is only `2XX`, so that what they
 * carry is compared. That it became a range, or is no more one, is told.
 */
function alignRanges(walk: Walk, verb: 'added' | 'removed', exact: Responses, ranges: Responses): void {
  for (const [range, wide] of ranges) {
    const covered = [...exact].filter(([status]) => `${status.charAt(0)}XX` === range && !ranges.has(status));
    const [only, ...others] = covered;
    if (only === undefined || exact.has(range)) continue;
    const [status, narrow] = [covered.map(([name]) => name).join(', '), only[1]];
    if (others.length === 0) {
      exact.delete(status);
      exact.set(range, narrow);
    } else {
      ranges.delete(range);
      for (const [name] of covered) ranges.set(name, wide);
    }
    const added = verb === 'added';
    const places = { base: added ? wide : narrow, next: added ? narrow : wide };
    const values = added ? { to: status } : { from: status };
    tell(walk, { aspect: 'status', verb, ...places, ...values, traits: traitsOf(status), step: status });
  }
}

type Responses = Map<string, Node>;

function traitsOf(status: string): readonly Trait[] {
  return status.startsWith('2') ? ['success'] : [];
}

/** Status → response, with its reference followed. `2xx` and `2XX` are one. */
function responsesOf(side: Api, operation: Node): Responses {
  const responses = members(child(operation, 'responses')).filter(
    (node) => !String(node.key).startsWith('x-'),
  );
  return new Map(
    responses.flatMap((node): Array<[string, Node]> => {
      const response = side.follow(node);
      const status = String(node.key);
      return response === null ? [] : [[status === 'default' ? status : status.toUpperCase(), response]];
    }),
  );
}

function compareResponse(walk: Walk, base: Node, next: Node): void {
  if (walk.equal.areEqual(base, next)) return;
  compareHeaders({ ...walk, place: 'header' }, base, next);
  compareContent(walk, base, next);
}

function compareHeaders(walk: Walk, base: Node, next: Node): void {
  const [before, after] = [headersOf(walk.base, base), headersOf(walk.next, next)];
  for (const [key, old] of before) {
    const now = after.get(key);
    const named = into(walk, `header ${(now ?? old).name}`);
    if (now !== undefined) compareHeader(named, old.node, now.node);
    else tell(named, { aspect: 'header', verb: 'removed', base: old.node, next, traits: needOf(old.node) });
  }
  for (const [key, now] of after) {
    if (before.has(key)) continue;
    const named = into(walk, `header ${now.name}`);
    tell(named, { aspect: 'header', verb: 'added', base, next: now.node, traits: needOf(now.node) });
  }
}

function needOf(header: Node): readonly Trait[] {
  return isRequired(header) ? ['required'] : [];
}

function compareHeader(walk: Walk, base: Node, next: Node): void {
  const [from, to] = [isRequired(base), isRequired(next)];
  const places = { base: child(base, 'required') ?? base, next: child(next, 'required') ?? next };
  if (from !== to) tell(walk, { aspect: 'required', verb: to ? 'added' : 'removed', ...places, from, to });
  compareDeprecation(walk, base, next);
  compareWritten(walk, base, next);
}

/** By name without its case (RFC 9110); `Content-Type` is told by the media types (OpenAPI 3.1, Response Object). */
function headersOf(side: Api, response: Node): Map<string, { name: string; node: Node }> {
  const headers = members(child(response, 'headers')).flatMap((member) => {
    const node = side.follow(member);
    const name = String(member.key);
    return node === null || name.toLowerCase() === 'content-type' ? [] : [{ name, node }];
  });
  return new Map(headers.map((header) => [header.name.toLowerCase(), header]));
}

function isRequired(node: Node): boolean {
  return valueAt(node, 'required') === true;
}
