import { quote } from '../../base/words.ts';
import { compareRationals } from '../../catalog/decimal.ts';
import type { Price } from '../../catalog/model.ts';
import { unitPrice } from '../../catalog/price-identity.ts';
import { fromToWords, priceName, priceWords } from '../../catalog/price-words.ts';
import { inParentheses, relativeChange } from '../../catalog/relative-change.ts';
import type { Finding } from '../../changes/finding.ts';
import { matchPrices } from './match-prices.ts';
import { type ModelPair, type ModelRule, modelFinding } from './model-pair.ts';
import { isRestatedPrice } from './same-price.ts';

/** `price-raised`, `-cut`, `-became-free`, `-became-paid`, `-added`, `-removed`, and `restated` for a price. */
export const comparePrices: ModelRule = (pair) => {
  const { moved, removed, added } = matchPrices(pair.base.prices, pair.next.prices);
  return [
    ...moved.map(({ from, to }) => describeMove(pair, from, to)),
    ...removed.map((price) => describeRemoved(pair, price)),
    ...added.map((price) => describeAdded(pair, price)),
  ];
};

function describeMove(pair: ModelPair, from: Price, to: Price): Finding {
  return modelFinding(pair, { ...move(from, to), field: to.item, from, to });
}

type Move = 'price-raised' | 'price-cut' | 'price-became-free' | 'price-became-paid' | 'restated';

function move(from: Price, to: Price): { readonly kind: Move; readonly says: string } {
  const name = priceName(to);
  const [before, after] = [unitPrice(from), unitPrice(to)];
  if (before.num === 0n)
    return { kind: 'price-became-paid', says: `${name} is no longer free: ${priceWords(to)}` };
  if (after.num === 0n)
    return { kind: 'price-became-free', says: `${name} became free (was ${priceWords(from)})` };
  if (isRestatedPrice(from, to)) return { kind: 'restated', says: restatedWords(from, to) };
  return moveOf(from, to);
}

/** A price that went up or down, in words. */
export function moveOf(from: Price, to: Price): { kind: 'price-raised' | 'price-cut'; says: string } {
  const [before, after] = [unitPrice(from), unitPrice(to)];
  const raised = compareRationals(after, before) > 0;
  const percent = inParentheses(relativeChange(before, after));
  return {
    kind: raised ? 'price-raised' : 'price-cut',
    says: `${priceName(to)} ${raised ? 'raised' : 'cut'} from ${fromToWords(from, to)}${percent}`,
  };
}

/** Shows both texts and does not claim that nothing changed: within a rounding nobody can know. */
function restatedWords(from: Price, to: Price): string {
  const change = relativeChange(unitPrice(from), unitPrice(to));
  const literally = change === null ? '' : `, ${change} if taken literally`;
  return `${priceName(to)} restated from ${quote(from.text)} to ${quote(to.text)} (they agree within rounding${literally})`;
}

function describeRemoved(pair: ModelPair, price: Price): Finding {
  const says = `${priceName(price)} no longer published (was ${priceWords(price)})`;
  return modelFinding(pair, { kind: 'price-removed', field: price.item, from: price, to: null, says });
}

function describeAdded(pair: ModelPair, price: Price): Finding {
  const says = `${priceName(price)} added: ${priceWords(price)}`;
  return modelFinding(pair, { kind: 'price-added', field: price.item, from: null, to: price, says });
}
