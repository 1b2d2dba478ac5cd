import { child, type Node, valueAt } from '../../../openapi/node.ts';
import { compareSunset as compareDates, compareStability } from '../schemas/life.ts';
import type { Trait } from '../walk/difference.ts';
import { tell, type Walk } from '../walk/walk.ts';

/** Deprecation, the date on which something ends, and the stability that `x-stability-level` promises. */
export function compareLifecycle(walk: Walk, base: Node, next: Node): void {
  compareDeprecation(walk, base, next);
  compareSunset(walk, base, next);
  compareStability(walk, saidOf(base, next, 'x-stability-level'));
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
  if (isDeprecated(base) && isDeprecated(next)) compareDates(walk, saidOf(base, next, 'x-sunset'));
}

export function isDeprecated(node: Node): boolean {
  return valueAt(node, 'deprecated') === true;
}

export function sunsetOf(node: Node): string | undefined {
  const sunset = valueAt(node, 'x-sunset');
  return typeof sunset === 'string' ? sunset : undefined;
}

function saidOf(base: Node, next: Node, key: string) {
  return { before: child(base, key), after: child(next, key), places: at(base, next, key) };
}

function at(base: Node, next: Node, key: string) {
  return { base: child(base, key) ?? base, next: child(next, key) ?? next };
}
