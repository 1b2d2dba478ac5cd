import type { Deprecation, TokenCount, Unread } from '../../../catalog/model.ts';
import type { Column } from '../columns/columns.ts';
import type { Problems } from '../problems.ts';
import type { Cell } from '../structure/cell.ts';
import { emptyCell } from '../structure/cell.ts';
import type { GridRow } from '../structure/grid.ts';
import { isAbsent } from '../values/absent.ts';
import { readCapabilities, readCheckMark } from '../values/capabilities.ts';
import { categoryAsFound } from '../values/category.ts';
import { currenciesIn } from '../values/currency.ts';
import { readDate } from '../values/date.ts';
import { readEndOfLife, successorIn } from '../values/deprecation.ts';
import { longestText } from '../values/limits.ts';
import { readItem } from '../values/price-item.ts';
import { providerSlug } from '../values/provider.ts';
import { statusAsFound } from '../values/status.ts';
import { isInterval, readTier, type TierBounds } from '../values/tier.ts';
import { readTokenCount } from '../values/token-count.ts';
import { type Per, readUnit } from '../values/unit.ts';
import type { Facts } from './draft.ts';
import { type RowTerms, readPrices } from './read-prices.ts';
import type { ModelTable, Setting } from './table.ts';

/** Everything that a row is read with. */
export interface RowReader {
  readonly table: ModelTable;
  readonly setting: Setting;
  readonly footnotes: ReadonlyMap<string, string>;
  readonly problems: Problems;
}

interface Found {
  name: string | null;
  provider: string | null;
  category: string | null;
  status: string | null;
  goneOn: string | null;
  deprecatedOn: string | null;
  successor: string | null;
  ends: boolean;
  capabilities: string[];
  context: TokenCount | null;
  maxOutput: TokenCount | null;
  endpoints: string[];
  notes: string[];
  readonly unread: Unread[];
}

/**
 * The facts of a row, with the remarks that its id cell makes. A cell that cannot be read costs its one fact: it is named
 * as a warning and kept under `unread`.
 */
export function readRow(
  row: GridRow,
  tier: TierBounds | null,
  remarks: readonly string[],
  reader: RowReader,
): Facts {
  const found = nothing();
  for (const column of reader.table.columns) {
    const cell = row.cells[column.index] ?? emptyCell(row.line);
    if (column.kind === 'flag') readFlag(column.capability, cell, found, reader);
    if (column.kind === 'field') readField(column, cell, found, reader);
    noteFootnotes(cell, found, reader);
  }
  for (const remark of remarks) readRemark(remark, found);
  for (const note of found.notes) readNote(note, found);
  const terms = rowTerms(row, tier, reader);
  const facts = factsOf(found, row, readPrices(row, terms, found.unread, reader), reader);
  // A range that we cannot read tells the row apart from others of its model all the same.
  return terms.tierReadable ? facts : { ...facts, variant: '' };
}

function nothing(): Found {
  return {
    name: null, provider: null, category: null, status: null, goneOn: null, deprecatedOn: null, successor: null, ends: false,
    capabilities: [], context: null, maxOutput: null, endpoints: [], notes: [], unread: [],
  }; // biome-ignore format: one thing
}

function factsOf(found: Found, row: GridRow, prices: Facts['prices'], reader: RowReader): Facts {
  const { setting, table } = reader;
  const status = found.status ?? (found.ends ? 'deprecated' : null) ?? setting.status;
  return {
    line: row.line,
    variant: null,
    table: table.number,
    name: found.name,
    provider: found.provider ?? setting.provider,
    category: found.category ?? setting.category,
    status,
    deprecation: deprecationOf(found),
    capabilities: found.capabilities,
    context: found.context,
    maxOutput: found.maxOutput,
    prices,
    endpoints: found.endpoints,
    notes: found.notes,
    unread: found.unread,
  };
}

function deprecationOf(found: Found): Deprecation | null {
  const date = found.goneOn ?? found.deprecatedOn;
  return date === null && found.successor === null ? null : { date, successor: found.successor };
}

/** The fields of a model that columns of other names fill. */
const publicNames: Readonly<Record<string, string>> = { goneOn: 'deprecation', deprecatedOn: 'deprecation' };

type FieldColumn = Extract<Column, { kind: 'field' }>;

function readField(column: FieldColumn, cell: Cell, found: Found, reader: RowReader): void {
  if (isAbsent(cell.text) && !/[✗✘❌×✖]/.test(cell.text)) return;
  const unread = (expected: string): void =>
    markUnread(publicNames[column.field] ?? column.field, cell, expected, found, reader);
  if (cell.text.length > longestText && column.field !== 'notes') {
    unread(`at most ${longestText} characters`);
    return;
  }
  switch (column.field) {
    case 'name':
      found.name = cell.text.replace(/\n/g, ' ');
      return;
    case 'provider':
      found.provider = providerSlug(cell.text);
      return;
    case 'category':
      // "text → image, video" in a column of modalities is not one category.
      if (/^[^,\n→;+|]{1,40}$/.test(cell.text) && !cell.text.includes(':'))
        found.category = categoryAsFound(cell.text);
      return;
    case 'status':
      readStatus(cell.text, found);
      return;
    case 'capabilities':
      found.capabilities.push(...capabilitiesIn(cell));
      return;
    case 'context':
    case 'maxOutput': {
      const count = readCount(cell.text, column.scale);
      // "Input length [0, 32K)" in a column of contexts is the tier of the row.
      if (count === null && column.field === 'context' && readTier(cell.text, column.scale) !== null) return;
      if (count === null) {
        unread('a count of tokens, such as 200K, 1.0M or 1,048,576');
        return;
      }
      found[column.field] = count;
      return;
    }
    case 'goneOn':
    case 'deprecatedOn':
      readEnd(column.field, cell, found, unread);
      return;
    case 'successor':
      found.successor = successorOf(cell);
      return;
    case 'notes':
      found.notes.push(cell.text.replace(/\n/g, ' '));
      return;
    case 'endpoints':
      found.endpoints.push(
        ...cell.text
          .split(/[,\n;，、]+|\s+\/\s+/)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      );
      return;
    default:
      return;
  }
}

function readFlag(capability: string, cell: Cell, found: Found, reader: RowReader): void {
  const mark = readCheckMark(cell.text);
  if (mark === true) found.capabilities.push(capability);
  if (mark === null) markUnread('capabilities', cell, `a check mark for "${capability}"`, found, reader);
}

/** Chips set as separate pieces of code are separate words, however they are joined. */
function capabilitiesIn(cell: Cell): string[] {
  const coded = cell.pieces.filter((piece) => piece.style === 'code');
  const onlyCode = cell.pieces.every(
    (piece) => piece.style === 'code' || /^[\s,，、/|·+]*$/.test(piece.text),
  );
  return coded.length > 0 && onlyCode
    ? coded.flatMap((piece) => readCapabilities(piece.text))
    : readCapabilities(cell.text);
}

/** "Default: 4K, Maximum: 8K" is a limit of 8K. */
function readCount(text: string, scale: number): TokenCount | null {
  const maximum = /(?:max(?:imum)?|最大)\s*[:：]?\s*([^\n,;，；]+)$/i.exec(text)?.[1];
  const count =
    readTokenCount(text, scale) ?? (maximum === undefined ? null : readTokenCount(maximum, scale));
  return count === null ? null : { ...count, text: text.replace(/\n/g, ' ') };
}

/** A status cell may tell the whole story: `Deprecated (2026-10-01, use x)`. */
function readStatus(text: string, found: Found): void {
  const lead = /^[^(（,;:：，；\d\n—–]+/.exec(text)?.[0] ?? text;
  const status = statusAsFound(lead);
  if (status !== '') found.status = status;
  readNote(text, found);
}

/** Remarks of the id cell (`deprecated`, `preview`, `new`) are a status, the news of an end, or a note. */
function readRemark(remark: string, found: Found): void {
  const status = statusAsFound(remark);
  if (/^(?:active|deprecated|retired|legacy|preview|beta|experimental|coming-soon)$/.test(status))
    found.status ??= status;
  else found.notes.push(remark);
}

/** A note that speaks of the end of the model says when and what then, as far as a column has not. */
function readNote(note: string, found: Found): void {
  const end = readEndOfLife(note);
  if (end === null) return;
  found.ends = true;
  if (end.status !== 'deprecated') found.status ??= end.status;
  // "Active" in one cell and "Deprecated" in the next: the news is the note.
  if (found.status === 'active' && /deprecated|已弃用/i.test(note)) found.status = 'deprecated';
  found.goneOn ??= end.deprecation.date;
  found.successor ??= end.deprecation.successor;
}

function readEnd(
  field: 'goneOn' | 'deprecatedOn',
  cell: Cell,
  found: Found,
  unread: (expected: string) => void,
): void {
  if (readCheckMark(cell.text) === true) found.ends = true;
  if (readCheckMark(cell.text) !== null || /^(?:no\b|not\b|none|未|无)/i.test(cell.text)) return;
  found.ends = true;
  found.successor ??= successorIn(cell.text);
  const date =
    readDate(cell.text.replace(/\([^)]*\)/g, '')) ??
    readEndOfLife(`deprecated ${cell.text}`)?.deprecation.date ??
    null;
  if (date === null) unread('a day, such as 2026-10-01, Oct 1, 2026 or 2026年10月1日');
  else found[field] = date;
}

/** The id in a successor cell, or its words when it has none. */
function successorOf(cell: Cell): string {
  const coded = cell.pieces.find((piece) => piece.style === 'code');
  return (coded?.text ?? cell.text).replace(/\n/g, ' ').trim();
}

function noteFootnotes(cell: Cell, found: Found, reader: RowReader): void {
  for (const mark of cell.footnotes) {
    const text = reader.footnotes.get(mark);
    if (text !== undefined && text !== '' && !found.notes.includes(text)) found.notes.push(text);
  }
}

/**
 * What the row's own columns of tiers, units, currencies and items say of its prices. A tier or a unit that cannot be read
 * leaves the meaning of the whole row's prices open.
 */
function rowTerms(row: GridRow, ownTier: TierBounds | null, reader: RowReader): RowTerms {
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

const currencyWords = /US\$|\$|¥|￥|€|£|\b(?:USD|CNY|RMB|EUR|GBP)\b|美元|元/gi;

/** "Tokens" alone tells what is counted and not how many: only a number, or the word "per", makes it a unit of price. */
function unitIn(cell: Cell | null, reader: RowReader): Term<Per> {
  const text = cell?.text.replace(currencyWords, '').trim() ?? '';
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

function markUnread(field: string, cell: Cell, expected: string, found: Found, reader: RowReader): void {
  found.unread.push({ field, text: cell.text.replace(/\n/g, ' ') });
  reader.problems.warning(cell, cell.text, expected);
}
