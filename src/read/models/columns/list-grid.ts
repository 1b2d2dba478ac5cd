import type { List, ListItem } from 'mdast';
import { readIdCell } from '../rows/id-cell.ts';
import type { Block, HeadingPath } from '../structure/blocks.ts';
import { type Cell, emptyCell, makeCell, plainCell } from '../structure/cell.ts';
import type { Grid } from '../structure/grid.ts';
import { inEnglish } from '../values/languages.ts';
import { readHeader } from './header.ts';
import { idLists, leadOf } from './id-lists.ts';
import {
  barePrice,
  codeBehindName,
  isIdKey,
  type Lead,
  type Pair,
  pairOf,
  pairsInLine,
  pricesIn,
  splitLead,
} from './list-entry.ts';

/** A list or a run of `Key: value` lines as a grid, under the heading that it belongs to. */
export interface ListedGrid {
  readonly grid: Grid;
  readonly under: HeadingPath | null;
}

interface Entry {
  readonly subject: Cell;
  readonly pairs: readonly Pair[];
}

/**
 * Catalogs without tables, turned into grids so that one set of rules reads everything: bullets that begin with an id and
 * go on with facts, nested bullets of `Key: value`, and such bullets or lines under a heading that names the model.
 * Lists of anything else give nothing.
 */
export function gridsOfBlock(block: Block): ListedGrid[] {
  if (block.kind === 'list') return gridsOfList(block.list, block.under);
  if (block.kind === 'prose') return gridsOfLines(block.cell, block.under);
  return [];
}

/** A list of nothing but ids, which is a catalog only where the document has no other. */
export function gridOfBareIds(block: Block): ListedGrid[] {
  if (block.kind !== 'list') return [];
  const cells = block.list.children.map((item) => splitLead(leadOf(item)).head);
  const listed = cells.every(
    (cell) => readIdCell(cell) !== null && /[\d/-]/.test(cell.text) && !isWordOfCode(cell.text),
  );
  return cells.length > 0 && listed && isAboutModels(cells, block.under)
    ? [
        {
          grid: toGrid(
            cells.map((subject) => ({ subject, pairs: [] })),
            block.list.position?.start.line ?? 1,
          ),
          under: block.under,
        },
      ]
    : [];
}

/** Words in code are parameters, packages and values as well: only ids with a number, under a heading of models, are models. */
function isAboutModels(cells: readonly Cell[], under: HeadingPath | null): boolean {
  const texts = cells.map(({ text }) => text);
  if (texts.some((text) => text.includes('=') || text.startsWith('@'))) return false;
  const numbered = texts.filter((text) => /[a-z].*\d|\d.*[a-z]/i.test(text)).length;
  for (let heading = under; heading !== null; heading = heading.parent)
    if (/\b(?:models?|llms?|ids?|catalog(?:ue)?)\b|模型/i.test(heading.cell.text))
      return numbered * 2 >= texts.length;
  return numbered === texts.length && texts.every((text) => /[-/:]/.test(text));
}

function gridsOfList(list: List, under: HeadingPath | null): ListedGrid[] {
  const line = list.position?.start.line ?? 1;
  // "And many more" among the models is a sentence; an entry with facts but without an id is a row to name.
  const entries = list.children
    .map(entryOf)
    .filter((entry) => namesModel(entry.subject) || entry.pairs.length > 0);
  const named = entries.filter((entry) => namesModel(entry.subject));
  const identified = entriesById(list);
  if (identified.length > 0) return [{ grid: toGrid(identified, line), under }];
  const areEntries = named.length * 2 >= entries.length || entries.every(({ pairs }) => pairs.some(tells));
  if (areEntries && named.some((entry) => entry.pairs.some(tells)))
    return [{ grid: toGrid(entries, line), under }];
  const sheet = sheetOf(list.children.flatMap(pairsOfItem), under, line);
  if (sheet !== null) return [{ grid: sheet, under }];
  const ids = idLists(list, under);
  if (ids.length > 0) return ids;
  return list.children.flatMap((item) => nestedGrids(item, under));
}

/** Items that are names, below each of which a line gives the id: `- Alpha Four` over `- API ID: alpha-4`, `- Context: 128K`. */
function entriesById(list: List): Entry[] {
  const entries = list.children.map((item): Entry & { readonly id: boolean } => {
    const pairs = pairsBelow(item);
    const id = pairs.find(isIdPair);
    const name = withoutMarks(splitLead(leadOf(item)).head);
    if (id === undefined) return { subject: name, pairs, id: false };
    const others = pairs.filter((pair) => pair !== id);
    return { subject: id.value, pairs: [{ key: 'Name', value: name }, ...others], id: true };
  });
  const told = entries.filter(({ id, pairs }) => id || pairs.some(tells));
  return told.some(({ id }) => id) && told.every(({ subject }) => subject.text !== '') ? told : [];
}

/** The words of an item behind its emoji: `✅ **Alpha Four**`. */
function withoutMarks(cell: Cell): Cell {
  const [only, ...others] = cell.pieces.filter(({ style }) => style === 'strong');
  return only === undefined || others.length > 0 ? cell : makeCell([only], '', [], cell.line, cell.column);
}

/** A price or a limit with a number, or free: `tokens: how many there were` explains a field of an answer. */
function tells(pair: Pair): boolean {
  if (!isTellingPair(pair)) return false;
  return readHeader(pair.key).kind !== 'price' || /\d|\bfree\b|免费/i.test(inEnglish(pair.value.text));
}

/** Bullets of bullets: the outer ones are headings. */
function nestedGrids(item: ListItem, under: HeadingPath | null): ListedGrid[] {
  const heading: HeadingPath = { cell: splitLead(leadOf(item)).head, level: 7, parent: under };
  return item.children.flatMap((child) => (child.type === 'list' ? gridsOfList(child, heading) : []));
}

function gridsOfLines(cell: Cell, under: HeadingPath | null): ListedGrid[] {
  const told = entryOfLine(cell);
  if (told !== null) return [{ grid: toGrid([told], cell.line), under }];
  const lines = linesOf(cell);
  const [first, ...rest] = lines;
  // A definition list: the term, then lines that begin with a colon.
  if (
    first !== undefined &&
    rest.length > 0 &&
    rest.every((line) => /^[:：]\s/.test(line.text)) &&
    namesModel(first)
  ) {
    const pairs = rest.flatMap((line) => pairsInLine(line.text.replace(/^[:：]\s*/, ''), line));
    return pairs.some(isTellingPair) ? [{ grid: toGrid([{ subject: first, pairs }], cell.line), under }] : [];
  }
  const sheet = sheetOf(
    lines.flatMap((line) => pairOf(line) ?? []),
    under,
    cell.line,
  );
  return sheet === null ? [] : [{ grid: sheet, under }];
}

/** A paragraph that begins with an id in code and goes on with what it costs or takes. */
function entryOfLine(cell: Cell): Entry | null {
  if (cell.text.includes('\n')) return null;
  const { head, tail } = codeBehindName(cell) ?? splitLead(cell);
  if (!hasCode(head) || !namesModel(head)) return null;
  const pairs = pairsInLine(tail, cell);
  return pairs.some(isTellingPair) ? { subject: head, pairs } : null;
}

function linesOf(cell: Cell): Cell[] {
  return cell.text.split('\n').map((text, index) => {
    const coded = cell.pieces.filter((piece) => piece.style === 'code' && text.includes(piece.text));
    const line = cell.line + index;
    return coded.length === 1 && coded[0]?.text === text
      ? makeCell(coded, '', [], line, cell.column)
      : plainCell(text, line, cell.column);
  });
}

/**
 * The facts of one model, which a pair or the heading names. Where a pair gives its id, the others are about it;
 * a heading that is an id could be a word of something else, and takes two that tell of a model.
 */
function sheetOf(pairs: readonly Pair[], under: HeadingPath | null, line: number): Grid | null {
  if (pairs.some(isIdPair) && pairs.length > 1) {
    const heading = under?.cell ?? emptyCell(line);
    const name = isName(heading) ? [{ key: 'Name', value: heading }] : [];
    return gridOfEntries([{ subject: null, pairs: [...name, ...pairs] }], line);
  }
  if (pairs.filter(isTellingPair).length < 2 || !pairs.some(tells) || under === null) return null;
  const subject = headingOfModel(under.cell);
  return isModelHeading(subject) ? toGrid([{ subject: { ...subject, line }, pairs }], line) : null;
}

/** `Fine-tuning` and `Text-to-speech` are headings of anything: an id has a digit, a slash or no capital there. */
export function isModelHeading(cell: Cell): boolean {
  return (
    namesModel(cell) &&
    (hasCode(cell) || idsOf(cell).some((id) => /[\d/]/.test(id)) || cell.text === cell.text.toLowerCase())
  );
}

/** `Model: acme-5` as a heading: what stands behind the colon. */
export function headingOfModel(cell: Cell): Cell {
  const id = /^(?:model(?: id| name)?|模型(?:名称| ?id)?)\s*[:：]\s*(\S+)$/i.exec(cell.text)?.[1];
  const coded = cell.pieces.find(({ style, text }) => style === 'code' && text.trim() === id);
  if (id === undefined) return cell;
  return coded === undefined
    ? plainCell(id, cell.line, cell.column)
    : makeCell([coded], '', [], cell.line, cell.column);
}

/** Also one that could be an id: the pair gives that. `Current models` stands over several and is none's name. */
function isName(heading: Cell): boolean {
  if (heading.text === '' || /\bmodels?\b|\bpricing\b|\bprices\b|模型|价格/i.test(heading.text)) return false;
  return readIdCell(heading) === null || /\p{Lu}/u.test(heading.text);
}

function isIdPair({ key, value }: Pair): boolean {
  return isIdKey(key) && readIdCell(value) !== null;
}

/** Prices and limits make a catalog; a status or a note alone may be about anything. */
export function isTellingPair(pair: Pair): boolean {
  const meaning = readHeader(pair.key);
  if (meaning.kind === 'price') return true;
  return (
    meaning.kind === 'field' && ['context', 'maxInput', 'maxOutput', 'capabilities'].includes(meaning.field)
  );
}

function entryOf(item: ListItem): Entry {
  const lead = leadOf(item);
  const { head, tail } = codeBehindName(lead) ?? factsInBrackets(splitLead(lead));
  const facts = namesModel(head) ? below(item, pairsOfFactItem) : pairsBelow(item);
  return { subject: head, pairs: [...pairsInLine(tail, lead), ...facts] };
}

/** `**oak-1** ($1 in, $2 out, 128K context)`: the facts stand in a bracket behind the id. */
function factsInBrackets(lead: Lead): Lead {
  const { head, tail } = lead;
  const at = head.pieces.findIndex(({ style, text }) => style === 'plain' && /^\s*[(（]/.test(text));
  const inner =
    /^\s*[(（]([^()（）]*)[)）]\s*$/.exec(
      head.pieces
        .slice(at)
        .map(({ text }) => text)
        .join(''),
    )?.[1] ?? '';
  if (tail !== '' || at < 1 || !/[$¥€£]\s*\.?\d|\d\s*[kKmM]\b/.test(inner)) return lead;
  return {
    head: makeCell(head.pieces.slice(0, at), '', head.footnotes, head.line, head.column),
    tail: inner,
  };
}

function pairsOfItem(item: ListItem): Pair[] {
  return [...pairsOfOwnLine(item), ...pairsBelow(item)];
}

/** What an item says itself, without the items below it. */
export function pairsOfOwnLine(item: ListItem): Pair[] {
  return pairsOfLead(leadOf(item));
}

/** `Input: $1 | Output: $2`: two pairs in a line; behind a bar without a key the first goes on. */
function pairsOfLead(lead: Cell): Pair[] {
  const own = pairOf(lead);
  if (own === null || !/[|·;]/.test(lead.text)) return own === null ? [] : [own];
  const parts = lead.text.split(/\s*[|·;]\s*/).map((text) => pairOf(plainCell(text, lead.line, lead.column)));
  const pairs = parts.filter((pair) => pair !== null);
  return pairs.length === parts.length && new Set(pairs.map(({ key }) => key)).size > 1 ? pairs : [own];
}

/** Below a model, an item may say its facts without a key: `$3 / 1M input tokens`, `256K context`. */
function pairsOfFactItem(item: ListItem): Pair[] {
  const lead = leadOf(item);
  const own = pairOf(lead);
  const told = own === null ? pairsInLine(lead.text, lead) : [own];
  return [...(told.length === 0 ? pricesIn(lead) : told), ...below(item, pairsOfFactItem)];
}

/** The `Key: value` items or lines of a block. */
export function pairsOfBlock(block: Block): Pair[] {
  if (block.kind === 'list') return block.list.children.flatMap(pairsOfItem);
  return block.kind === 'prose' ? linesOf(block.cell).flatMap((line) => pairOf(line) ?? []) : [];
}

/** Pairs about a model that something else names. */
export function sheetAbout(id: Cell, pairs: readonly Pair[], block: Block): Grid {
  const line = pairs[0]?.value.line ?? id.line;
  const grid = toGrid([{ subject: { ...id, line }, pairs }], line);
  return block.kind === 'prose' ? { ...grid, line: block.cell.line } : grid;
}

function pairsBelow(item: ListItem): Pair[] {
  return below(item, pairsOfItem);
}

function below(item: ListItem, pairsOf: (item: ListItem) => Pair[]): Pair[] {
  return item.children.flatMap((child) => (child.type === 'list' ? child.children.flatMap(pairsOf) : []));
}

/** A cell that holds an id, and not just a word that could be one. */
export function namesModel(cell: Cell): boolean {
  const ids = idsOf(cell);
  if (ids.some(isWordOfCode)) return false;
  return (
    ids.length > 0 && (hasCode(cell) || ids.some((id) => /[\d/-]/.test(id))) && !/^[\d.]+$/.test(cell.text)
  );
}

/** `pubDate`, `finish_reason`, `v1.39.0`: what code and its versions are called. */
function isWordOfCode(id: string): boolean {
  return /^[a-z]+(?:[A-Z][a-z]*)+$|^[a-z]+(?:_[a-z]+)+$|^v?\d+(?:\.\d+)+$/.test(id);
}

function idsOf(cell: Cell): readonly string[] {
  return readIdCell(cell)?.ids ?? [];
}

function hasCode(cell: Cell): boolean {
  return cell.pieces.some((piece) => piece.style === 'code');
}

interface GridEntry {
  /** `null` when a pair holds the id. */
  readonly subject: Cell | null;
  readonly pairs: readonly Pair[];
}

function toGrid(entries: readonly Entry[], line: number): Grid {
  return gridOfEntries(entries, line);
}

/**
 * One column a key, one row an entry. A key that an entry has twice becomes two lines of one cell; a price that says
 * itself what it is for stands in a column of its own each time, so that one that cannot be read costs no other.
 */
function gridOfEntries(given: readonly GridEntry[], line: number): Grid {
  const entries = given.map((entry) => ({ ...entry, pairs: entry.pairs.map(numbered) }));
  const keys = [...new Set(entries.flatMap((entry) => entry.pairs.map((pair) => pair.key)))];
  const withSubject = entries.some((entry) => entry.subject !== null);
  const rows = entries.map((entry) => {
    const at = entry.subject ?? entry.pairs[0]?.value ?? emptyCell(line);
    const cells = keys.map((key) =>
      joinCells(
        entry.pairs.filter((pair) => pair.key === key).map((pair) => pair.value),
        at,
      ),
    );
    const from = entry.pairs.map((pair) => pair.value.line);
    const lacksId = entry.subject !== null && !namesModel(entry.subject);
    return {
      line: at.line,
      from,
      ...(lacksId && { lacksId }),
      cells: withSubject ? [entry.subject ?? emptyCell(at.line), ...cells] : cells,
    };
  });
  const header = [...(withSubject ? ['Model ID'] : []), ...keys.map(withoutNumber)].map((key) =>
    plainCell(key, line),
  );
  return { line, header, rows, captions: [] };
}

function numbered(pair: Pair, index: number, pairs: readonly Pair[]): Pair {
  const before = pairs.slice(0, index).filter(({ key }) => key === pair.key).length;
  return pair.key === barePrice && before > 0 ? { ...pair, key: `${pair.key}\0${before}` } : pair;
}

function withoutNumber(key: string): string {
  return key.replace(/\0\d+$/, '');
}

function joinCells(cells: readonly Cell[], at: Cell): Cell {
  const [first, ...others] = cells;
  if (first === undefined) return emptyCell(at.line, at.column);
  if (others.length === 0) return first;
  return plainCell(cells.map((cell) => cell.text).join('\n'), first.line, first.column);
}
