import { child, type Node, valueAt } from '../../../openapi/node.ts';
import type { Trait } from '../walk/difference.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';

/** Deprecation, the date on which something ends, and the stability that `x-stability-level` promises. */
export function compareLifecycle(walk: Walk, base: Node, next: Node): void {
  compareDeprecation(walk, base, next);
  compareSunset(walk, base, next);
  compareStability(walk, base, next);
}

/** Deprecation alone, for things that have no more of a life: parameters. */
export function compareDeprecation(walk: Walk, base: Node, next: Node): void {
  const [from, to] = [isDeprecated(base), isDeprecated(next)];
  if (from === to) return;
  const traits: readonly Trait[] = sunsetOf(next) === undefined ? [] : ['sunset'];
  tell(walk, {
    aspect: 'deprecated',
    verb: to ? 'added' : 'removed',
    ...at(base, next, 'deprecated'),
    from,
    to,
    traits,
  });
}

export function compareSunset(walk: Walk, base: Node, next: Node): void {
  const [from, to] = [sunsetOf(base), sunsetOf(next)];
  // A date that comes with its deprecation, or goes with it, is part of that change.
  if (from === to || !isDeprecated(base) || !isDeprecated(next)) return;
  tell(walk, {
    aspect: 'sunset',
    verb: verbFor(from, to),
    ...at(base, next, 'x-sunset'),
    from,
    to,
  });
}

export function isDeprecated(node: Node): boolean {
  return valueAt(node, 'deprecated') === true;
}

function sunsetOf(node: Node): string | undefined {
  const sunset = valueAt(node, 'x-sunset');
  return typeof sunset === 'string' ? sunset : undefined;
}

const stabilities = ['draft', 'alpha', 'beta', 'stable'];

/** Without a word an operation is stable. */
function compareStability(walk: Walk, base: Node, next: Node): void {
  const [from, to] = [stabilityOf(base), stabilityOf(next)];
  if (from === to) return;
  // Who gives a level for the first time says something of what was there before.
  const turn = rankOf(to) < rankOf(from) ? 'decreased' : 'increased';
  const verb = from === undefined ? 'set' : turn;
  tell(walk, { aspect: 'stability', verb, ...at(base, next, 'x-stability-level'), from, to });
}

function stabilityOf(node: Node): string | undefined {
  const level = valueAt(node, 'x-stability-level');
  return typeof level === 'string' ? level : undefined;
}

function rankOf(level: string | undefined): number {
  return level === undefined ? stabilities.length : stabilities.indexOf(level);
}

function at(base: Node, next: Node, key: string) {
  return { base: child(base, key) ?? base, next: child(next, key) ?? next };
}
