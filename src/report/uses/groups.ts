import { compareCodePoints } from '../../base/code-point-order.ts';
import { groupBy } from '../../base/group-by.ts';
import { counted, listed } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import { amountWords, itemWords, priceWords } from '../../catalog/price-words.ts';
import type { WorseOperation } from '../../uses/find-operations.ts';
import type { OperationUse, Use, Uses } from '../../uses/find-uses.ts';
import { type IdState, idStates, type KnownId } from '../../uses/known-ids.ts';
import { daysLeftWords } from '../days-left.ts';
import { type Phrase, say } from '../phrase.ts';

/** What is in use and in one state, with all its places. */
export interface UseGroup {
  readonly id: string;
  readonly state: IdState;
  /** `removed on 2026-10-07; use grok-4.6` */
  readonly says: Phrase;
  /** The prices of both, where both are published: `input $0.80 → $1.00 / 1M tokens, …`. */
  readonly price: string | null;
  readonly uses: readonly Use[];
}

/** An operation in use that is gone or changed for the worse. */
export interface OperationGroup {
  readonly operation: WorseOperation;
  readonly says: Phrase;
  readonly uses: readonly OperationUse[];
}

/** What fails now comes first. */
const order = idStates.toReversed();

/** The uses by id, what fails first. */
export function groupUses(uses: readonly Use[], known: ReadonlyMap<string, KnownId>): UseGroup[] {
  const groups = groupBy(uses, ({ id, state }) => `${state} ${id}`);
  return [...groups.values()]
    .flatMap((own) => (own[0] === undefined ? [] : [groupOf(own[0], own, known)]))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || compareCodePoints(a.id, b.id));
}

export function groupOperations(uses: readonly OperationUse[]): OperationGroup[] {
  return [...groupBy(uses, ({ operation }) => operation)].map(([operation, own]) => ({
    operation,
    says:
      operation.state === 'gone' ? say`gone since ${operation.since}` : say`changed on ${operation.since}`,
    uses: own,
  }));
}

/** `2 models in use are gone, 1 ends; 14 files searched.` */
export function usesHeadline({ uses, operations, files }: Uses, known: ReadonlyMap<string, KnownId>): string {
  const groups = groupUses(uses, known);
  const parts = order.flatMap((state) => {
    const count = groups.filter((group) => group.state === state).length;
    return count === 0 ? [] : [`${counted(count, 'id')} ${stateWords[state]}`];
  });
  const calls = groupOperations(operations).length;
  const all = [...parts, ...(calls === 0 ? [] : [`${counted(calls, 'operation')} gone or changed`])];
  const found = all.length === 0 ? 'Nothing in use is gone, ending or misspelt' : `In use: ${listed(all)}`;
  return `${found}. ${counted(files, 'file')} searched.`;
}

const stateWords: Readonly<Record<IdState, string>> = {
  renamed: 'renamed',
  removed: 'removed',
  retired: 'retired',
  deprecated: 'deprecated',
  misspelt: 'misspelt',
  active: 'active',
};

function groupOf(first: Use, uses: readonly Use[], known: ReadonlyMap<string, KnownId>): UseGroup {
  const { id, state } = first;
  const price = state === 'misspelt' ? null : priceOfBoth(known.get(id));
  return { id: state === 'misspelt' ? first.text : id, state, says: saysOf(first), price, uses };
}

/** What became of the id of a use, and what to use instead. */
export function saysOf({ id, state, since, ends, daysLeft, successor }: Use): Phrase {
  if (state === 'misspelt') return say`is no id of the catalog; did you mean ${id}?`;
  if (state === 'active') return ['in the catalog'];
  const when = since === null ? [] : say` since ${since}`;
  const end = ends === null ? [] : [...say`, ends ${ends}`, ` (${daysLeftWords(daysLeft ?? 0)})`];
  const instead = successor === null ? ['; no successor is known'] : say`; use ${successor}`;
  return [stateWords[state], ...when, ...end, ...instead];
}

/** Plain prices of both models for the same thing, side by side. */
function priceOfBoth(known: KnownId | undefined): string | null {
  const replacement = known?.replacement ?? null;
  if (known === undefined || replacement === null) return null;
  const pairs = plainPrices(known.model).flatMap((from) => {
    const to = plainPrices(replacement).find(({ item, per, currency }) => {
      return (
        item === from.item &&
        currency === from.currency &&
        per.unit === from.per.unit &&
        per.count === from.per.count
      );
    });
    return to === undefined ? [] : [{ from, to }];
  });
  if (pairs.length === 0) return null;
  if (pairs.every(({ from, to }) => priceWords(from) === priceWords(to))) return 'at the same prices';
  return pairs
    .map(({ from, to }) => `${itemWords(from)} ${amountWords(from)} → ${priceWords(to)}`)
    .join(', ');
}

function plainPrices({ prices }: Model): Model['prices'] {
  return prices.filter(({ tier, effective }) => tier === null && effective === undefined);
}
