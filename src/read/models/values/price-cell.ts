import { isAbsent } from './absent.ts';
import { inEnglish } from './languages.ts';
import { longestText, slugOf } from './plain-text.ts';
import { type Token, tokenizePrices } from './price-tokens.ts';
import type { TierBounds } from './tier.ts';
import type { Per } from './unit.ts';

/** A price as its cell gives it: whatever the cell leaves to the header, the row or the page is `null`. */
export interface PublishedPrice {
  readonly item: string | null;
  /** `read`, `write`, `5m`, `1h`, `batch`: which of the prices that go with the item of its column. */
  readonly aspect: string | null;
  /** A word that tells this price apart from another one of the same item: `hd`, `1024x1024`. */
  readonly variant: string | null;
  readonly amount: string;
  readonly currency: string | null;
  readonly per: Per | null;
  readonly tier: TierBounds | null;
  /** The item that its range begins with; where no column names one, it is the price's. */
  readonly rangeOf?: string;
  readonly effective: { readonly from: string | null; readonly until: string | null } | null;
  /** The part of the cell that is about this price. */
  readonly text: string;
}

/** What separates prices and belongs to none of them. */
const edges = /^[\s,;/|·•+&，；、]+|[\s,;/|·•+&，；、([]+$|(?<=^[^([]*)[)\]\s,;/|·•+&，；、]+$/g;

type MoneyToken = Extract<Token, { kind: 'money' }>;

/**
 * Every price of a cell: `[]` when the cell says that there is none, `null` when any part of it is not understood,
 * because a price with a condition that we cannot read is not the price.
 */
export function readPriceCell(text: string): PublishedPrice[] | null {
  if (isAbsent(text)) return [];
  if (text.length > longestText) return null;
  const words = inEnglish(text);
  const tokens = tokenizePrices(words);
  const live = tokens.filter((token, index) => !isFormer(token, tokens[index - 1]));
  if (live.some((token) => token.kind === 'unknown')) return null;
  const groups = groupByMoney(live);
  if (groups.length === 0) return null;
  const prices = inherit(
    groups.map((group) => priceOf(group, words, groups.length)),
    groups,
    words,
  ).map((price) => (price === null || words === text ? price : { ...price, text: oneLine(text) }));
  return prices.some((price) => price === null)
    ? null
    : shareWithin(prices.filter((price) => price !== null));
}

/** The amount after "was" is no price any more; the word itself carries nothing else. */
function isFormer(token: Token, previous: Token | undefined): boolean {
  return token.kind === 'former' || (token.kind === 'money' && previous?.kind === 'former');
}

interface Group {
  readonly money: MoneyToken;
  readonly around: Token[];
}

/** Gives every token to the amount that it is about. */
function groupByMoney(tokens: readonly Token[]): Group[] {
  const groups: Group[] = tokens.filter(isMoney).map((money) => ({ money, around: [] }));
  const prefixed = new Set(kindsBeforeMoney(tokens));
  const behind = areTiersBehind(tokens);
  let index = -1;
  tokens.forEach((token, position) => {
    if (isMoney(token)) index += 1;
    else if (token.kind === 'tier' && behind) groups[index]?.around.push(token);
    else if (belongsAhead(token, sidesOf(tokens, position), index, groups.length, prefixed))
      groups[index + 1]?.around.push(token);
    else groups[index]?.around.push(token);
  });
  return groups;
}

/**
 * `$1.25, prompts <= 200k tokens $2.50, prompts > 200k tokens`: what begins with no tokens at all cannot go on from an amount
 * that holds for all, so that each range is said behind its amount.
 */
function areTiersBehind(tokens: readonly Token[]): boolean {
  const money = tokens.findIndex(isMoney);
  const tier = tokens.findIndex(({ kind }) => kind === 'tier');
  const first = tokens[tier];
  return money !== -1 && money < tier && first?.kind === 'tier' && first.bounds.above === null;
}

function isMoney(token: Token): token is MoneyToken {
  return token.kind === 'money';
}

/** Which sorts of words stand before the first amount: the same sorts then stand before every other. */
function kindsBeforeMoney(tokens: readonly Token[]): Token['kind'][] {
  const first = tokens.findIndex(isMoney);
  return tokens.slice(0, first).map((token) => token.kind);
}

/** How strongly a token is parted from the amounts before and behind it. */
interface Sides {
  readonly before: number;
  readonly behind: number;
}

function sidesOf(tokens: readonly Token[], position: number): Sides {
  return {
    before: strongest(tokens.slice(0, position).reverse()),
    behind: strongest(tokens.slice(position + 1)),
  };
}

/** The strongest separator up to the next amount. */
function strongest(tokens: readonly Token[]): number {
  const end = tokens.findIndex(isMoney);
  const between = end === -1 ? tokens : tokens.slice(0, end);
  return Math.max(0, ...between.map((token) => (token.kind === 'separator' ? token.strength : 0)));
}

/**
 * True if a token between two amounts is about the second: it has a colon, it is parted from the first alone
 * (`$0.14, cached $0.03`), or its sort always comes first in this cell.
 */
function belongsAhead(
  token: Token,
  sides: Sides,
  index: number,
  count: number,
  prefixed: ReadonlySet<Token['kind']>,
): boolean {
  if (index === -1) return true;
  if (index === count - 1) return false;
  if ((token.kind === 'label' || token.kind === 'variant' || token.kind === 'aspect') && token.colon)
    return true;
  if (sides.before !== sides.behind) return sides.before > sides.behind;
  return prefixed.has(token.kind);
}

function priceOf(group: Group, text: string, count: number): PublishedPrice | null {
  const { money, around } = group;
  const items = [...new Set(around.flatMap(itemsOf))];
  const units = around.filter((token) => token.kind === 'unit');
  const tiers = around.filter((token) => token.kind === 'tier');
  const variants = around.filter((token) => token.kind === 'variant');
  const aspects = around.filter((token) => token.kind === 'aspect');
  if ([items, units, tiers, variants, aspects].some((tokens) => tokens.length > 1)) return null;
  const variant = variants[0]?.name ?? null;
  // A single price with a remark in brackets: without digits it is a remark, with digits it may be a condition.
  const sole = count === 1 && !(variant !== null && isPictureSize(variant));
  if (sole && variant !== null && /\d/.test(variant)) return null;
  const start = Math.min(money.start, ...around.map((token) => token.start));
  const end = Math.max(money.end, ...around.map((token) => token.end));
  return {
    item: items[0] ?? null,
    aspect: aspects[0]?.name ?? null,
    variant: variant === null || sole ? null : slugOf(variant, '_'),
    amount: money.amount,
    currency: money.currency,
    per: units[0]?.per ?? null,
    tier: tiers[0]?.bounds ?? null,
    ...(typeof tiers[0]?.of === 'string' && { rangeOf: tiers[0].of }),
    effective: effectiveOf(around),
    text: count === 1 ? oneLine(text) : oneLine(text.slice(start, end)).replace(edges, ''),
  };
}

/** `1024x1024`, `720p`, `4K`: pictures of that size are what the price is for, also if it is the only one. */
export function isPictureSize(text: string): boolean {
  return /^(?:\d{3,4}\s*[x×*]\s*\d{3,4}(?:\s*px)?|\d{3,4}p|[248]k)$/i.test(text.trim());
}

function itemsOf(token: Token): string[] {
  if (token.kind === 'label') return [token.item];
  return token.kind === 'unit' && token.item !== null ? [token.item] : [];
}

function effectiveOf(around: readonly Token[]): PublishedPrice['effective'] {
  const dates = around.filter((token) => token.kind === 'date');
  if (dates.length === 0) return null;
  const on = (edge: 'from' | 'until'): string | null =>
    dates.find((token) => token.edge === edge)?.date ?? null;
  return { from: on('from'), until: on('until') };
}

/**
 * `Output: $15 (>200K: $22.50)`: a range without a word of its own is of what was named before it, where it stands in the
 * bracket behind it, or where every word stands before its price. Elsewhere nobody can say of what it is.
 */
function inherit(
  prices: readonly (PublishedPrice | null)[],
  groups: readonly Group[],
  text: string,
): (PublishedPrice | null)[] {
  const leads = groups[0]?.around.some(
    ({ kind, end }) => kind === 'label' && end <= (groups[0]?.money.start ?? 0),
  );
  let named: string | null = null;
  return prices.map((price, index) => {
    const isRange = price !== null && price.item === null && price.tier !== null && price.aspect === null;
    if (!isRange || named === null) {
      named = price?.item ?? named;
      return price;
    }
    const between = text.slice(groups[index - 1]?.money.end ?? 0, groups[index]?.money.start ?? 0);
    return leads === true || /[([（][^)\]）]*$/.test(between) ? { ...price, item: named } : null;
  });
}

/** A unit or a currency that only some prices of a cell carry is meant for the whole cell, if there is only one. */
function shareWithin(prices: readonly PublishedPrice[]): PublishedPrice[] {
  const currency = onlyOne(prices.flatMap((price) => price.currency ?? []));
  // What is paid by the hour stands beside prices of tokens and says nothing of them.
  const pers = prices.flatMap((price) => price.per ?? []);
  const per = onlyOne(prices.length === 1 ? pers : pers.filter(({ unit }) => unit !== 'token_hour'));
  return prices.map((price) => ({
    ...price,
    currency: price.currency ?? currency,
    per: price.per ?? per,
  }));
}

function onlyOne<T>(values: readonly T[]): T | null {
  const [first, ...others] = values;
  if (first === undefined) return null;
  const same = JSON.stringify(first);
  return others.every((value) => JSON.stringify(value) === same) ? first : null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
