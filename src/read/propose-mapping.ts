import { type ExactValue, exactAt, JsonNumber, printExact, readExactJson } from '../base/exact-json.ts';
import { canonicalJson } from '../base/json.ts';
import { joinPointer, splitPointer } from '../base/json-pointer.ts';
import { largest } from '../base/lists.ts';
import { type FoundList, pointerOf } from './catalogs/find-list.ts';
import { textsOf } from './catalogs/id-field.ts';
import { leavesOf, listToExplain, meaningAt } from './catalogs/plain-shape.ts';
import { isOfRepeats } from './catalogs/read-json-catalog.ts';
import { says, suspicionOf } from './catalogs/suspicion.ts';
import { type NamedPrice, priceInName, unitWords } from './catalogs/told-by-name.ts';
import type { JsonCatalogKind } from './edition.ts';
import { detectKind, isJsonCatalog } from './kind.ts';
import { jsonSchema } from './mapping.ts';
import { readHeader } from './models/columns/header.ts';
import { readModels } from './models/read-models.ts';
import { readIdCell } from './models/rows/id-cell.ts';
import { gridsIn, type PlacedGrid } from './models/structure/grids-in.ts';
import type { ProposedMapping } from './proposal-lines.ts';
import { readAs } from './read-as.ts';

/** Where a person must decide: a unit, an id, whether a table is about models at all. */
const blank = '…';

/** More tables than this are no refusal that a few lines mend. */
const mostTables = 12;

/** Proposes the lines that would read a catalog. A unit or an id is never proposed from nothing: it is left blank. */
export function proposeMapping(text: string, errorLines: readonly number[] = []): ProposedMapping | null {
  if (/^\s*[{[]/.test(text)) return proposeJson(text);
  const grids = gridsIn(text).filter((grid) => errorLines.length === 0 || isHit(grid, errorLines));
  const tables = proposeTables(grids).flatMap(({ line }) => (line === undefined ? [] : [line]));
  return tables.length === 0 ? null : { tables: tables.slice(0, mostTables) };
}

/**
 * The lines for a catalog as a person has it: for the tables that are refused, and for JSON the fields that nothing gives a
 * meaning. `null` for one that is read as it is.
 */
export function proposeForCatalog(text: string): ProposedMapping | null {
  if (/^\s*[{[]/.test(text)) return proposeMapping(text);
  const errors = readModels(text, 'models').problems.filter(({ severity }) => severity === 'error');
  return errors.length === 0
    ? null
    : proposeMapping(
        text,
        errors.flatMap(({ line }) => line ?? []),
      );
}

function isHit({ grid }: PlacedGrid, lines: readonly number[]): boolean {
  const last = grid.rows.at(-1)?.line ?? grid.line;
  return lines.some((line) => line >= grid.line && line <= last);
}

/** A line a table; tables that are named by the same header are one line, if nothing else is to be said of them. */
function proposeTables(grids: readonly PlacedGrid[]): Proposal[] {
  const all = grids.map(proposeTable);
  const alike = (one: Proposal): Proposal[] =>
    all.filter(
      (other) => other.header === one.header && canonicalJson(other.rest) === canonicalJson(one.rest),
    );
  return all.flatMap((one) => {
    const same = alike(one);
    if (same.length < 2 || one.header === null) return [{ ...one, line: { ...one.under, ...one.rest } }];
    return same[0] === one ? [{ ...one, line: { header: one.header, ...one.rest } }] : [];
  });
}

interface Proposal {
  /** The header of the column that seems to name the models. */
  readonly header: string | null;
  readonly under: Readonly<Record<string, string>>;
  readonly rest: Readonly<Record<string, unknown>>;
  readonly line?: Readonly<Record<string, unknown>>;
}

function proposeTable({ grid, under }: PlacedGrid): Proposal {
  const headers = grid.header.map((cell) => cell.text);
  const shaped = headers.map((header, index) => (canIdentify(header) ? countIds(grid, index) : 0));
  const best = shaped.indexOf(largest(shaped));
  const isSure = (shaped[best] ?? 0) * 2 > grid.rows.length;
  const named = headers.findIndex((header) => ['id', 'model', 'name'].includes(fieldOf(header) ?? ''));
  const unknown = headers.filter(
    (header, index) => index !== best && index !== named && header !== '' && mayBeFact(grid, index),
  );
  const columns = Object.fromEntries(unknown.map((header) => [header, blank]));
  return {
    header: headers[isSure ? best : named] ?? null,
    under: under === null ? {} : { under: under.cell.text },
    rest: { id: isSure ? idOf(grid, best) : blank, ...(unknown.length > 0 && { columns }) },
  };
}

function fieldOf(header: string): string | null {
  const meaning = readHeader(header);
  return meaning.kind === 'field' ? meaning.field : null;
}

/** A column of prices, limits or marks holds no ids, whatever its cells look like. */
function canIdentify(header: string): boolean {
  const { kind } = readHeader(header);
  return kind === 'unknown' || ['id', 'model', 'name', 'endpoints', 'aside'].includes(fieldOf(header) ?? '');
}

/** Amounts or counts under a header that we do not know. */
function mayBeFact(grid: PlacedGrid['grid'], index: number): boolean {
  const cells = grid.rows.flatMap((row) => row.cells[index]?.text ?? []);
  return (
    readHeader(grid.header[index]?.text ?? '').kind === 'unknown' &&
    cells.some((text) => /^[^\p{L}]{0,3}\d[\d.,]*(?:\s*[kKmM])?\b/u.test(text))
  );
}

function countIds(grid: PlacedGrid['grid'], index: number): number {
  return grid.rows.filter((row) => {
    const cell = row.cells[index];
    const ids = cell === undefined ? [] : (readIdCell(cell)?.ids ?? []);
    return ids.length > 0 && ids.every((id) => /[-/\d]/.test(id) && /[a-z]/i.test(id));
  }).length;
}

/** What may stand beside an id to tell its rows apart. */
const tellingFields: ReadonlySet<string | null> = new Set(['provider', 'variant', 'aside', 'category']);

/** The header of the ids, or, where they repeat, with the first other column that tells them apart. */
function idOf(grid: PlacedGrid['grid'], best: number): string | string[] {
  const header = grid.header.map((cell) => cell.text);
  const ids = grid.rows.map((row) => row.cells[best]?.text ?? '');
  if (new Set(ids).size === ids.length) return header[best] ?? blank;
  const other = header.findIndex((text, index) => {
    const pairs = grid.rows.map((row, at) => `${ids[at]}\n${row.cells[index]?.text}`);
    return index !== best && tellingFields.has(fieldOf(text)) && new Set(pairs).size === pairs.length;
  });
  if (other === -1) return blank;
  const pair = [header[best] ?? blank, header[other] ?? blank];
  return fieldOf(pair[1] ?? '') === 'provider' ? pair.toReversed() : pair;
}

function proposeJson(text: string): ProposedMapping | null {
  const { value } = readExactJson(text, 'models');
  const list = value === null ? null : listToExplain(value);
  if (list === null) return null;
  const kind = detectKind(text);
  const unread = kind !== null && isJsonCatalog(kind) ? unreadIn(kind, text) : null;
  const all = leavesIn(list.models.slice(0, mostSeen));
  const isWanted = (at: string): boolean => unread?.has((splitPointer(at) ?? []).join('.')) ?? true;
  const leaves = new Map([...all].filter(([at]) => isWanted(at)));
  const prices = [...leaves].flatMap(([at, one]) => (isPrice(at, one) ? [at] : []));
  const units = prices.flatMap((at) => priceInName(at) ?? []);
  const fields = Object.fromEntries([...leaves].flatMap((leaf) => proposeField(leaf, all)));
  if (unread !== null && unread.size === 0) return null;
  return {
    json: {
      ...(unread === null && withRepeats(text, { list: pointerOf(list), ...proposeId(list) })),
      ...(units.some(({ currency, per }) => currency === null || per === null) && { prices: unitOf(units) }),
      ...(Object.keys(fields).length > 0 && { fields }),
    },
  };
}

/** The fields of a catalog that is read by itself, and that nothing gives a meaning; `null` for one that is refused. */
function unreadIn(kind: JsonCatalogKind, text: string): ReadonlySet<string> | null {
  const { value } = readAs(kind, text, 'models');
  if (value?.part !== 'catalog') return null;
  const gaps = value.catalog.coverage?.gaps ?? [];
  return new Set(gaps.flatMap(({ fate, name }) => (fate === 'unread' ? [name] : [])));
}

/** The fields of models, each with the first value that says something. */
function leavesIn(models: FoundList['models']): Map<string, ExactValue> {
  const leaves = new Map<string, ExactValue>();
  for (const [at, value] of models.flatMap((model) => leavesOf(model, '')))
    if (!says(leaves.get(at) ?? null)) leaves.set(at, value);
  return leaves;
}

/** An id that even so is there twice, in a list that was not looked at, is one model with several entries. */
function withRepeats(
  text: string,
  found: { readonly list: string; readonly id?: unknown; readonly repeats?: unknown },
) {
  const json = jsonSchema.safeParse(found);
  if (!json.success || found.repeats === true) return found;
  const { problems } = readAs('models-json', text, 'models', { mapping: { json: json.data } });
  return problems.some(isOfRepeats) ? { ...found, repeats: true } : found;
}

/** Fields that may stand beside an id to tell entries apart. */
const besideIds = [
  'provider',
  'vendor',
  'hyperscaler',
  'platform',
  'region',
  'variant',
  'version',
  'tier',
  'mode',
];

/** Where the ids are; where they repeat, with the fields that tell the entries apart, as far as some do. */
function proposeId({ id, models, repeats = false }: FoundList): Readonly<Record<string, unknown>> {
  const [first, ...others] = (id ?? [namedId(models)]).filter((part) => part !== false);
  if (first === undefined) return { id: blank };
  if (others.length > 0 || first === null) return { id, ...(repeats && { repeats }) };
  const parts = toldApartBy(first, models);
  const isToldApart = countIdsOf(models, parts) === models.length;
  return { id: parts.length === 1 ? first : parts, ...(!isToldApart && { repeats: true }) };
}

/** An id, where it repeats with the fields beside it that tell its entries apart. */
function toldApartBy(id: string, models: FoundList['models']): string[] {
  const parts = [id];
  for (const beside of besideIds.map((name) => `/${name}`)) {
    if (countIdsOf(models, parts) === models.length) break;
    if (countIdsOf(models, [beside, ...parts]) > countIdsOf(models, parts)) parts.unshift(beside);
  }
  return parts;
}

/** A field that is called an id is one, though it repeats. */
function namedId(models: FoundList['models']): string | undefined {
  return ['/id', '/model_id', '/modelId'].find((at) => textsOf(models, at).length === models.length);
}

function countIdsOf(models: FoundList['models'], parts: readonly string[]): number {
  return new Set(models.map((model) => parts.map((at) => printExact(exactAt(model, at) ?? null)).join(' ')))
    .size;
}

/** Models of one list are alike: so many say what fields there are. */
const mostSeen = 500;

/** The currency and the unit of all prices that name none, as far as the names of the others say them. */
function unitOf(prices: readonly NamedPrice[]): string {
  const words = (texts: readonly (string | null)[]): string => {
    const [only = blank, ...others] = [...new Set(texts)];
    return only === null || others.length > 0 ? blank : only;
  };
  const currency = words(prices.map((price) => price.currency));
  return `${currency} per ${words(prices.map(({ per }) => (per === null ? null : unitWords(per))))}`;
}

function isPrice(pointer: string, value: ExactValue): boolean {
  return (
    (value instanceof JsonNumber || typeof value === 'string') &&
    suspicionOf(splitPointer(pointer) ?? [], value) === 'prices'
  );
}

/** A field that looks like a fact and whose name does not say which: what its words are, with blanks. */
function proposeField(
  [pointer, value]: readonly [string, ExactValue],
  leaves: ReadonlyMap<string, ExactValue>,
): [string, string][] {
  const field = meaningAt(pointer) === null ? suspicionOf(splitPointer(pointer) ?? [], value) : null;
  if (field === 'deprecation') return isDay(value) ? [[pointer, 'last day']] : [];
  if (field === 'context') return [[pointer, limitFor(pointer)]];
  return isPrice(pointer, value) && priceInName(pointer) === null
    ? [[pointer, `${itemBeside(pointer, leaves)}: ${blank} per ${blank}`]]
    : [];
}

/** `{"type": "input", "price": 1}`: a field of the same element that names what is bought says the item. */
function itemBeside(pointer: string, leaves: ReadonlyMap<string, ExactValue>): string {
  const holder = pointer.slice(0, pointer.lastIndexOf('/'));
  if (!holder.includes('/*')) return blank;
  const beside = [...leaves].find(
    ([at, one]) =>
      at.slice(0, at.lastIndexOf('/')) === holder &&
      typeof one === 'string' &&
      one.length < longestItem &&
      priceInName(joinPointer('', one)) !== null,
  );
  return beside === undefined ? blank : `{${beside[0]}}`;
}

/** Longer texts are sentences. */
const longestItem = 40;

function isDay(value: ExactValue): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T|$)/.test(value);
}

function limitFor(pointer: string): string {
  if (/default|chunk|per(?:_|[A-Z])/.test(pointer)) return blank;
  return /out|completion/i.test(pointer) ? 'longest output' : 'context';
}
