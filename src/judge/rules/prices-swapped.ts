import { groupBy } from '../../base/group-by.ts';
import { compareRationals } from '../../catalog/decimal.ts';
import type { Price } from '../../catalog/model.ts';
import { priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import { type FindingOf, isOf } from '../../changes/finding.ts';
import { heldWithCount, manyOf, type Reason, type Rule } from './rule.ts';

/** One model's prices may change places by a correction; several at once are two columns in each other's place. */
export const pricesSwapped: Rule = ({ base, findings, limits, isKnown }) => {
  const total = base?.catalog?.models.length ?? 0;
  const moved = findings
    .filter((found) => isOf(found, 'price-raised', 'price-cut'))
    .filter((found) => !isKnown(found));
  const swaps = [...groupBy(moved, ({ subject }) => subject)].flatMap(([subject, own]) =>
    swappedItems(own).map((items) => ({ subject, items })),
  );
  return [...groupBy(swaps, ({ items }) => items)].flatMap(([items, own]): Reason[] => {
    const count = own.length;
    if (count < Math.max(limits.modelsAtOnce, manyOf(total, limits))) return [];
    const [one = '', other = ''] = items.split(' ').map((item) => item.replaceAll('_', ' '));
    const seen = `the ${one} and ${other} prices of ${count} models changed places, for example of ${own[0]?.subject}`;
    const limit = `below ${limits.modelsAtOnce} models at once: so many look like two columns in each other's place`;
    const subject = items.replace(' ', '-');
    const models = own.map((swap) => swap.subject);
    return [heldWithCount({ rule: 'prices-swapped', subject, seen, limit, models }, count)];
  });
};

/** Two items of one model, each with the price that the other had: `input output`. */
function swappedItems(moves: readonly Move[]): string[] {
  return moves.flatMap((one, index) =>
    moves
      .slice(index + 1)
      .filter((other) => isAlike(one.from, other.from) && haveSwapped(one, other))
      .map((other) => [one.from.item, other.from.item].sort().join(' ')),
  );
}

type Move = FindingOf<'price-raised' | 'price-cut'>;

function haveSwapped(one: Move, other: Move): boolean {
  return isEqual(one.from, other.to) && isEqual(other.from, one.to);
}

function isEqual(left: Price, right: Price): boolean {
  return compareRationals(unitPrice(left), unitPrice(right)) === 0;
}

/** Prices of one kind, but for what they are for. */
function isAlike(left: Price, right: Price): boolean {
  return priceIdentity({ ...left, item: right.item }) === priceIdentity(right);
}
