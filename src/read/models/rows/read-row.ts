import { append } from '../../../base/lists.ts';
import { lifeOf } from '../../../catalog/life.ts';
import type { Deprecation } from '../../../catalog/model.ts';
import { type Column, isStrayPrice } from '../columns/columns.ts';
import { type Cell, emptyCell } from '../structure/cell.ts';
import type { GridRow } from '../structure/grid.ts';
import { isAbsent } from '../values/absent.ts';
import { readCheckMark } from '../values/capabilities.ts';
import { categoryAsFound, categoryOf } from '../values/category.ts';
import { successorIn } from '../values/deprecation.ts';
import { longestText } from '../values/plain-text.ts';
import { providerOfLogo, providerSlug } from '../values/provider.ts';
import type { TierBounds } from '../values/tier.ts';
import { type Facts, type Found, nothing } from './draft.ts';
import { readEnd, readNote, readRemark, readStatus, readSuccessor } from './read-life.ts';
import { readLimitCell } from './read-limits.ts';
import { readPrices } from './read-prices.ts';
import type { RowReader, ValueReaders } from './reader.ts';
import { rowTerms } from './row-terms.ts';

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
    if (column.kind === 'unclear' && !isAbsent(cell.text)) leaveUnread(column.field, cell, found, reader);
    if (isStrayPrice(column, cell.text)) markUnread('prices', cell, ownColumn, found, reader);
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

const ownColumn = 'a price in a column of prices; within other words it is kept as it stands there';

/** What was found in a row, with what the headings above it say. */
export function factsOf(
  found: Found,
  row: GridRow,
  prices: Facts['prices'],
  reader: Pick<RowReader, 'setting' | 'table'>,
): Facts {
  const { setting, table } = reader;
  const status =
    found.status ?? (found.ends && setting.status !== 'retired' ? 'deprecated' : null) ?? setting.status;
  return {
    line: row.line,
    variant: null,
    apart: '',
    table: table.number,
    name: found.name,
    provider: found.provider ?? setting.provider,
    category: found.category ?? setting.category,
    status,
    deprecation: deprecationOf(found, status),
    capabilities: found.capabilities,
    context: found.context,
    maxInput: found.maxInput,
    maxOutput: found.maxOutput,
    prices,
    endpoints: found.endpoints,
    notes: found.notes,
    unread: found.unread,
  };
}

/** A note of a model that ends need not say so again: "use acme/b" is then its successor. */
function deprecationOf(found: Found, status: string | null): Deprecation | null {
  const date = found.goneOn ?? found.deprecatedOn;
  const ends = lifeOf({ status: status ?? 'active', deprecation: null }) !== 'living';
  const noted = ends ? found.notes.map(successorIn).find((id) => id !== null) : undefined;
  const successor = found.successor ?? noted ?? null;
  return date === null && successor === null ? null : { date, successor };
}

/** The fields of a model that columns of other names fill. */
const publicNames: Readonly<Record<string, string>> = {
  goneOn: 'deprecation',
  deprecatedOn: 'deprecation',
  limits: 'context',
  maxInput: 'context',
};

type FieldColumn = Extract<Column, { kind: 'field' }>;

/** Headers under which other things than categories may stand as well. */
const weakCategory = /^(?:mode|use|task|class|kind|用途|任务)$/i;

function readField(column: FieldColumn, cell: Cell, found: Found, reader: RowReader): void {
  if (column.field === 'provider' && cell.text === '') found.provider = providerOfLogo(cell.alt);
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
      found.provider = providerSlug(cell.text.replace(countBehind, ''));
      return;
    case 'category':
      found.category = categoryIn(cell.text, column.header.text);
      return;
    case 'status':
      readStatus(cell.text, found, unread);
      return;
    case 'capabilities':
      if (isProse(cell.text)) unread('a list of capabilities, and no sentence');
      else append(found.capabilities, capabilitiesIn(cell, reader.values));
      return;
    case 'limits':
    case 'context':
    case 'maxInput':
    case 'maxOutput':
      readLimitCell(column.field, cell.text, column.scale, found, unread);
      return;
    case 'goneOn':
    case 'deprecatedOn':
      readEnd(column.field, cell, found, unread);
      return;
    case 'successor':
      readSuccessor(cell, found);
      return;
    case 'notes':
      found.notes.push(cell.text.replace(/\n/g, ' '));
      return;
    case 'endpoints':
      append(
        found.endpoints,
        cell.text
          .split(/[,\n;，、]+|\s+\/\s+/)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      );
      return;
    default:
      return;
  }
}

/** `Acme (15)`: how many models it has. */
const countBehind = /\s*[(（]\s*\d+(?:\s*(?:models?|个(?:模型)?))?\s*[)）]\s*$/i;

function categoryIn(text: string, header: string): string | null {
  if (weakCategory.test(header) && categoryOf(text) === null) return null;
  // "text → image, video" in a column of modalities is not one category.
  return /^[^,\n→;+|:]{1,40}$/.test(text) ? categoryAsFound(text) : null;
}

function readFlag(capability: string, cell: Cell, found: Found, reader: RowReader): void {
  const mark = readCheckMark(cell.text);
  if (mark === true) found.capabilities.push(capability);
  if (mark === null) markUnread('capabilities', cell, `a check mark for "${capability}"`, found, reader);
}

/** More words in a row than a capability has, or a full stop or a colon within: `… to-video. Sizes: 1K, 2K`. */
function isProse(text: string): boolean {
  if (/\p{L}{2}\.\s+\p{L}|\p{L}:\s+[\p{L}\d]|\d\s*%|[$¥€£]\s*\d/u.test(text)) return true;
  return text.split(/[,，、;；\n|/·+•&]/).some((part) => part.trim().split(/\s+/).length > 5);
}

/** Chips set as separate pieces of code are separate words, however they are joined. */
function capabilitiesIn(cell: Cell, { readCapabilities }: ValueReaders): readonly string[] {
  const coded = cell.pieces.filter((piece) => piece.style === 'code');
  const onlyCode = cell.pieces.every(
    (piece) => piece.style === 'code' || /^[\s,，、/|·+]*$/.test(piece.text),
  );
  return coded.length > 0 && onlyCode
    ? coded.flatMap((piece) => readCapabilities(piece.text))
    : readCapabilities(cell.text);
}

function noteFootnotes(cell: Cell, found: Found, reader: RowReader): void {
  for (const mark of cell.footnotes) {
    const text = reader.footnotes.get(mark);
    if (text !== undefined && text !== '' && !found.notes.includes(text)) found.notes.push(text);
  }
}

function markUnread(field: string, cell: Cell, expected: string, found: Found, reader: RowReader): void {
  leaveUnread(field, cell, found, reader);
  reader.problems.warning(cell, cell.text, expected);
}

function leaveUnread(field: string, cell: Cell, found: Found, { ledger }: RowReader): void {
  found.unread.push({ field, text: cell.text.replace(/\n/g, ' ') });
  ledger.leave(cell, cell.text);
}
