import { largest } from '../../../base/lists.ts';
import type { Ledger } from '../../../catalog/coverage.ts';
import { compareRationals } from '../../../catalog/decimal.ts';
import type { Model, Price, TokenCount, Unread } from '../../../catalog/model.ts';
import { priceIdentity, unitPrice } from '../../../catalog/price-identity.ts';
import type { Problems } from '../problems.ts';
import type { Draft } from '../rows/draft.ts';
import { providerOfId } from '../values/provider.ts';
import { type CompletePrice, type Evidence, publicPrice, unreadPrice } from './complete-prices.ts';

/** One model from all that the document says of it. Its drafts are known to belong together. */
export function mergeDrafts(
  drafts: readonly Draft[],
  evidence: Evidence,
  problems: Problems,
  ledger: Ledger,
): Model | null {
  const [first] = drafts;
  if (first === undefined) return null;
  const unread: Unread[] = drafts.flatMap((draft) => draft.unread);
  const category = firstOf(drafts, (draft) => draft.category);
  const complete = completePrices(drafts, category ?? mediumByName(drafts), evidence, {
    ...{ unread, problems, ledger },
  });
  const prices = mergePrices(complete, { unread, problems, ledger });
  const deprecation = {
    date: soleDate(drafts, unread, problems),
    successor: firstOf(drafts, (draft) => draft.deprecation?.successor),
  };
  const notes = [...new Set(drafts.flatMap((draft) => draft.notes))].join('\n');
  return {
    id: first.id,
    name: firstOf(drafts, (draft) => draft.name),
    provider: providerOfId(first.id) ?? firstOf(drafts, (draft) => draft.provider),
    category: category ?? categoryOfPrices(prices),
    status: statusOf(drafts),
    deprecation: deprecation.date === null && deprecation.successor === null ? null : deprecation,
    capabilities: drafts.flatMap((draft) => draft.capabilities),
    context: contextOf(drafts, unread, problems),
    maxOutput: mergeCount('maxOutput', drafts, unread, problems),
    prices,
    endpoints: drafts.flatMap((draft) => draft.endpoints),
    notes: notes === '' ? null : notes,
    unread,
  };
}

function firstOf<T>(drafts: readonly Draft[], read: (draft: Draft) => T | null | undefined): T | null {
  for (const draft of drafts) {
    const value = read(draft);
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** Rows of one table that name two days for one model contradict each other: neither is taken. */
function soleDate(drafts: readonly Draft[], unread: Unread[], problems: Problems): string | null {
  const date = firstOf(drafts, (draft) => draft.deprecation?.date);
  const other = drafts.find(
    (draft) => (draft.deprecation?.date ?? date) !== date && draft.table === drafts[0]?.table,
  );
  const second = other?.deprecation?.date;
  if (date === null || other === undefined || typeof second !== 'string') return date;
  unread.push({ field: 'deprecation', text: date }, { field: 'deprecation', text: second });
  problems.warning({ line: other.line }, second, `one day for ${other.id}; another line publishes ${date}`);
  return null;
}

/** Whatever is not `active` is news: a "Deprecated" table overrules the main one. */
function statusOf(drafts: readonly Draft[]): string {
  const said = drafts.flatMap((draft) => draft.status ?? []);
  return said.find((status) => status !== 'active') ?? 'active';
}

/** Models that are paid by the image, or by the second of video, make images or videos. */
function categoryOfPrices(prices: readonly Price[]): string | null {
  const units = new Set(prices.map((price) => `${price.item.split('_')[0]} ${price.per.unit}`));
  if (units.size !== 1) return null;
  const [only] = units;
  if (only === 'image image') return 'image';
  return only === 'video second' || only === 'video video' ? 'video' : null;
}

/** Names that say what a model works on. */
const audioNames =
  /whisper|transcri|speech|sound|music|(?:^|[^a-z])(?:asr|tts|stt|voice|audio)(?:[^a-z]|$)|语音|音频/i;

function mediumByName(drafts: readonly Draft[]): string | null {
  return drafts.some((draft) => audioNames.test(`${draft.id} ${draft.name ?? ''}`)) ? 'audio' : null;
}

function completePrices(
  drafts: readonly Draft[],
  medium: string | null,
  evidence: Evidence,
  { unread, problems, ledger }: Merging,
): CompletePrice[] {
  return drafts
    .flatMap((draft) => draft.prices)
    .flatMap((price) => {
      const done = evidence.complete(price, medium, problems);
      if (done === null) {
        unread.push(unreadPrice(price));
        ledger.leave(price.spot, price.cellText);
      }
      return done === null ? [] : [done];
    });
}

/** Where it is said that something could not be taken. */
interface Merging {
  readonly unread: Unread[];
  readonly problems: Problems;
  readonly ledger: Ledger;
}

interface Kept {
  readonly price: Price;
  readonly from: CompletePrice;
  /** Another amount was published for the same price: none of them is taken. */
  contradicted: boolean;
}

function mergePrices(complete: readonly CompletePrice[], merging: Merging): Price[] {
  const kept = new Map<string, Kept>();
  settleTiers(complete).forEach((price, index) => {
    const from = complete[index];
    if (from !== undefined) keepPrice(price, from, kept, merging);
  });
  return [...kept.values()].filter((one) => !one.contradicted).map(({ price }) => price);
}

/** Two tables may say the same price twice; two different amounts for one price are a contradiction, and none is taken. */
function keepPrice(
  price: Price,
  from: CompletePrice,
  kept: Map<string, Kept>,
  { unread, problems, ledger }: Merging,
): void {
  const identity = priceIdentity(price);
  const known = kept.get(identity);
  if (known === undefined) {
    kept.set(identity, { price, from, contradicted: false });
    return;
  }
  if (compareRationals(unitPrice(known.price), unitPrice(price)) === 0) return;
  if (!known.contradicted) {
    unread.push({ field: price.item, text: known.price.text });
    ledger.leave(known.from.spot, known.from.cellText);
  }
  unread.push({ field: price.item, text: price.text });
  ledger.leave(from.spot, from.cellText);
  known.contradicted = true;
  const expected = `one ${price.item} price; line ${known.from.spot.line} publishes ${known.price.text}`;
  problems.warning(from.spot, from.cellText, expected);
}

/** What may go in is the context of a model of which nothing else says it. */
function contextOf(drafts: readonly Draft[], unread: Unread[], problems: Problems): TokenCount | null {
  const isSaid =
    drafts.some(({ context }) => context !== null) || unread.some(({ field }) => field === 'context');
  return mergeCount(isSaid ? 'context' : 'maxInput', drafts, unread, problems);
}

/** The finest of several writings that agree; a contradiction is unread. */
function mergeCount(
  field: 'context' | 'maxInput' | 'maxOutput',
  drafts: readonly Draft[],
  unread: Unread[],
  problems: Problems,
): TokenCount | null {
  const name = field === 'maxInput' ? 'context' : field;
  let best: TokenCount | null = null;
  for (const draft of field === 'context' ? withoutTierContexts(drafts) : drafts) {
    const count = draft[field];
    if (count === null) continue;
    if (best !== null && !meet(best, count)) {
      problems.warning(
        { line: draft.line },
        count.text,
        `one ${name} for ${draft.id}; another line publishes ${best.text}`,
      );
      unread.push({ field: name, text: best.text }, { field: name, text: count.text });
      return null;
    }
    if (best === null || isFiner(count, best)) best = count;
  }
  return best;
}

/**
 * Rows that are tiers of one model (`x (≤ 256K) | 256K`, `x (256K-1M) | 1M`) give as context how far the tier goes: the
 * context of the model is none of these, or the farthest.
 */
function withoutTierContexts(drafts: readonly Draft[]): readonly Draft[] {
  const repeating = drafts.filter((draft) => draft.context?.tokens === tierEnd(draft));
  if (repeating.length < 2 && repeating.length === drafts.length) return drafts;
  if (repeating.length < drafts.length) return drafts.filter((draft) => !repeating.includes(draft));
  const farthest = largest(repeating.map((draft) => draft.context?.tokens ?? 0));
  return repeating.filter((draft) => draft.context?.tokens === farthest);
}

/** Up to where the only tier of a row's prices holds. */
function tierEnd(draft: Draft): number | null {
  const ends = new Set(draft.prices.map((price) => price.tier?.upTo ?? null));
  return ends.size === 1 ? ([...ends][0] ?? null) : null;
}

/** True if the intervals that round to the two writings touch: `1.1M` and `1.05M` may be one number, so may `128K` and `131K`. */
function meet(left: TokenCount, right: TokenCount): boolean {
  const touches = (tokens: number, other: number): boolean =>
    Math.abs(tokens - other) * 2 <= left.precision + right.precision;
  return (
    touches(left.tokens, right.tokens) ||
    touches(inBinary(left), right.tokens) ||
    touches(left.tokens, inBinary(right))
  );
}

/** `128K` where 131072 are meant; only a count that is written in whole thousands can be that. */
function inBinary({ tokens, precision }: TokenCount): number {
  return precision === 1_000 ? (tokens / 1_000) * 1_024 : tokens;
}

/** Of `128K` and `131K` the second is what both mean. */
function isFiner(count: TokenCount, best: TokenCount): boolean {
  const isDecimal = Math.abs(count.tokens - best.tokens) * 2 > count.precision + best.precision;
  return count.precision < best.precision || (isDecimal && inBinary(best) - best.precision < count.tokens);
}

/**
 * Tiers as thresholds. `≤ 200K` is the lowest tier, which is `null`, unless a lower bound is published for the same item:
 * `≤ 32K`, `≤ 128K` are the tiers up to 32K and above 32K.
 */
export function settleTiers(prices: readonly CompletePrice[]): Price[] {
  return prices.map((price) => publicPrice(price, tierOf(price, prices)));
}

function tierOf(price: CompletePrice, all: readonly CompletePrice[]): Price['tier'] {
  if (price.tier === null) return null;
  const { above, upTo } = price.tier;
  const threshold = above ?? highestBelow(upTo, price, all);
  return threshold === null || threshold === 0 ? null : { above: threshold, unit: 'token' };
}

function highestBelow(
  upTo: number | null,
  price: CompletePrice,
  all: readonly CompletePrice[],
): number | null {
  const same = all.filter(
    (other) =>
      other.item === price.item && other.currency === price.currency && other.per.unit === price.per.unit,
  );
  const bounds = same
    .flatMap((other) => other.tier?.upTo ?? [])
    .filter((bound) => upTo !== null && bound < upTo);
  return bounds.length === 0 ? null : largest(bounds);
}
