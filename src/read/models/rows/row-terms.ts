import type { Column } from '../columns/columns.ts';
import type { Cell } from '../structure/cell.ts';
import type { GridRow } from '../structure/grid.ts';
import { isAbsent } from '../values/absent.ts';
import { currenciesIn, currencySigns } from '../values/currency.ts';
import { halfWidth } from '../values/plain-text.ts';
import { readItem } from '../values/price-item.ts';
import { isInterval, readTier, type TierBounds } from '../values/tier.ts';
import { type Per, readUnit } from '../values/unit.ts';
import { readCount } from './read-limits.ts';
import type { RowReader } from './reader.ts';

/** What the row's own columns say of its prices. */
export interface RowTerms {
  readonly tier: TierBounds | null;
  readonly per: Per | null;
  readonly currency: string | null;
  /** What a column such as `Token type` says that the row's prices are for. */
  readonly item: string | null;
  readonly tierReadable: boolean;
  /** False if a tier or a unit is there and cannot be read: then no price of the row means anything. */
  readonly readable: boolean;
}

type FieldColumn = Extract<Column, { kind: 'field' }>;

/**
 * What the row's own columns of tiers, units, currencies and items say of its prices. A tier or a unit that cannot be read
 * leaves the meaning of the whole row's prices open.
 */
export function rowTerms(row: GridRow, ownTier: TierBounds | null, reader: RowReader): RowTerms {
  const tier = ownTier === null ? tierIn(row, reader) : { value: ownTier, readable: true };
  const unitCell = cellOf(row, 'unit', reader);
  const unit = unitIn(unitCell, reader);
  const currencies = currenciesIn(`${cellOf(row, 'currency', reader)?.text ?? ''} ${unitCell?.text ?? ''}`);
  // "Input (text, image, video)" is one item for all of them.
  const item = cellOf(row, 'item', reader)?.text.replace(/[(（].*$/s, '');
  return {
    tier: tier.value,
    per: unit.value,
    currency: currencies.size === 1 ? ([...currencies][0] ?? null) : null,
    item: item === undefined ? null : readItem(item).item,
    tierReadable: tier.readable,
    readable: tier.readable && unit.readable,
  };
}

interface Term<T> {
  readonly value: T | null;
  readonly readable: boolean;
}

const notSaid = { value: null, readable: true };

/** A "Tier" column may as well hold "Standard" or "Pro": only what has a number in it should have been readable. */
function tierIn(row: GridRow, reader: RowReader): Term<TierBounds> {
  const column = fieldColumn('tier', reader);
  const cell = column === undefined ? undefined : row.cells[column.index];
  if (column === undefined || cell === undefined) return tierInContext(row, reader);
  if (isAbsent(cell.text)) return notSaid;
  const value = readTier(cell.text, column.scale);
  if (value !== null || !/\d/.test(cell.text)) return { value, readable: true };
  reader.problems.warning(cell, cell.text, 'a range of tokens, such as ≤ 200K or > 200K');
  return { value: null, readable: false };
}

/** "Tokens" alone tells what is counted and not how many: only a number, or the word "per", makes it a unit of price. */
function unitIn(cell: Cell | null, reader: RowReader): Term<Per> {
  const text =
    halfWidth(cell?.text ?? '')
      .replace(currencySigns, '')
      .trim() ?? '';
  if (cell === null || isAbsent(text)) return notSaid;
  const value = readUnit(text);
  const vague = value?.unit === 'token' && value.count === 1 && !/^(?:\/|per|每)/i.test(text);
  if (value !== null && !vague) return { value, readable: true };
  reader.problems.warning(cell, cell.text, 'a unit, such as 1M tokens, image or second');
  return { value: null, readable: false };
}

/** The range in a cell of the context column, when it is one and no count. Its warning is the column's. */
function tierInContext(row: GridRow, reader: RowReader): Term<TierBounds> {
  const column = fieldColumn('context', reader);
  const text = column === undefined ? '' : (row.cells[column.index]?.text ?? '');
  if (column === undefined || readCount(text, column.scale) !== null) return notSaid;
  const value = readTier(text, column.scale);
  return { value, readable: value !== null || !isInterval(text) };
}

function fieldColumn(field: string, reader: RowReader): FieldColumn | undefined {
  return reader.table.columns.find(
    (column): column is FieldColumn => column.kind === 'field' && column.field === field,
  );
}

function cellOf(row: GridRow, field: string, reader: RowReader): Cell | null {
  const column = fieldColumn(field, reader);
  return column === undefined ? null : (row.cells[column.index] ?? null);
}
