import { isModelId } from '../../../catalog/model-id.ts';
import { readIdCell } from '../rows/id-cell.ts';
import type { Cell } from '../structure/cell.ts';
import type { Grid } from '../structure/grid.ts';
import { isAbsent } from '../values/absent.ts';
import { readCheckMark } from '../values/capabilities.ts';
import { currenciesIn } from '../values/currency.ts';
import { findDates } from '../values/date.ts';
import { mentionsEnd } from '../values/deprecation.ts';
import { inEnglish } from '../values/languages.ts';
import { longestText } from '../values/plain-text.ts';
import { readPriceCell } from '../values/price-cell.ts';
import { readItem } from '../values/price-item.ts';
import { readKeyedLimits, readTokenCount } from '../values/token-count.ts';
import { readUnit, unitAt } from '../values/unit.ts';
import type { Meaning, PriceTerms } from './header.ts';
import type { Field } from './header-words.ts';

/** A column whose meaning is settled by its name and, where a name has two meanings, by its cells. */
export type Column = { readonly index: number; readonly header: Cell } & (
  | { readonly kind: 'field'; readonly field: Field; readonly scale: number }
  /** `own`: the item has its name from the page, not from a word that we know. */
  | { readonly kind: 'price'; readonly terms: PriceTerms; readonly own?: true }
  | { readonly kind: 'flag'; readonly capability: string }
  /** `known`: our own words say that it is nothing of a model. */
  | { readonly kind: 'aside'; readonly known: boolean }
  /** Its cells are unread as those of this field. */
  | { readonly kind: 'unclear'; readonly field: string; readonly why: string }
);

type Settled = Column extends infer C ? (C extends Column ? Omit<C, 'index' | 'header'> : never) : never;

/** The columns of a grid. A table's columns may stand in any order. */
export function settleColumns(grid: Grid, readHeader: (text: string) => Meaning): Column[] {
  const columns = grid.header.map((header, index) => {
    const meaning = readHeader(header.text);
    const known = { ...header, text: inEnglish(header.text) };
    return { index, header, ...settle(meaning, known, cellsUnder(grid, index)) };
  });
  return oneIdColumn(columns, grid);
}

function cellsUnder(grid: Grid, index: number): string[] {
  return grid.rows
    .flatMap((row) => row.cells[index]?.text ?? [])
    .filter((text) => !isAbsent(text) && text.length <= longestText);
}

function settle(meaning: Meaning, header: Cell, cells: readonly string[]): Settled {
  // What a dollar buys is no price.
  if (/\bper\s+(?:us\s+)?(?:dollar|\$)|每美元/i.test(header.text)) return { kind: 'aside', known: false };
  switch (meaning.kind) {
    case 'field':
      return settleField(meaning, header, cells);
    case 'price':
      if (isRatio(meaning.terms, header, cells))
        return unclear('prices', 'a price with its currency; a bare number under such a name may be a ratio');
      return meaning.certain
        ? { kind: 'price', terms: meaning.terms }
        : settlePrice(meaning.terms, meaning.flag, cells);
    case 'flag':
      return settleFlag(meaning.capability, cells);
    case 'unknown':
      return settleUnknown(meaning.terms, header, cells);
  }
}

type FieldMeaning = Extract<Meaning, { kind: 'field' }>;

/** A name may head other things than it says: plans under `Tier`, modalities under `Max input`, items under `Type`. */
function settleField(meaning: FieldMeaning, header: Cell, cells: readonly string[]): Settled {
  const { field } = meaning;
  if (field === 'aside') return settleAside(header, cells);
  if (field === 'tier' && cells.length > 0 && !cells.some((text) => /\d/.test(text)))
    return { kind: 'aside', known: false };
  if (field === 'maxInput' && !cells.some((text) => isLimit(text, meaning.scale)))
    return { kind: 'aside', known: true };
  const isOfItems = field === 'category' && cells.length > 0 && cells.every(isItem);
  return isOfItems ? { kind: 'field', field: 'item', scale: 1 } : meaning;
}

/** `Completion rate` over `4`: what the price is multiplied by, and no amount of money. */
function isRatio({ currency, per }: PriceTerms, header: Cell, cells: readonly string[]): boolean {
  return (
    currency === null &&
    per === null &&
    /\b(?:rate|ratio|multiplier)s?\b|倍率/i.test(header.text) &&
    cells.length > 0 &&
    cells.every((text) => /^\d*\.?\d+\s*[x×]?$/i.test(text))
  );
}

/** Fewest tokens that a column of bare numbers must hold to be limits: no price per unit is that high. */
const smallestLimit = 256;

/** `Output` alone may head prices, token limits or modalities, `Image` prices or check marks: the cells tell. */
function settlePrice(terms: PriceTerms, flag: string | null, cells: readonly string[]): Settled {
  if (cells.length === 0) return { kind: 'price', terms };
  const ability = flag ?? terms.items[0];
  if (ability !== undefined && cells.every(isMark)) return { kind: 'flag', capability: ability };
  if (cells.every(isModality)) return { kind: 'aside', known: true };
  if (!cells.every((text) => isLimit(text, 1))) return { kind: 'price', terms };
  const field = limitOf[terms.items[0] ?? ''];
  return field === undefined ? { kind: 'aside', known: false } : { kind: 'field', field, scale: 1 };
}

const limitOf: Readonly<Record<string, Field>> = { input: 'maxInput', output: 'maxOutput' };

function isLimit(text: string, scale: number): boolean {
  return (readTokenCount(text, scale)?.tokens ?? 0) >= smallestLimit;
}

function settleFlag(capability: string, cells: readonly string[]): Settled {
  if (cells.length === 0 || cells.some(isMark)) return { kind: 'flag', capability };
  const terms = { items: [capability], per: null, currency: null, tier: null };
  if (mostlyPrices(cells)) return { kind: 'price', terms };
  return cells.some(speaksOfMoney)
    ? unclear('prices', unreadPrices)
    : { kind: 'aside', known: cells.every(isModality) };
}

/** Limits by their keys (`Context window: 256K`) are read under any name; counts that none explains are unread. */
function settleAside(header: Cell, cells: readonly string[]): Settled {
  if (!/\blimits?\b|max(?:imum)? request|限制/i.test(header.text) || cells.length === 0)
    return { kind: 'aside', known: true };
  if (cells.every((text) => readKeyedLimits(text) !== null))
    return { kind: 'field', field: 'limits', scale: 1 };
  const counts = cells.some((text) => /\b\d+(?:\.\d+)?\s*[kKM]\b|\d{1,3}(?:,\d{3})+|\d{4,}/.test(text));
  const rates = cells.some((text) =>
    /\b(?:rpm|tpm|rpd|qps|tps)\b|\/\s*(?:min|s|day)|per (?:min|sec|day)/i.test(text),
  );
  if (!counts || rates || /\brate|限速|限流/i.test(header.text)) return { kind: 'aside', known: true };
  return { kind: 'unclear', field: 'context', why: whichLimit };
}

const whichLimit = 'a limit under a name that says which: "Context window" or "Max output"';

/** A name that we do not know: a price "as found" if the cells are prices, named if they might be, else not ours. */
function settleUnknown(terms: PriceTerms, header: Cell, cells: readonly string[]): Settled {
  if (/\blimits?\b|限制|限速/i.test(header.text)) return settleAside(header, cells);
  const field = fieldByCells(header, cells);
  if (field !== null) return { kind: 'field', field, scale: 1 };
  if (cells.length > 0 && cells.every(isMark)) return { kind: 'aside', known: false };
  const named = readItem(header.text).priced;
  const termed = terms.currency !== null || (named && terms.per !== null);
  if ((termed && cells.some((text) => readPriceCell(text) !== null)) || mostlyPrices(cells))
    return { kind: 'price', terms, ...(terms.tier === null && { own: true }) };
  if (named || cells.some(speaksOfMoney)) return unclear('prices', unreadPrices);
  return settleUnnamed(header, cells);
}

const unreadPrices = 'a column that looks like a price, under a name that says for what';

/** `1,500 a day (free), then $35 / 1,000 prompts`: an amount, alone or in a sentence; `0.02 / 1K tokens` is one as well. */
function speaksOfMoney(text: string): boolean {
  if (/[$¥€£]\s*\.?\d|\d\s*(?:USD|EUR|CNY|元|€)/.test(text)) return true;
  const [amount] = /^\s*(?:\d+(?:\.\d+)?|\.\d+)\s*/.exec(text) ?? [];
  const unit = amount === undefined ? undefined : unitAt(text.slice(amount.length))?.per.unit;
  return unit === 'token' || unit === 'image' || unit === 'character';
}

/** Headers of amounts that nobody pays here. */
const otherAmounts =
  /\b(?:list|official|original|market|retail|msrp|sav(?:ed?|ings?)|discount|credits?)\b|原价|官方|市场|折扣|优惠|额度/i;

/** A price that stands in a column of other things: in a sentence that describes the model. */
export function isStrayPrice(column: Column, text: string): boolean {
  if (column.kind !== 'aside' && !hasField(column, 'aside')) return false;
  return text.length <= longestText && speaksOfMoney(text) && !otherAmounts.test(column.header.text);
}

/** Nothing says that it is a price; half a name of one, or a word for limits, leaves that open. */
function settleUnnamed(header: Cell, cells: readonly string[]): Settled {
  // `Cache (R & W)` or `Cached prompts` over numbers: an item is named, and something else.
  if (readItem(header.text).item !== null && !otherMeasure.test(header.text) && cells.some(isBareAmount))
    return unclear('prices', 'a price under a name that says for what, or no name of a price');
  if (cacheWord.test(header.text) && cells.some(isBareAmount))
    return unclear('prices', 'a price under a name that says for what, or no name of a price');
  // `Retirement (not before)`: a day on which nothing has to end, and none to pass over.
  if (mentionsEnd(header.text) && cells.some((text) => findDates(text).length > 0))
    return unclear('deprecation', 'the day of an end under a name that says so, such as "Shutdown date"');
  const limits = limitName.test(header.text) && cells.some((text) => /\d/.test(text));
  return limits ? unclear('context', whichLimit) : { kind: 'aside', known: false };
}

/** Half of what names a price of the cache: `Explicit · Hit`. */
const cacheWord = /\b(?:hits?|cach\w+|creat(?:e|ion))\b|命中|写入|创建/i;

function unclear(field: string, why: string): Settled {
  return { kind: 'unclear', field, why };
}

/** `/v1/chat/completions, POST /v1/responses`. */
function isPath(text: string): boolean {
  return text
    .split(/[,，、;\n]/)
    .every((part) => /^\s*(?:[A-Z]{3,7}\s+)?\/[\w{}.:-]+(?:\/[\w{}.:-]+)*\s*$/.test(part));
}

/** Units and paths can be nothing else, whatever they are called. */
function fieldByCells(header: Cell, cells: readonly string[]): Field | null {
  if (cells.length === 0) return null;
  if (cells.every(isPath)) return 'endpoints';
  return cells.every(isUnit) && cells.some(isUnitOfPrice) && !limitName.test(header.text) ? 'unit' : null;
}

const limitName = /token|context|window|上下文/i;

/** A price is for one, a thousand or a million of something: `128K tokens` is a limit. */
function isUnit(text: string): boolean {
  return /^1(?:0{3}){0,2}$/.test(String(readUnit(text)?.count ?? 0));
}

/** `1M tokens`, `per image`; a bare `image` is what goes in or comes out as well. */
function isUnitOfPrice(text: string): boolean {
  return /\d|\bper\b|^\s*\/|每|百万|million|thousand|千/i.test(text);
}

/** Names with `input` or `output` in them that are about something else than their price. */
const otherMeasure =
  /speed|tps|t\/s|\/s\b|throughput|latency|rate|rpm|tpm|modal|size|resolution|dimension|quality|support|format|type|count|number|tokens?\b|length|score|rank|share|volume|usage|\bmax(?:imum)?\b|最大|速度|延迟|模态|长度|格式|尺寸/i;

function isBareAmount(text: string): boolean {
  return /^[$¥€£]?\s*\d*\.?\d+(?:\s*[/|]\s*[$¥€£]?\s*(?:\d*\.?\d+|[-–—]))?$/.test(text);
}

function mostlyPrices(cells: readonly string[]): boolean {
  const prices = cells.filter((text) => currenciesIn(text).size > 0 && readPriceCell(text) !== null);
  return prices.length > 0 && prices.length * 2 >= cells.length;
}

/** `Input`, `Text output`, `缓存命中`: a `Type` column whose every cell is one says what each row's price is for. */
function isItem(text: string): boolean {
  const { item } = readItem(text.replace(/[(（].*$/s, ''));
  return item !== null && /(?:^|_)(?:input|output|cache_read|cache_write)(?:_|$)/.test(item);
}

function isMark(text: string): boolean {
  return readCheckMark(text) !== null;
}

const modality =
  /^(?:(?:text|code|images?|video with audio|audio|videos?|documents?|music|files?|pdf|speech|(?:embedding )?vectors?|embeddings?|文本|图像|图片|音频|视频|文件)[\s,，、/+&]*(?:and\s+)?)+$/i;

function isModality(text: string): boolean {
  return modality.test(text);
}

/** One column tells models apart: the best named one. A second `Model` beside `Model ID` holds names. */
function oneIdColumn(columns: readonly Column[], grid: Grid): Column[] {
  const named = columns.find((column) => hasField(column, 'model')) ?? nameAsModel(columns, grid);
  const id =
    bestId(columns) ??
    idsBeside(named, columns, grid) ??
    idsAsVersions(named, columns, grid) ??
    named ??
    idsUnderConditions(columns, grid) ??
    idsInCode(columns, grid);
  return columns.map((column) => {
    if (column === id)
      return {
        index: column.index,
        header: column.header,
        kind: 'field',
        field: column === named ? 'model' : 'id',
        scale: 1,
      };
    if (hasField(column, 'model'))
      return { index: column.index, header: column.header, kind: 'field', field: 'name', scale: 1 };
    return hasField(column, 'id')
      ? { index: column.index, header: column.header, kind: 'aside', known: true }
      : column;
  });
}

function bestId(columns: readonly Column[]): Column | undefined {
  const ids = columns.filter((column) => hasField(column, 'id'));
  return ids.find((column) => /model|api|模型/i.test(column.header.text)) ?? ids[0];
}

/**
 * The ids beside a column of nothing but names, under a header that we do not know for one: `Model | … | API endpoint`
 * over `Some Model 3 | … | \`some-model-3\``. Only one column may be that, with another id in code in every row.
 */
function idsBeside(named: Column | undefined, columns: readonly Column[], grid: Grid): Column | undefined {
  if (named === undefined || grid.rows.some((row) => identifies(row.cells[named.index]))) return undefined;
  const candidates = columns.filter(
    (column) =>
      (column.kind === 'aside' || hasField(column, 'endpoints')) &&
      (/\bapi\b|接口|调用/i.test(column.header.text)
        ? holdsOwnIds(grid, column.index)
        : holdsCalls(grid, column.index)),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** `Name | Version` over `Alpha Four | alpha-4-0613`: beside names, a column of versions that are ids, each another one. */
function idsAsVersions(
  named: Column | undefined,
  columns: readonly Column[],
  grid: Grid,
): Column | undefined {
  if (named === undefined) return undefined;
  const rows = grid.rows.filter((row) => row.cells.some(({ text }) => !isAbsent(text)));
  const told = { ...grid, rows };
  if (rows.some((row) => row.cells[named.index]?.pieces.some(({ style }) => style === 'code')))
    return undefined;
  return columns.find(
    (column) =>
      /^(?:model )?(?:versions?|snapshots?)$/i.test(inEnglish(column.header.text)) &&
      holdsCertainIds(told, column.index),
  );
}

/** Headers of what tells rows of a model apart, over cells that are ids and nothing else. */
function idsUnderConditions(columns: readonly Column[], grid: Grid): Column | undefined {
  const fields = ['variant', 'tier', 'item', 'category'] as const;
  const candidates = columns.filter(
    (column) => fields.some((field) => hasField(column, field)) && holdsCertainIds(grid, column.index),
  );
  return columns.some(isTold) && candidates.length === 1 ? candidates[0] : undefined;
}

function holdsCertainIds(grid: Grid, index: number): boolean {
  const ids = grid.rows.map((row) => row.cells[index]?.text ?? '');
  const certain = ids.every((id) => isModelId(id) && /[a-z]/i.test(id) && /\d/.test(id) && /[-/]/.test(id));
  return ids.length > 0 && certain && new Set(ids).size === ids.length;
}

/**
 * A column of nothing but ids in code, each another one, beside prices or limits: under a name with the word for a model in
 * it (`Proxy model`), or as the first column where both input and output have prices (`Plan`).
 */
function idsInCode(columns: readonly Column[], grid: Grid): Column | undefined {
  if (!columns.some(isTold)) return undefined;
  const priced = ['input', 'output'].every((item) =>
    columns.some((column) => column.kind === 'price' && column.terms.items.includes(item)),
  );
  return columns.find(
    (column) =>
      column.kind === 'aside' &&
      (modelWord.test(inEnglish(column.header.text)) || (priced && column.index === 0)) &&
      holdsCode(grid, column.index),
  );
}

const modelWord = /\bmodels?\b|模型/i;

function holdsCode(grid: Grid, index: number): boolean {
  const cells = grid.rows.flatMap((row) => row.cells[index] ?? []).filter(({ text }) => text !== '');
  const ids = cells.map(({ pieces: [only, ...others] }) => {
    const isCode = only?.style === 'code' && others.length === 0 && isModelId(only.text);
    return isCode && /[a-z]/i.test(only.text) && /[-/]/.test(only.text) ? only.text : '';
  });
  return ids.length > 0 && !ids.includes('') && new Set(ids).size === ids.length;
}

function isTold(column: Column): boolean {
  const limits = ['context', 'maxInput', 'maxOutput'] as const;
  return column.kind === 'price' || limits.some((field) => hasField(column, field));
}

function identifies(cell: Cell | undefined): boolean {
  return cell !== undefined && readIdCell(cell) !== null;
}

/** Calls that each name the model that they ask: `image_generation(model="acme/pixel-2")`. */
function holdsCalls(grid: Grid, index: number): boolean {
  const ids = grid.rows.map((row) => {
    const cell = row.cells[index];
    const isCall = cell !== undefined && /\(.*\bmodel\s*[=:]/.test(cell.text);
    return isCall ? (readIdCell(cell)?.ids[0] ?? '') : '';
  });
  return ids.length > 0 && !ids.includes('');
}

function holdsOwnIds(grid: Grid, index: number): boolean {
  const ids = grid.rows.map((row) => {
    const [only, ...others] = row.cells[index]?.pieces ?? [];
    return only?.style === 'code' && others.length === 0 && isModelId(only.text) ? only.text : '';
  });
  return ids.length > 0 && !ids.includes('') && new Set(ids).size === ids.length;
}

/** `Name` heads the ids when nothing else does and the table tells prices or limits. */
function nameAsModel(columns: readonly Column[], grid: Grid): Column | undefined {
  return columns.some(isTold) && grid.rows.length > 0
    ? columns.find((column) => hasField(column, 'name'))
    : undefined;
}

/** True for the column of that field. */
export function hasField(column: Column, field: Field): boolean {
  return column.kind === 'field' && column.field === field;
}
