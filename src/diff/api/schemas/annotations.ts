import { canonicalJson } from '../../../base/json.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';
import { compareStability, compareSunset } from './life.ts';
import { keyword, type View } from './view.ts';

/** What a schema says beside its values: its default, and whether it is on its way out. */
export function compareAnnotations(walk: Walk, base: View, next: View): void {
  compareDefaults(walk, base, next);
  compareDeprecation(walk, base, next);
  compareStability(walk, saidOf(base, next, 'x-stability-level'));
}

function saidOf(base: View, next: View, name: string) {
  const [before, after] = [keyword(base, name), keyword(next, name)];
  return { before, after, places: { base: before ?? base.home, next: after ?? next.home } };
}

function compareDefaults(walk: Walk, base: View, next: View): void {
  const [before, after] = [keyword(base, 'default'), keyword(next, 'default')];
  const [from, to] = [before?.value, after?.value];
  if (canonicalJson(from) === canonicalJson(to)) return;
  const verb = verbFor(before, after);
  tell(walk, {
    aspect: 'default-value',
    verb,
    base: before ?? base.home,
    next: after ?? next.home,
    from,
    to,
  });
}

function compareDeprecation(walk: Walk, base: View, next: View): void {
  const [before, after] = [keyword(base, 'deprecated'), keyword(next, 'deprecated')];
  const [from, to] = [before?.value === true, after?.value === true];
  if (from && to) compareSunset(walk, saidOf(base, next, 'x-sunset'));
  if (from === to) return;
  const sunset = keyword(next, 'x-sunset') === null ? [] : (['sunset'] as const);
  const places = { base: before ?? base.home, next: after ?? next.home };
  tell(walk, { aspect: 'deprecated', verb: to ? 'added' : 'removed', ...places, from, to, traits: sunset });
}
