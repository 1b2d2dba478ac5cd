import { groupBy } from '../../../base/group-by.ts';
import type { Model } from '../../../catalog/model.ts';
import { type Candidate, candidateOf } from './blocks.ts';
import { agreesInFacts, plainName } from './evidence.ts';
import { areOneKind } from './relation.ts';

/** The models of both editions, and of these the ones that only one has. */
interface Sides {
  readonly base: readonly Model[];
  readonly next: readonly Model[];
  readonly removed: readonly Model[];
  readonly added: readonly Model[];
}

/**
 * Models whose ids look like two and that a person would call one: what went and what came have one display name, which
 * no other model of their host has on either side, and no fact speaks against it.
 */
export function pairsByDisplayName(
  { base, next, removed, added }: Sides,
  hostOf: (id: string) => string,
): Array<{ readonly from: Model; readonly to: Model }> {
  if (removed.length === 0 || added.length === 0) return [];
  const keyOf = (model: Model) => `${hostOf(model.id)} ${plainName(model.name ?? '')}`;
  const [old, now] = [groupBy(base, keyOf), groupBy(next, keyOf)];
  const came = new Map(added.map((model) => [keyOf(model), model]));
  const candidate = candidateOf(hostOf);
  return removed.flatMap((from) => {
    const key = keyOf(from);
    const to = came.get(key);
    const isOnly = old.get(key)?.length === 1 && now.get(key)?.length === 1;
    if (from.name === null || to === undefined || !isOnly || !agreesInFacts(from, to)) return [];
    return areAlike(candidate(from), candidate(to)) ? [{ from, to }] : [];
  });
}

/**
 * A name that somebody forgot to change stands beside another version or size; and without hosts, another vendor is
 * another model.
 */
function areAlike(from: Candidate, to: Candidate): boolean {
  if (!areOneKind(from.parts, to.parts)) return false;
  if (from.host === '' && from.parts.prefix !== to.parts.prefix) return false;
  if (wayOf(from) !== wayOf(to)) return false;
  const [one, other] = [figuresOf(from), figuresOf(to)];
  return isWithin(one, other) || isWithin(other, one);
}

/** Words that make another model of a name, or another way to call it. */
export const telling =
  /^(?:think(?:ing)?|reason(?:ing|er)?|non|fast|turbo|mini|nano|lite|small|large|pro|max|ultra|plus|flash|high|low|free|embed(?:ding)?|vision|audio|image|code|coder|chat)$/;

function wayOf({ parts }: Candidate): string {
  const words = parts.tokens.filter((token) => telling.test(token));
  return words.sort().join(' ');
}

/** Versions and sizes, but no days. */
function figuresOf({ parts }: Candidate): string[] {
  return parts.tokens.filter((token) => /\d/.test(token));
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((figure) => all.includes(figure));
}
