import type { Ledger } from '../../../catalog/coverage.ts';
import { isKeptId, isModelId } from '../../../catalog/model-id.ts';
import { type Column, hasField } from '../columns/columns.ts';
import { type Problems, type Spot, strangeId } from '../problems.ts';
import { type Cell, emptyCell } from '../structure/cell.ts';
import type { GridRow } from '../structure/grid.ts';
import { isAbsent } from '../values/absent.ts';
import { slugOf } from '../values/plain-text.ts';
import { readTier, type TierBounds } from '../values/tier.ts';
import type { Draft } from './draft.ts';
import { nothing } from './draft.ts';
import { type FoundTable, isFact } from './find-tables.ts';
import { type Identity, readIdCell, readNameCell } from './id-cell.ts';
import { isBareWord, isWrittenAsId } from './names-or-ids.ts';
import { factsOf, readRow } from './read-row.ts';
import type { ModelTable, Setting, ValueReaders } from './reader.ts';
import type { Settings } from './setting.ts';

/** What all tables of a document are read with. */
export interface TableReader {
  readonly settings: Settings;
  readonly footnotes: ReadonlyMap<string, string>;
  readonly problems: Problems;
  readonly ledger: Ledger;
  /** Rows whose model has no id, until it is known whether any has. */
  readonly nameless: Nameless[];
  readonly values: ValueReaders;
  /** The ids that a display name stands for, by its folded form, as far as other tables have told. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** The ids that stand in columns of ids. */
  readonly ids: ReadonlySet<string>;
}

/** A row that cannot say which model it is about. */
export interface Nameless {
  readonly spot: Spot;
  readonly seen: string;
  readonly expected: string;
  /** Its row as people see it, and its cells. */
  readonly row: string;
  readonly cells: number;
}

/** Every row of a table as drafts, in the order of the rows. Rows that name no model are errors. */
export function readTable(found: FoundTable, number: number, reader: TableReader): Draft[] {
  const subject = found.columns.findIndex((column) => hasField(column, 'id') || hasField(column, 'model'));
  const table: ModelTable = { number, columns: found.columns };
  const walk: Walk = {
    setting: reader.settings.under(found.under),
    identity: null,
    spanning: true,
    nameless: false,
  };
  const { setting } = walk;
  const drafts = found.grid.rows.flatMap((row) =>
    readRowOf({ row, subject, found, table, setting }, walk, reader),
  );
  return tellVariantsApart(drafts, found);
}

/** What a row takes over from the rows above it. */
interface Walk {
  setting: Setting;
  identity: Identity | null;
  /** The row above named a model, so that a shorter row can go on with it. */
  spanning: boolean;
  /** The row above was about a model without an id, and so are rows that go on with it. */
  nameless: boolean;
}

interface RowOf {
  readonly row: GridRow;
  readonly subject: number;
  readonly found: FoundTable;
  readonly table: ModelTable;
  /** What the headings above the table say. */
  readonly setting: Setting;
}

function readRowOf(given: RowOf, walk: Walk, reader: TableReader): Draft[] {
  if (given.row.cells.every(isBlank) || isEllipsis(given.row)) return [];
  const tier = walk.identity === null ? null : tierRow(given);
  const place = tier === null ? given : { ...given, row: tier.row };
  const group = groupRow(place.row, place.subject, place.setting, reader);
  if (group !== null) {
    walk.setting = group;
    return [];
  }
  if (place.row.cells.length !== place.found.grid.header.length)
    return readRowOfOtherWidth(place, walk, reader);
  const goesOn = tier !== null || isContinuation(place, reader);
  const continued = goesOn ? walk.identity : null;
  const lacking = reader.nameless.length;
  const identity = continued ?? ownIdentity(place, goesOn, walk, reader);
  walk.nameless = reader.nameless.length > lacking;
  walk.identity = identity;
  walk.spanning = identity !== null;
  return identity === null
    ? []
    : draftsOf(place, identity, tier?.bounds ?? identity.tier, continued !== null, walk, reader);
}

/** `| ... | ... | |`: there are more, and of none of them is anything said. */
function isEllipsis({ cells }: GridRow): boolean {
  return cells.some(({ text }) => /^(?:\.{3}|…)$/.test(text)) && cells.every(({ text }) => isAbsent(text));
}

/** Whom a row names that goes on with no other. */
function ownIdentity(place: RowOf, goesOn: boolean, walk: Walk, reader: TableReader): Identity | null {
  if (!((goesOn && walk.nameless) || isOfNothing(place, walk))) return identityOf(place, reader);
  lackId(emptyCell(place.row.line), place.row, ofNameless, reader);
  return null;
}

function draftsOf(
  place: RowOf,
  identity: Identity,
  tier: TierBounds | null,
  continued: boolean,
  walk: Walk,
  reader: TableReader,
): Draft[] {
  const { footnotes, problems, ledger, values } = reader;
  const facts = readRow(place.row, tier, identity.remarks, {
    table: place.table,
    setting: walk.setting,
    footnotes,
    problems,
    ledger,
    values,
  });
  const status = facts.status ?? (identity.struck ? 'deprecated' : null);
  return identity.ids.map((id, index) => ({
    ...facts,
    id,
    status,
    name: nameAmong(facts.name, identity.ids.length, index) ?? identity.name,
    apart: apartIn(place, identity),
    variant: continued ? '' : facts.variant,
  }));
}

/** `Alpha Four, Alpha Four Mini` beside two ids: the names stand in the order of the ids, or are none of them. */
function nameAmong(name: string | null, count: number, index: number): string | null {
  const names = name?.split(/\s*[,，、;；]\s*/) ?? [];
  if (count === 1 || names.length < 2) return name;
  return names.length === count ? (names[index] ?? null) : null;
}

/** What the row says beside facts: a version, a region, a remark behind the id. Rows of one id may differ in it. */
function apartIn({ row, found }: RowOf, identity: Identity): string {
  const told = found.columns.filter(
    (column) => column.kind === 'aside' || hasField(column, 'variant') || hasField(column, 'provider'),
  );
  return [...told.map((column) => row.cells[column.index]?.text ?? ''), ...identity.remarks].join(' | ');
}

function identityOf({ row, subject, found }: RowOf, reader: TableReader): Identity | null {
  const cell = row.cells[subject];
  if (cell === undefined) return null;
  if (found.rowsBy === 'name') return resolveName(cell, row, reader);
  const named = found.columns.some((column) => hasField(column, 'model')) ? nameOf(cell, reader) : null;
  return named ?? identify(cell, row, found, reader);
}

const ofNameless = 'a model id; the cell is empty, and nothing in the row is a fact of a model that has one';

/** Nothing stands in the column of models, nor before it: below a model without an id, or where a table tells no facts. */
function isOfNothing({ row, subject, found }: RowOf, { nameless }: Walk): boolean {
  if (!row.cells.slice(0, subject + 1).every(isBlank)) return false;
  return (nameless && found.rowsBy === 'name') || !found.columns.some(isFact);
}

/** A row without an id that only holds prices, each with its tier or item, is about the model above it. */
function isContinuation({ row, subject, found }: RowOf, { values }: TableReader): boolean {
  if (row.cells[subject]?.text !== '') return false;
  const filled = found.columns.filter((column) => row.cells[column.index]?.text !== '');
  const prices = filled.filter((column) => column.kind === 'price');
  const tells = (column: Column): boolean =>
    tellsPricesApart(column) ||
    (hasField(column, 'context') && readTier(row.cells[column.index]?.text ?? '') !== null);
  const told = filled.some(tells);
  const others = filled.filter(
    (column) => !['price', 'unclear', 'aside'].includes(column.kind) && !hasField(column, 'notes'),
  );
  if (prices.length === 0 || !others.every(tells)) return false;
  const labelled = (column: Column): boolean =>
    values
      .readPriceCell(row.cells[column.index]?.text ?? '')
      ?.every((price) => price.tier !== null || price.item !== null) === true;
  return told || prices.every(labelled);
}

function isBlank({ text, struck, alt, footnotes }: Cell): boolean {
  return text === '' && struck === '' && alt === '' && footnotes.length === 0;
}

/**
 * `| ↳ > 200K context | | $5 |` below a model: the row is its tier from there on. The answer is the row without the cell
 * that says so, and what it says.
 */
function tierRow({ row, subject, found }: RowOf): { row: GridRow; bounds: TierBounds } | null {
  const naming = found.columns.filter(
    (column) => column.index === subject || hasField(column, 'name') || hasField(column, 'model'),
  );
  const [told, ...others] = naming.flatMap(({ index }) => {
    const cell = row.cells[index];
    return cell === undefined || isBlank(cell) ? [] : [{ index, cell }];
  });
  if (told === undefined || others.length > 0) return null;
  const { text, pieces } = told.cell;
  // Most rows are models: what is in code, or could be an id, is asked no further.
  if (pieces.some(({ style }) => style === 'code') || isModelId(text)) return null;
  const bounds = readTier(text.replace(/^[↳└┗→⤷]+[─-]*\s*/u, ''));
  if (bounds === null) return null;
  const rest = found.columns.filter(
    ({ index }) => index !== told.index && !isAbsent(row.cells[index]?.text ?? ''),
  );
  if (!rest.some(({ kind }) => kind === 'price')) return null;
  const cells = row.cells.with(told.index, emptyCell(told.cell.line, told.cell.column));
  return { row: { ...row, cells }, bounds };
}

function tellsPricesApart(column: Column): boolean {
  return hasField(column, 'item') || hasField(column, 'tier');
}

/**
 * A row of another width keeps its model where its id is certain, and a row that a spanning cell above has shortened is
 * about the model above; which of its other cells stands under which header is not, and they are unread.
 */
function readRowOfOtherWidth(
  { row, subject, found, table }: RowOf,
  walk: Walk,
  reader: TableReader,
): Draft[] {
  const width = found.grid.header.length;
  const what = row.cells.length < width ? 'short' : 'long';
  const expected = `${width} cells, one for each header; this row is too ${what} with ${row.cells.length}`;
  const cell = row.cells[subject];
  const own = cell === undefined || found.rowsBy === 'name' ? null : certainIdentity(cell);
  const spanned =
    own === null && row.cells.length < width && !row.cells.some(certainIdentity) && walk.spanning;
  const identity = own ?? (spanned ? walk.identity : null);
  if (identity === null || row.cells.length > width * widestRow) {
    reader.problems.error({ line: row.line }, rowText(row), expected);
    return [];
  }
  walk.identity = identity;
  reader.problems.warning({ line: row.line }, rowText(row), `${expected}, and what it says is unread`);
  const left = row.cells.filter((one) => one !== cell || own === null).filter(({ text }) => !isAbsent(text));
  for (const one of left) reader.ledger.leave(one, one.text);
  const texts = [...new Set(left.map(({ text }) => text.replace(/\n/g, ' ')))];
  const unread = texts.map((text) => ({ field: 'prices', text }));
  const facts = { ...factsOf(nothing(), row, [], { table, setting: walk.setting }), unread };
  return identity.ids.map((id) => ({ ...facts, id, name: identity.name, variant: '' }));
}

/** A row so many times as wide as its table is no slip of the pen. */
const widestRow = 4;

/** Ids in code, or written so that no word could be meant. */
function certainIdentity(cell: Cell): Identity | null {
  const identity = readIdCell(cell);
  if (identity === null) return null;
  const coded = cell.pieces.some(({ style }) => style === 'code');
  return coded || identity.ids.every((id) => /[a-z]/i.test(id) && /\d/.test(id) && /[-/]/.test(id))
    ? identity
    : null;
}

/**
 * Rows of one id that differ in a column such as `Resolution` have prices of their own: `image_hd`, `video_720p`. Once one
 * model of a table does so, all of its models are read so.
 */
function tellVariantsApart(drafts: readonly Draft[], found: FoundTable): Draft[] {
  if (found.columns.some((column) => hasField(column, 'item')))
    return drafts.map((draft) => ({ ...draft, variant: '' }));
  const repeats = new Set(drafts.map((draft) => draft.id)).size < drafts.length;
  if (!repeats) return [...drafts];
  const columns = variantColumns(drafts, found);
  if (columns.length === 0) return [...drafts];
  const rows = new Map(found.grid.rows.map((row) => [row.line, row]));
  return drafts.map((draft) => {
    const cells = columns.map((column) => rows.get(draft.line)?.cells[column.index]?.text ?? '');
    const variant = slugOf(cells.filter((text) => !isAbsent(text)).join(' '), '_');
    if (variant === '') return draft;
    const prices = draft.prices.map((price) => ({ ...price, item: `${price.item}_${variant}` }));
    return { ...draft, variant, prices };
  });
}

/**
 * Columns that are headed as what tells rows of a model apart; where there is none, the one column of other words that
 * does so for every model of the table in the same words (`Peak`, `Off-peak` behind each id).
 */
function variantColumns(drafts: readonly Draft[], found: FoundTable): Column[] {
  const headed = found.columns.filter((column) => hasField(column, 'variant'));
  if (headed.length > 0) return headed;
  const cellAt = new Map(found.grid.rows.map((row) => [row.line, row.cells]));
  const telling = found.columns.filter((column) => {
    const words = drafts.map((draft) => cellAt.get(draft.line)?.[column.index]?.text ?? '');
    if (column.kind !== 'aside' || words.some((word) => isAbsent(word) || word.length > 30)) return false;
    const rows = new Set(drafts.map((draft, index) => `${draft.id}\n${words[index]}`));
    const models = new Set(drafts.map((draft) => draft.id));
    return (
      rows.size === drafts.length && models.size > 1 && new Set(words).size * models.size === drafts.length
    );
  });
  return telling.length === 1 ? telling : [];
}

/** A row with nothing but its first cell, which names a provider, a category or a status: a heading inside the table. */
function groupRow(row: GridRow, subject: number, setting: Setting, reader: TableReader): Setting | null {
  const cell = row.cells[subject];
  const others = row.cells.filter((_, index) => index !== subject);
  const alone =
    cell !== undefined &&
    cell.text !== '' &&
    others.every((other) => other.text === '' || other.text === cell.text);
  if (!alone || (cell.pieces.some((piece) => piece.style !== 'strong') && readIdCell(cell) !== null))
    return null;
  return reader.settings.ofGroupRow(cell.text, setting);
}

/** `GPT-5.5` in a column of models is the name of `gpt-5.5` when another table gives both, although it could be an id. */
function nameOf(cell: Cell, reader: TableReader): Identity | null {
  if (cell.pieces.some((piece) => piece.style === 'code')) return null;
  const direct = readIdCell(cell);
  if (direct?.ids.some((id) => reader.ids.has(id)) === true) return null;
  const name = readNameCell(cell);
  const [id, ...others] = reader.names.get(foldName(name.name ?? '')) ?? [];
  return id === undefined || others.length > 0 ? null : { ...name, ids: [id] };
}

/** An id as published that no path, type or shell could hold: in code, or among ids under a header that promises them. */
function isStrangeId(cell: Cell, { columns, grid }: FoundTable): boolean {
  const column = columns.find((one) => hasField(one, 'id') || hasField(one, 'model'));
  if (isAbsent(cell.text) || !/\p{L}/u.test(cell.text)) return false;
  if (grid.idsAsGiven === true && isKeptId(cell.text)) return true;
  if (column === undefined || !isKeptId(cell.text) || !harmless.test(cell.text) || !/[-\d/]/.test(cell.text))
    return false;
  if (cell.text.split(' ').length > mostWordsOfId || / (?:or|and|或|和) /.test(cell.text)) return false;
  if (cell.pieces.length === 1 && cell.pieces[0]?.style === 'code') return true;
  const cells = grid.rows.flatMap((row) => row.cells[column.index] ?? []);
  return hasField(column, 'id') && cells.filter((one) => readIdCell(one) !== null).length * 2 > cells.length;
}

/** Blanks, brackets and letters of all languages beside what ids are made of; nothing that a path or a shell takes for more. */
const harmless = /^[\p{L}\p{N}@~#][\p{L}\p{N} ._:@+~=*()#/-]*$/u;

/** A text of more words is a sentence. */
const mostWordsOfId = 4;

const legalId = 'a model id: letters, digits and . _ : @ + ~ = -, in segments separated by /';

function lackId(cell: Cell, row: GridRow, expected: string, { nameless }: TableReader): void {
  nameless.push({
    ...{
      spot: cell,
      seen: cell.text === '' ? rowText(row) : cell.text,
      expected,
      row: rowText(row),
      cells: row.cells.length,
    },
  });
}

function identify(cell: Cell, row: GridRow, found: FoundTable, reader: TableReader): Identity | null {
  const identity =
    cell.text !== '' && isAbsent(cell.text) && cell.pieces.every(({ style }) => style !== 'code')
      ? null
      : readIdCell(cell);
  if (row.lacksId === true || (identity !== null && found.withNames === true && isBareWord(cell))) {
    lackId(cell, row, 'a model id: among names a word alone is one', reader);
    return null;
  }
  if (identity !== null) return identity;
  if (isStrangeId(cell, found)) {
    reader.problems.warning(cell, cell.text, strangeId);
    return { ids: [cell.text], name: null, tier: null, remarks: [], struck: false };
  }
  // What a picture shows is not in the document.
  if (cell.text === '' && cell.alt !== '')
    lackId(cell, row, 'a model id in words; the cell holds a picture', reader);
  else if (cell.text === '') reader.problems.error(cell, rowText(row), 'a model id; the cell is empty');
  // A dash says that this one has no id.
  else if (isAbsent(cell.text)) lackId(cell, row, 'a model id; the cell says that there is none', reader);
  else if (/[\p{Cc}\p{Cf}]|\.\./u.test(cell.text.replace(/\n/g, '')))
    reader.problems.error(cell, cell.text, legalId);
  else lackId(cell, row, legalId, reader);
  return null;
}

function resolveName(cell: Cell, row: GridRow, reader: TableReader): Identity | null {
  const read = readIdCell(cell);
  const direct = isWrittenAsId(cell) || read?.ids.every((id) => reader.ids.has(id)) === true ? read : null;
  const name = readNameCell(cell);
  if (name.name === null || isAbsent(name.name)) {
    reader.problems.error(cell, rowText(row), 'a model id or the name of one; the cell is empty');
    return null;
  }
  const ids =
    reader.names.get(foldName(name.name)) ?? reader.names.get(foldName(cell.text)) ?? direct?.ids ?? [];
  if (ids.length === 1)
    return { ...name, ids, remarks: name.remarks.filter((remark) => !ids.includes(remark)) };
  const expected =
    ids.length === 0
      ? 'a model id, or a name that another table gives together with an id'
      : `a name of one model; it is the name of ${ids.join(', ')}`;
  if (ids.length === 0) lackId(cell, row, expected, reader);
  else reader.problems.error(cell, cell.text, expected);
  return null;
}

/** How names are compared: letters and digits only, lower case. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}.+]+/gu, '');
}

function rowText(row: GridRow): string {
  return `| ${row.cells.map((cell) => cell.text || cell.struck).join(' | ')} |`;
}
