import type { Price, Unread } from '../../../catalog/model.ts';
import { isSoldBy, soldBy } from '../../../catalog/units.ts';
import type { Problems } from '../problems.ts';
import type { Draft, DraftPrice } from '../rows/draft.ts';
import type { Per } from '../values/unit.ts';
import type { Statement, Surroundings } from './surroundings.ts';

/** A price that has everything but the final form of its tier. */
export type CompletePrice = DraftPrice & { readonly currency: string; readonly per: Per };

/** What the prices of a column, a table or the document publish themselves. */
interface Pool {
  readonly pers: Map<string, Map<string, Per>>;
  readonly currencies: Set<string>;
}

/** Finds the unit and the currency that a cell leaves out. */
export interface Evidence {
  /**
   * The complete price; or `null`, after naming what is missing. `medium` is the category of its model, or what its name
   * says it is about.
   */
  complete(price: DraftPrice, medium: string | null, problems: Problems): CompletePrice | null;
  /** The level, counted from the nearest, that says a unit and a currency for the price; `null` where none does. */
  whence(price: DraftPrice): readonly [unit: number | null, currency: number | null];
}

/**
 * The rule for units and currencies that a price does not carry itself.
 *
 * A bare `$0.50` or `0.5` means what is published for it: by its cell, header or row; else by the other prices of its
 * column, the prose beside its table and the footnotes it refers to; else by the other prices of its table and the headings and
 * prose above it; else by sentences that speak of all prices. A neighbouring section says nothing of it. The nearest of these
 * four that says anything decides, and only if all that it says agrees:
 * token prices look at token units alone, since a price per image in the same column is an exception that names itself.
 * A price of an item that nobody knows for one of tokens takes a unit of tokens from nowhere but its column.
 * When nothing says it, or the nearest contradicts itself, the price stays unread with a warning that names what is
 * missing. There is no default: `$0.50` without a unit anywhere is not read as "per 1M tokens", and `0.5` without a
 * currency anywhere is not read as dollars. Only `Free` needs neither, because zero is zero in all of them. What a page
 * says of tokens is not said of pictures: a price of an image, video or audio model that names no token item takes a unit
 * of tokens from nowhere but its column and the prose beside its table.
 */
export function gatherEvidence(
  drafts: readonly Draft[],
  surroundings: ReadonlyMap<number, Surroundings>,
  everywhere: Statement,
): Evidence {
  const columns = new Map<string, Pool>();
  const tables = new Map<number, Pool>();
  for (const price of drafts.flatMap((draft) => draft.prices)) {
    for (const pool of [poolOf(columns, price.column), poolOf(tables, price.table)]) addTo(pool, price);
  }
  const levelsOf = (price: DraftPrice): Level[] => {
    const around = surroundings.get(price.table);
    return [
      { pool: columns.get(price.column), said: around?.beside },
      { pool: tables.get(price.table), said: around?.above },
      { pool: undefined, said: everywhere },
    ];
  };
  return {
    whence: (price) => {
      const levels = levelsOf(price);
      const first = (says: (level: Level) => boolean): number | null => {
        const index = levels.findIndex(says);
        return index === -1 ? null : index;
      };
      return [
        first((level) => persAt(level, price.item).length > 0),
        first((level) => currenciesAt(level).length > 0),
      ];
    },
    complete: (price, medium, problems) => {
      const [nearby, ...farther] = levelsOf(price);
      const isMedia = isMediaPrice(price, medium);
      const beyond = isMedia ? farther.map(withoutTokens) : farther;
      const near =
        nearby === undefined
          ? []
          : [isMedia && price.item.startsWith('price_') ? withEveryMeasure(nearby) : nearby];
      const done = complete(price, near.length === 0 ? [] : [...near, ...beyond], problems);
      return done === null ? null : { ...done, item: itemInMedium(done, medium) };
    },
  };
}

interface Level {
  readonly pool: Pool | undefined;
  readonly said: Statement | undefined;
}

function isMediaPrice(price: DraftPrice, medium: string | null): boolean {
  return !isTokenItem(price.item) && /^(?:image|video|audio|music)$/.test(medium ?? '');
}

/** A price by the size of a picture or a film is one of whatever the others of its column are prices of. */
function withEveryMeasure(level: Level): Level {
  if (level.pool === undefined) return level;
  const all = new Map([...level.pool.pers.values()].flatMap((pers) => [...pers]));
  return { ...level, pool: { ...level.pool, pers: new Map([...level.pool.pers, ['price', all]]) } };
}

function withoutTokens({ pool, said }: Level): Level {
  const pers = new Map([...(pool?.pers ?? [])].filter(([unitClass]) => unitClass !== 'token'));
  return {
    pool: pool === undefined ? undefined : { ...pool, pers },
    said: said === undefined ? undefined : { ...said, pers: said.pers.filter((per) => per.unit !== 'token') },
  };
}

function complete(price: DraftPrice, levels: readonly Level[], problems: Problems): CompletePrice | null {
  const free = /^0+(?:\.0+)?$/.test(price.amount);
  const per =
    price.per ?? nearest(levels, (level) => persAt(level, price.item)) ?? (free ? freePer(price.item) : null);
  const currency =
    price.currency ?? nearest(levels, currenciesAt) ?? (free && price.currency === null ? 'USD' : null);
  const missing = [
    ...(currency === null ? ['a currency'] : []),
    ...(per === null ? ['a unit, such as "per 1M tokens"'] : []),
  ];
  if (per !== null && currency !== null)
    return { ...price, item: itemAfterUnit(price.item, per), per, currency };
  const where = 'in the cell, its header, its table or a sentence near it';
  problems.warning(price.spot, price.cellText, `${missing.join(' and ')} for this price ${where}`);
  return null;
}

/** What `Free` is free of: it must have some unit, and any is as true as another. */
function freePer(item: string): Per {
  if (item === 'cache_storage') return { count: 1_000_000, unit: 'token_hour' };
  return isTokenItem(item) || item === 'price'
    ? { count: 1_000_000, unit: 'token' }
    : { count: 1, unit: item };
}

/** The first level that says anything decides; `null` when it says two things. */
function nearest<T>(levels: readonly Level[], read: (level: Level) => readonly T[]): T | null {
  for (const level of levels) {
    const values = read(level);
    const [first, ...others] = values;
    if (first === undefined) continue;
    return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : null;
  }
  return null;
}

function persAt(level: Level, item: string): Per[] {
  const own = [...(level.pool?.pers.get(classOf(item))?.values() ?? [])];
  const said = (level.said?.pers ?? []).filter((per) => fits(per, item));
  return [...own, ...said];
}

function currenciesAt(level: Level): string[] {
  return [...(level.pool?.currencies ?? []), ...(level.said?.currencies ?? [])];
}

/** What else is paid for by the token. */
const otherTokens = /(?:^|_)(?:training|fine_tuning|reasoning|embedding|text)(?:_|$)/;

const tokenItem = /(?:^|_)(?:input|output|cache_read|cache_write|token)(?:_|$)/;

function isTokenItem(item: string): boolean {
  return (
    tokenItem.test(item) && !(pictures.test(item) && item.split('_').some((word) => !itemWords.test(word)))
  );
}

/** `image_input` is one of tokens; `image_input_extra`, under a name of its own, may be one of pictures. */
const pictures = /(?:^|_)(?:image|video)(?:_|$)/;
const itemWords =
  /^(?:input|output|cache|read|write|storage|token|image|video|audio|text|batch|flex|priority|fast|reasoning|realtime|\d+\w*)$/;

/** `image_hd` is sold by the image; an item that nobody knows by nothing that is said of others. */
function isNamedFor(item: string, unit: string): boolean {
  return soldBy(unit).some((sold) => isSoldBy(item, unit) && `_${item}_`.includes(`_${sold}_`));
}

/** Prices of one class share a unit: all token prices do, every other item stands for itself. */
function classOf(item: string): string {
  if (isTokenItem(item)) return 'token';
  return item.startsWith('price_') ? 'price' : item;
}

function fits(per: Per, item: string): boolean {
  if (isTokenItem(item)) return per.unit === 'token';
  if (item === 'price' || item.startsWith('price_')) return true;
  return per.unit === 'token' ? otherTokens.test(item) : isNamedFor(item, per.unit);
}

/** A price in a plain `Price` column is named by its unit. */
function itemAfterUnit(item: string, per: Per): string {
  return item === 'price' || item.startsWith('price_')
    ? item.replace('price', soldBy(per.unit)[0] ?? per.unit)
    : item;
}

/** What is embedded or ranked is input, there being no other price; a second of an audio model is not one of video. */
function itemInMedium({ item, per }: CompletePrice, medium: string | null): string {
  if (item === 'token' && (medium === 'embedding' || medium === 'rerank')) return 'input';
  return medium === 'audio' && per.unit === 'second' ? item.replace(/^video(?=_|$)/, 'audio') : item;
}

function newPool(): Pool {
  return { pers: new Map(), currencies: new Set() };
}

function poolOf<K>(pools: Map<K, Pool>, key: K): Pool {
  const pool = pools.get(key) ?? newPool();
  pools.set(key, pool);
  return pool;
}

function addTo(pool: Pool, price: DraftPrice): void {
  if (price.currency !== null) pool.currencies.add(price.currency);
  const { per } = price;
  if (per === null || (isTokenItem(price.item) && per.unit !== 'token')) return;
  const known = pool.pers.get(classOf(price.item)) ?? new Map<string, Per>();
  known.set(`${per.count} ${per.unit}`, per);
  pool.pers.set(classOf(price.item), known);
}

/** A price in its public form, its tier settled. */
export function publicPrice(price: CompletePrice, tier: Price['tier']): Price {
  const { item, amount, currency, per, effective, text } = price;
  return { item, amount, currency, per, tier, ...(effective === null ? {} : { effective }), text };
}

/** The entry that keeps the text of a price that could not be completed. */
export function unreadPrice(price: DraftPrice): Unread {
  return { field: price.item === 'price' ? 'prices' : price.item, text: price.text };
}

/**
 * The drafts with `Free` under a plain `Price` as what the other rows of the table make of a price: where they give one
 * for input and one for output, it is these two that are free.
 */
export function spreadFree(drafts: readonly Draft[]): Draft[] {
  const tables = new Set(
    drafts
      .flatMap((draft) => draft.prices)
      .filter(isOutput)
      .map(({ table }) => table),
  );
  return drafts.map((draft) =>
    tables.has(draft.table) && isOfText(draft) && draft.prices.some(isPlainFree)
      ? { ...draft, prices: draft.prices.flatMap(spread) }
      : draft,
  );
}

function spread(price: DraftPrice): DraftPrice[] {
  return isPlainFree(price) ? ['input', 'output'].map((item) => ({ ...price, item })) : [price];
}

/** Embeddings have no price for output, and pictures none for either. */
function isOfText({ category }: Draft): boolean {
  return category === null || category === 'text';
}

function isOutput({ item }: DraftPrice): boolean {
  return item === 'output';
}

function isPlainFree({ item, amount, per }: DraftPrice): boolean {
  return item === 'price' && /^0+(?:\.0+)?$/.test(amount) && (per === null || per.unit === 'token');
}
