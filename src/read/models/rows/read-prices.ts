import { append } from '../../../base/lists.ts';
import type { Unread } from '../../../catalog/model.ts';
import type { PriceTerms } from '../columns/header.ts';
import { type Cell, emptyCell } from '../structure/cell.ts';
import type { GridRow } from '../structure/grid.ts';
import { isAbsent } from '../values/absent.ts';
import type { PublishedPrice } from '../values/price-cell.ts';
import type { Per } from '../values/unit.ts';
import type { DraftPrice } from './draft.ts';
import type { RowReader } from './reader.ts';
import type { RowTerms } from './row-terms.ts';

/** The prices of a row. A cell that cannot be read is named and joins `unread`. */
export function readPrices(row: GridRow, terms: RowTerms, unread: Unread[], reader: RowReader): DraftPrice[] {
  return reader.table.columns.flatMap((column) => {
    if (column.kind !== 'price') return [];
    const cell = row.cells[column.index] ?? emptyCell(row.line);
    const { mode } = reader.setting;
    const header = inMode(column.terms, mode);
    const prices = pricesIn(cell.text, header, terms, reader);
    if (prices === null)
      reader.problems.warning(spotOf(cell), cell.text, 'a price, such as $0.50 / 1M tokens, Free or -');
    if (prices === null || (!terms.readable && prices.length > 0)) {
      reader.ledger.leave(cell, cell.text);
      append(
        unread,
        fieldsOf(header, terms).map((field) => ({ field, text: cell.text.replace(/\n/g, ' ') })),
      );
      return [];
    }
    const { number } = reader.table;
    return prices.map((price) => ({
      ...price,
      item: itemInMode(price.item, mode),
      column: `${number}:${column.index}`,
      table: number,
      spot: spotOf(cell),
      cellText: cell.text,
    }));
  });
}

/**
 * `0.125 / –` under `Cache R/W`: a place in the list that is left empty is no price of the others. `$0.25 → $1.25` is a list
 * under `Input → Output`, and a change of one price elsewhere.
 */
function pricesIn(given: string, header: PriceTerms, terms: RowTerms, reader: RowReader): ItemPrice[] | null {
  const text = header.items.length > 1 ? given.replace(/\s*(?:→|⇒|[-=]>)\s*/g, ' / ') : given;
  const parts = header.items.length > 1 ? text.split(/[/|\n]/) : [];
  if (parts.length !== header.items.length || !parts.some(isAbsent)) {
    const published = reader.values.readPriceCell(text);
    return published === null ? null : withItems(published, header, terms);
  }
  const prices = parts.map((part, index) =>
    pricesIn(part, { ...header, items: header.items.slice(index, index + 1) }, terms, reader),
  );
  return prices.some((one) => one === null) ? null : prices.flatMap((one) => one ?? []);
}

/** The items that a cell should have priced; `prices` where no single one is meant. */
function fieldsOf(header: PriceTerms, row: RowTerms): readonly string[] {
  if (header.items.length > 0) return header.items;
  return [row.item ?? 'prices'];
}

function spotOf(cell: Cell): { line: number; column: number } {
  return { line: cell.line, column: cell.column };
}

/** Under a heading `Batch`, an `Input` column holds the batch price of input. */
function inMode(terms: PriceTerms, mode: string | null): PriceTerms {
  if (mode === null) return terms;
  return {
    ...terms,
    items: terms.items.map((item) => itemInMode(item, mode)),
  };
}

/** What is trained is trained in no other way. */
function itemInMode(item: string, mode: string | null): string {
  const as = mode === null || item === 'training' || item.startsWith(`${mode}_`);
  return as ? item : `${mode}_${item}`;
}

type ItemPrice = PublishedPrice & { readonly item: string };

/** Completes prices with what header and row say; `null` when two prices of a cell cannot be told apart. */
function withItems(given: readonly PublishedPrice[], header: PriceTerms, row: RowTerms): ItemPrice[] | null {
  const plain = header.items.length === 0 && row.item === null;
  const published = plain ? given.map(named) : given;
  if (plain && published.some(isOfTokens) && published.some(isOfNothing)) return null;
  const unlabelled = published.filter(
    (price) => price.item === null && price.aspect === null && price.variant === null && price.tier === null,
  );
  const listed = header.items.length > 1;
  if (listed && unlabelled.length > 0 && unlabelled.length !== header.items.length) return null;
  if (!listed && unlabelled.length > 1) return null;
  const items = published.map((price) => {
    const place = unlabelled.indexOf(price);
    // `$3 (≤ 200K) / $15 (> 200K)` under two items: nothing says which of them a range is of.
    if (listed && place === -1 && price.item === null && price.aspect === null) return null;
    const column = (listed ? header.items[place] : header.items[0]) ?? row.item;
    const per = price.per ?? header.per ?? row.per;
    const item = price.aspect === null ? itemOf(price, column, per) : itemOfAspect(price.aspect, column);
    return item === null
      ? null
      : {
          ...price,
          item,
          currency: price.currency ?? header.currency ?? row.currency,
          per,
          tier: price.tier ?? header.tier ?? row.tier,
        };
  });
  return items.some((item) => item === null) ? null : items.filter((item) => item !== null);
}

/** `$3 input ≤ 200K` where no column says what it is for. */
function named(price: PublishedPrice): PublishedPrice {
  return { ...price, item: price.item ?? price.rangeOf ?? null };
}

function isOfTokens({ item }: PublishedPrice): boolean {
  return item === 'input' || item === 'output';
}

/** Beside a price of output, one without a word may be of input, or of anything else. */
function isOfNothing({ item, aspect, variant, per }: PublishedPrice): boolean {
  return item === null && aspect === null && variant === null && (per === null || per.unit === 'token');
}

/** `batch` under `Output` is `batch_output`, `write` under `Prompt caching` is `cache_write`, `1h` under `Cache write` is `cache_write_1h`; elsewhere neither is anything. */
function itemOfAspect(aspect: string, column: string | null): string | null {
  if (aspect === 'batch') return column === null || column.startsWith('batch_') ? null : `batch_${column}`;
  const [, mode, kind] = /^((?:batch|flex|priority)_)?cache_(read|write)$/.exec(column ?? '') ?? [];
  if (kind === undefined) return null;
  if (aspect === 'read' || aspect === 'write') return `${mode ?? ''}cache_${aspect}`;
  return kind === 'write' ? `${column}_${aspect}` : null;
}

/** What is sold by these units is itself the item, unless a header or a label says more. */
const itemsOfUnits: Readonly<Record<string, string>> = {
  image: 'image',
  megapixel: 'image',
  second: 'video',
  video: 'video',
  minute: 'audio',
  hour: 'audio',
  request: 'request',
  search: 'search',
  page: 'page',
  song: 'audio',
  character: 'input',
  byte: 'input',
};

const modalities: ReadonlySet<string> = new Set(['image', 'video', 'audio']);

/**
 * The item of a price: its own label, else the column's; a price per image, second, minute or request in a column of
 * token prices is the item that its unit names. An unlabelled price per token in a plain `Price` column is item `token`.
 */
function itemOf(price: PublishedPrice, column: string | null, per: Per | null): string {
  // What is kept for an hour is the storage of a cache.
  if (per?.unit === 'token_hour' && /(?:^|_)cache_read$/.test(column ?? ''))
    return (column ?? '').replace(/cache_read$/, 'cache_storage');
  const base = labelledItem(price.item, column) ?? itemOfUnit(column, per) ?? column ?? 'price';
  return price.variant === null ? base : `${base}_${price.variant}`;
}

function labelledItem(label: string | null, column: string | null): string | null {
  if (label === null || column === null) return label;
  const qualifier = /^(?:batch|flex|priority|fast|fine_tuned)_/.exec(column)?.[0] ?? '';
  if (modalities.has(label) && /(?:^|_)(?:input|output|cache_read|cache_write)$/.test(column))
    return `${qualifier}${label}_${column.slice(qualifier.length)}`;
  return label.startsWith(qualifier) ? label : `${qualifier}${label}`;
}

function itemOfUnit(given: string | null, per: Per | null): string | null {
  const column = given?.replace(/^(?:batch|flex|priority|fine_tuned)_/, '') ?? null;
  if (per === null || !(column === null || column === 'input' || column === 'output')) return null;
  if (itemsOfUnits[per.unit] === 'input' && column !== null) return null;
  return itemsOfUnits[per.unit] ?? null;
}
