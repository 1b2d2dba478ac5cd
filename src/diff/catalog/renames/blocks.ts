import { groupBy } from '../../../base/group-by.ts';
import {
  type IdParts,
  lettersOf,
  ownStemOf,
  partsOf,
  stemOf,
  wholeStemOf,
} from '../../../catalog/id-parts.ts';
import type { Model } from '../../../catalog/model.ts';

/** A model with its id taken apart. */
export interface Candidate {
  readonly model: Model;
  /** Who hosts it; empty where the id does not say. */
  readonly host: string;
  /** Of the id without its host. */
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
  ({ host, parts }) => `${host} ${stemOf(parts)}`,
  ({ host, parts }) => `${host} ${parts.name}${parts.snapshot?.text ?? ''}${parts.variant}`.toLowerCase(),
  ({ model }) => model.id.toLowerCase(),
];

/**
 * The blocks that have models on both sides: namesakes first, then the same words on either side of a slash. Models of
 * two hosts are never in one block.
 *
 * @param hostOf the part of an id that says who hosts the model; empty where none does.
 */
export function blocksOf(
  removed: readonly Model[],
  added: readonly Model[],
  hostOf: (id: string) => string = () => '',
): Block[] {
  if (removed.length === 0 || added.length === 0) return [];
  const candidate = candidateOf(hostOf);
  const all = { removed: removed.map(candidate), added: added.map(candidate) };
  const namesakes = split(all, keys);
  const placed = new Set(namesakes.flatMap((block) => [...block.removed, ...block.added]));
  const isFree = (each: Candidate): boolean => !placed.has(each);
  const rest = { removed: all.removed.filter(isFree), added: all.added.filter(isFree) };
  // A host may be said again in the name: `alpha/x` and `alpha/alpha-x`.
  const whole = ({ host, parts }: Candidate) => ({ ...parts, prefix: `${host}/${parts.prefix ?? ''}` });
  const regrouped = split(rest, [(each) => `${each.host} ${wholeStemOf(whole(each))}`]);
  return [
    ...namesakes,
    ...regrouped,
    ...split(rest, [({ host, parts }) => `${host} ${lettersOf(parts)}`]),
    ...split(rest, [({ host, parts }) => `${host} ${parts.prefix} ${ownStemOf(parts)}`]),
  ];
}

/** Takes the ids of models apart, behind their hosts. */
export function candidateOf(hostOf: (id: string) => string): (model: Model) => Candidate {
  return (model) => {
    const host = hostOf(model.id);
    return { model, host, parts: partsOf(host === '' ? model.id : model.id.slice(host.length + 1)) };
  };
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
