import { groupBy } from '../../../base/group-by.ts';
import type { Model } from '../../../catalog/model.ts';
import { type IdParts, partsOf, stemOf, wholeStemOf } from './stem.ts';

/** A model with its id taken apart. */
export interface Candidate {
  readonly model: Model;
  readonly parts: IdParts;
}

/** Removed and added models among which renames are looked for. */
export interface Block {
  readonly removed: readonly Candidate[];
  readonly added: readonly Candidate[];
}

/**
 * More pairs than this are not weighed one by one, so that the work never grows with the square of the catalog. Real
 * landings have one or two models of a stem on each side.
 */
const mostPairs = 64;

type Key = (candidate: Candidate) => string;

/** What splits models into blocks, loosest first: namesakes in any spelling, namesakes but for case, equal but for case. */
const keys: readonly Key[] = [
  ({ parts }) => stemOf(parts),
  ({ parts }) => `${parts.name}${parts.snapshot?.text ?? ''}${parts.variant}`.toLowerCase(),
  ({ model }) => model.id.toLowerCase(),
];

/** The blocks that have models on both sides: namesakes first, then the same words on either side of a slash. */
export function blocksOf(removed: readonly Model[], added: readonly Model[]): Block[] {
  if (removed.length === 0 || added.length === 0) return [];
  const all = { removed: removed.map(candidate), added: added.map(candidate) };
  const namesakes = split(all, keys);
  const placed = new Set(namesakes.flatMap((block) => [...block.removed, ...block.added]));
  const isFree = (each: Candidate): boolean => !placed.has(each);
  const rest = { removed: all.removed.filter(isFree), added: all.added.filter(isFree) };
  return [...namesakes, ...split(rest, [({ parts }) => wholeStemOf(parts)])];
}

function candidate(model: Model): Candidate {
  return { model, parts: partsOf(model.id) };
}

/** What no key makes small enough is not looked at. */
function split(block: Block, [key, ...finer]: readonly Key[]): Block[] {
  if (key === undefined) return [];
  const removed = groupBy(block.removed, key);
  const added = groupBy(block.added, key);
  return [...removed].flatMap(([value, group]) => {
    const part = { removed: group, added: added.get(value) ?? [] };
    if (part.added.length === 0) return [];
    return part.removed.length * part.added.length <= mostPairs ? [part] : split(part, finer);
  });
}
