import type { IdParts } from './stem.ts';

/** In what two ids of one stem differ. */
export type Difference =
  | 'case'
  | 'spelling'
  | 'prefix-added'
  | 'prefix-removed'
  | 'prefix-changed'
  | 'snapshot'
  | 'short-snapshot'
  | 'word-order';

/**
 * What makes `to` another spelling of `from`, both being of one stem; `null` if they are different models all the
 * same, because they are snapshots of different days.
 */
export function relate(from: IdParts, to: IdParts): readonly Difference[] | null {
  const snapshot = relateSnapshots(from, to);
  if (snapshot === null) return null;
  return [...new Set([...relatePrefixes(from.prefix, to.prefix), ...relateNames(from, to), ...snapshot])];
}

function relatePrefixes(from: string | null, to: string | null): Difference[] {
  if (from === to) return [];
  if (from === null) return ['prefix-added'];
  if (to === null) return ['prefix-removed'];
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
  if (one?.date === other?.date) return ['spelling'];
  const dates = [one, other].filter((snapshot) => snapshot !== null && snapshot.date !== 'latest');
  if (dates.length === 2) return null;
  return dates.some((snapshot) => snapshot?.isShort) ? ['short-snapshot'] : ['snapshot'];
}
