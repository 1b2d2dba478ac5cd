import type { List, ListItem } from 'mdast';
import { readIdCell } from '../rows/id-cell.ts';
import type { Block, HeadingPath } from '../structure/blocks.ts';
import { type Cell, emptyCell, makeCell, plainCell, readCell } from '../structure/cell.ts';
import type { Grid } from '../structure/grid.ts';
import { readHeader } from './header.ts';
import { type Pair, pairOf, pairsInLine, splitLead } from './list-entry.ts';

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
    (cell) => readIdCell(cell) !== null && (/[\d/-]/.test(cell.text) || hasCode(cell)),
  );
  return cells.length > 0 && listed
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

function gridsOfList(list: List, under: HeadingPath | null): ListedGrid[] {
  const line = list.position?.start.line ?? 1;
  // "And many more" among the models is a sentence; an entry with facts but without an id is a row to name.
  const entries = list.children
    .map(entryOf)
    .filter((entry) => namesModel(entry.subject) || entry.pairs.length > 0);
  const named = entries.filter((entry) => namesModel(entry.subject));
  if (named.length * 2 >= entries.length && named.some((entry) => entry.pairs.some(isTellingPair)))
    return [{ grid: toGrid(entries, line), under }];
  const sheet = sheetOf(list.children.flatMap(pairsOfItem), under, line);
  if (sheet !== null) return [{ grid: sheet, under }];
  return list.children.flatMap((item) => nestedGrids(item, under));
}

/** Bullets of bullets: the outer ones are headings. */
function nestedGrids(item: ListItem, under: HeadingPath | null): ListedGrid[] {
  const heading: HeadingPath = { cell: splitLead(leadOf(item)).head, level: 7, parent: under };
  return item.children.flatMap((child) => (child.type === 'list' ? gridsOfList(child, heading) : []));
}

function gridsOfLines(cell: Cell, under: HeadingPath | null): ListedGrid[] {
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

function linesOf(cell: Cell): Cell[] {
  return cell.text.split('\n').map((text, index) => {
    const coded = cell.pieces.filter((piece) => piece.style === 'code' && text.includes(piece.text));
    const line = cell.line + index;
    return coded.length === 1 && coded[0]?.text === text
      ? makeCell(coded, '', [], line, cell.column)
      : plainCell(text, line, cell.column);
  });
}

/** The facts of one model, which a pair or the heading names. */
function sheetOf(pairs: readonly Pair[], under: HeadingPath | null, line: number): Grid | null {
  if (pairs.filter(isTellingPair).length < 2) return null;
  if (pairs.some((pair) => isIdKey(pair.key))) {
    const heading = under?.cell ?? emptyCell(line);
    const name = readIdCell(heading) === null && heading.text !== '' ? [{ key: 'Name', value: heading }] : [];
    return gridOfEntries([{ subject: null, pairs: [...name, ...pairs] }], line);
  }
  return under !== null && namesModel(under.cell)
    ? toGrid([{ subject: { ...under.cell, line }, pairs }], line)
    : null;
}

function isIdKey(key: string): boolean {
  const meaning = readHeader(key);
  return meaning.kind === 'field' && (meaning.field === 'id' || meaning.field === 'model');
}

/** Prices and limits make a catalog; a status or a note alone may be about anything. */
function isTellingPair(pair: Pair): boolean {
  const meaning = readHeader(pair.key);
  if (meaning.kind === 'price') return true;
  return meaning.kind === 'field' && ['context', 'maxOutput', 'capabilities'].includes(meaning.field);
}

function entryOf(item: ListItem): Entry {
  const lead = leadOf(item);
  const { head, tail } = splitLead(lead);
  return { subject: head, pairs: [...pairsInLine(tail, lead), ...pairsBelow(item)] };
}

function pairsOfItem(item: ListItem): Pair[] {
  const own = pairOf(leadOf(item));
  return [...(own === null ? [] : [own]), ...pairsBelow(item)];
}

function pairsBelow(item: ListItem): Pair[] {
  return item.children.flatMap((child) => (child.type === 'list' ? child.children.flatMap(pairsOfItem) : []));
}

function leadOf(item: ListItem): Cell {
  const first = item.children[0];
  const { line, column } = item.position?.start ?? { line: 1, column: 1 };
  return first?.type === 'paragraph' ? readCell(first.children, line, column) : emptyCell(line, column);
}

/** A cell that holds an id, and not just a word that could be one. */
function namesModel(cell: Cell): boolean {
  return (
    readIdCell(cell) !== null && (hasCode(cell) || /[\d/-]/.test(cell.text)) && !/^[\d.]+$/.test(cell.text)
  );
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

/** One column a key, one row an entry; a key that an entry has twice becomes two lines of one cell. */
function gridOfEntries(entries: readonly GridEntry[], line: number): Grid {
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
    return { line: at.line, cells: withSubject ? [entry.subject ?? emptyCell(at.line), ...cells] : cells };
  });
  const header = [...(withSubject ? ['Model ID'] : []), ...keys].map((key) => plainCell(key, line));
  return { line, header, rows, captions: [] };
}

function joinCells(cells: readonly Cell[], at: Cell): Cell {
  const [first, ...others] = cells;
  if (first === undefined) return emptyCell(at.line, at.column);
  if (others.length === 0) return first;
  return plainCell(cells.map((cell) => cell.text).join('\n'), first.line, first.column);
}
