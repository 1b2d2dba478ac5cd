import { type IdParts, lettersOf, ownStemOf, stemOf } from '../../../catalog/id-parts.ts';

/** In what two ids of one stem differ. */
export type Difference =
  | 'case'
  | 'spelling'
  | 'prefix-added'
  | 'prefix-removed'
  | 'prefix-changed'
  | 'regrouped'
  | 'affix'
  | 'snapshot'
  | 'short-snapshot'
  | 'word-order'
  | 'letters'
  | 'word'
  | 'name'
  | 'id';

/**
 * What makes `to` another spelling of `from`, both being of one stem; `null` if they are different models all the
 * same, because they are snapshots of different days, or variants.
 */
export function relate(from: IdParts, to: IdParts): readonly Difference[] | null {
  const snapshot = relateSnapshots(from, to);
  if (snapshot === null || !areOneKind(from, to)) return null;
  const affix: Difference[] = from.affixes === to.affixes ? [] : ['affix'];
  const all = [...new Set([...relateStems(from, to), ...affix, ...snapshot])];
  // Two ids that have all parts in common are still two: one is escaped.
  return all.length === 0 ? ['spelling'] : all;
}

function relateStems(from: IdParts, to: IdParts): Difference[] {
  if (stemOf(from) === stemOf(to))
    return [...relatePrefixes(from.prefix, to.prefix), ...relateNames(from, to)];
  if (lettersOf(from) === lettersOf(to)) return ['letters'];
  const isVendor = from.prefix === to.prefix && ownStemOf(from) === ownStemOf(to);
  if (!isVendor) return ['regrouped'];
  const [had, has] = [from, to].map(({ own, tokens }) => own !== tokens);
  return [had === has ? 'prefix-changed' : has ? 'prefix-added' : 'prefix-removed'];
}

/** True unless they are snapshots of different days, variants, regions or versions. */
export function areOneKind(from: IdParts, to: IdParts): boolean {
  const isSnapshot = relateSnapshots(from, to) !== null;
  return isSnapshot && from.variant === to.variant && !areApart(from.affixes, to.affixes);
}

/** Two regions are two places to call, and two versions two models; an affix that comes or goes says nothing. */
function areApart(from: string, to: string): boolean {
  return [region, version].some((kind) => {
    const [one, other] = [kind.exec(from)?.[0], kind.exec(to)?.[0]];
    if (one === undefined || other === undefined) return false;
    return !one.startsWith(other) && !other.startsWith(one);
  });
}

const region = /(?<=^| )[a-z]+\.(?= |$)/;
const version = /-v\d+(?::\d+)?/;

function relatePrefixes(from: string | null, to: string | null): Difference[] {
  if (from === to) return [];
  if (from === null) return ['prefix-added'];
  if (to === null) return ['prefix-removed'];
  if (to.startsWith(`${from}/`)) return ['prefix-added'];
  if (from.startsWith(`${to}/`)) return ['prefix-removed'];
  return from.toLowerCase() === to.toLowerCase() ? ['case'] : ['prefix-changed'];
}

function relateNames(from: IdParts, to: IdParts): Difference[] {
  if (from.name === to.name) return [];
  if (from.name.toLowerCase() === to.name.toLowerCase()) return ['case'];
  return from.tokens.join(' ') === to.tokens.join(' ') ? ['spelling'] : ['word-order'];
}

function relateSnapshots(from: IdParts, to: IdParts): Difference[] | null {
  const [one, other] = [from.snapshot, to.snapshot];
  if (one?.text === other?.text) return [];
  if (one === null || other === null) {
    const isShort = (one ?? other)?.isShort === true;
    return [isShort ? 'short-snapshot' : 'snapshot'];
  }
  if (isSameDay(one.date, other.date)) return ['spelling'];
  return [one, other].some(({ date }) => date === 'latest') ? ['snapshot'] : null;
}

/** `03-14` of `2023-03-14`; `07-25` and `25-07`, July of 2025 written either way. */
function isSameDay(one: string, other: string): boolean {
  const turned = one.split('-').reverse().join('-');
  return one === other || turned === other || one.endsWith(`-${other}`) || other.endsWith(`-${one}`);
}
