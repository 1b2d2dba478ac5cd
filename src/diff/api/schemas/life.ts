import type { Node } from '../../../openapi/node.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';

/** What says something of both sides of a thing, and the places where it stands or is missing. */
interface Said {
  readonly before: Node | null;
  readonly after: Node | null;
  readonly places: { readonly base: Node; readonly next: Node };
}

/** The date on which something ends that is deprecated on both sides: one that comes or goes with that is part of it. */
export function compareSunset(walk: Walk, { before, after, places }: Said): void {
  const [from, to] = [textOf(before), textOf(after)];
  if (from !== to) tell(walk, { aspect: 'sunset', verb: verbFor(from, to), ...places, from, to });
}

const stabilities = ['draft', 'alpha', 'beta', 'stable'];

/** Without a word a thing is stable. Who gives a level for the first time says something of what was there before. */
export function compareStability(walk: Walk, { before, after, places }: Said): void {
  const [from, to] = [textOf(before), textOf(after)];
  if (from === to) return;
  const turn = rankOf(to) < rankOf(from) ? 'decreased' : 'increased';
  tell(walk, { aspect: 'stability', verb: from === undefined ? 'set' : turn, ...places, from, to });
}

function textOf(node: Node | null): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined;
}

function rankOf(level: string | undefined): number {
  return level === undefined ? stabilities.length : stabilities.indexOf(level);
}
