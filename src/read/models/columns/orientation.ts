import { isModelId } from '../../../catalog/model-id.ts';
import { readIdCell } from '../rows/id-cell.ts';
import type { HeadingPath } from '../structure/blocks.ts';
import { type Cell, plainCell } from '../structure/cell.ts';
import type { Grid, GridRow } from '../structure/grid.ts';
import { inEnglish } from '../values/languages.ts';
import { foldWords } from '../values/plain-text.ts';
import type { Meaning } from './header.ts';

/**
 * The grid with one header row. Where cells of a header were split, Markdown has a first row of nothing but brackets,
 * `| | (tokens) | (per 1M tokens) |`: it goes on with the header above it and is about no model.
 */
export function joinSecondHeader(grid: Grid): Grid {
  const [second, ...rows] = grid.rows;
  if (second === undefined || rows.length === 0 || second.cells.length !== grid.header.length) return grid;
  const filled = second.cells.filter((cell) => cell.text !== '');
  if (filled.length === 0 || !(filled.every(isBracketed) || isSecondHeader(grid.header, second.cells)))
    return grid;
  return { ...grid, header: grid.header.map((head, index) => join(head, second.cells[index])), rows };
}

/** Two rows of headers of which spanning cells stand in both: below `Price | Price` go on `Input | Output`, below others the same. */
function isSecondHeader(header: readonly Cell[], below: readonly Cell[]): boolean {
  const spans = header.map(
    ({ text }, index) =>
      text !== '' &&
      text !== below[index]?.text &&
      [index - 1, index + 1].some((at) => header[at]?.text === text),
  );
  const repeats = header.map(({ text }, index) => text !== '' && text === below[index]?.text);
  return (
    spans.includes(true) &&
    repeats.includes(true) &&
    header.every((_, index) => spans[index] === true || repeats[index] === true) &&
    below.every(({ text }) => text !== '')
  );
}

function isBracketed(cell: Cell): boolean {
  return /^[(（][^()（）]*[)）]$/.test(cell.text);
}

function join(head: Cell, below: Cell | undefined): Cell {
  if (below === undefined || below.text === '' || below.text === head.text) return head;
  return plainCell(`${head.text} ${below.text}`.trim(), head.line, head.column);
}

type ReadHeader = (text: string) => Meaning;

/** Headers that name no model: the right column of a sheet about the model in the heading above. */
const valueHeaders: ReadonlySet<string> = new Set([
  'value',
  'values',
  'details',
  'detail',
  'specification',
  'info',
  '值',
  '内容',
  '说明',
  '详情',
  '规格',
]);

/** True for the header of a column of values, which names no model. */
export function isValueHeader(cell: Cell | undefined): boolean {
  return valueHeaders.has(foldWords(inEnglish(cell?.text ?? '')));
}

/**
 * The grid with one model a row. Comparison tables have one model a column (`Feature | Opus | Sonnet`), data sheets one
 * model a table (`Property | Value`, the model in the heading): both are turned, told by the names in their first column.
 */
export function uprightGrid(grid: Grid, under: HeadingPath | null, readHeader: ReadHeader): Grid {
  if (!isSideways(grid, readHeader)) return grid;
  const width = keyWidth(grid);
  const keys = grid.rows.map((row) => keyOf(row, width));
  const isIdKey = (key: Cell): boolean => isIdMeaning(readHeader(key.text));
  const corner = plainCell(keys.some(isIdKey) ? 'Name' : 'Model ID', grid.line);
  const named = keys.findIndex(isIdKey);
  // Where a row gives the id, a header that describes is no name either.
  const describes = named !== -1 && isAside(readHeader(grid.header[1]?.text ?? ''));
  const sheet = grid.header.length === 2 && (describes || isValueHeader(grid.header[1]));
  const rows = grid.header.slice(width).map((head, index): GridRow => {
    const subject = sheet ? nameAbove(under, grid.line, named !== -1) : head;
    const cells = grid.rows.flatMap((row) => row.cells[index + width] ?? []);
    return { line: cells[named]?.line ?? subject.line, cells: [subject, ...cells] };
  });
  return { ...grid, header: [corner, ...keys], rows };
}

/** The heading over a sheet; `Model details` is no name where a row gives the id. */
function nameAbove(under: HeadingPath | null, line: number, identified: boolean): Cell {
  if (under === null || (identified && /\bmodels?\b|\bdetails\b|模型/i.test(under.cell.text)))
    return plainCell('', line);
  return under.cell;
}

/** Nobody compares models in more properties; a table with more rows is a list of something, and is told so at once. */
const mostProperties = 300;

function isSideways(grid: Grid, readHeader: ReadHeader): boolean {
  if (grid.rows.length > mostProperties) return false;
  const width = keyWidth(grid);
  const heads = grid.header.slice(width);
  if (heads.length === 0 || heads.some((head) => isTelling(readHeader(head.text)) && !isCertainId(head)))
    return false;
  const keys = grid.rows.map((row) => readHeader(keyOf(row, width).text));
  const telling = keys.filter(isTelling).length;
  const identified = keys.some((key, index) => isIdMeaning(key) && holdsId(grid.rows[index], width));
  const headed =
    heads.some((head) => isCertainId(head) || head.pieces.some((piece) => piece.style === 'code')) ||
    isValueHeader(heads[0]);
  if (telling < 2) return telling === 1 && isSheetHeader(grid) && hasIdRow(grid, keys, width);
  return (telling * 3 >= keys.length && (identified || headed)) || hasIdRow(grid, keys, width);
}

/** `Property | Description`: what a table of one model is headed. */
function isSheetHeader({ header }: Grid): boolean {
  return (
    header.length === 2 &&
    /^(?:property|properties|attribute|特性|属性)$/.test(foldWords(inEnglish(header[0]?.text ?? '')))
  );
}

const parameterHeader =
  /^(?:(?:request |query |body |optional |required )?(?:parameters?|params?|fields?|arguments?|options?|keys?|attributes?|variables?|flags?|settings?)|参数(?:名称?)?|字段)$/;
const parameterColumn =
  /^(?:type|types|data type|required|optional|required\?|default|defaults?(?: value)?|description|allowed(?: values)?|mapping|类型|必填|默认值?|描述|说明)$/;

/** True for a reference of what can be sent, in which `model` and `input` are names of parameters, whichever way it is turned. */
export function describesParameters(grid: Grid): boolean {
  const [first, ...others] = grid.header.map((cell) => foldWords(cell.text));
  if (!parameterHeader.test(first ?? '')) return false;
  const keys = grid.rows.map((row) => foldWords(row.cells[0]?.text ?? ''));
  return [others, keys].some((words) => words.filter((word) => parameterColumn.test(word)).length >= 2);
}

/** `Model name | The value of \`model\` in a request` explains what a page shows, and names no model. */
function holdsId(row: GridRow | undefined, width: number): boolean {
  const cells = row?.cells.slice(width) ?? [];
  return cells.some((cell) => readIdCell(cell)?.ids.every((id) => /[\d/-]/.test(id)) === true);
}

/** A row that is named for ids and holds them: then the others are its facts, whatever they are called. */
function hasIdRow(grid: Grid, keys: readonly Meaning[], width: number): boolean {
  return grid.rows.some((row, index) => {
    const key = keys[index];
    const cells = row.cells.slice(width);
    return key !== undefined && isIdMeaning(key) && cells.length > 0 && cells.every(isCertainId);
  });
}

function isCertainId(cell: Cell): boolean {
  return isModelId(cell.text) && /[\d/-]/.test(cell.text);
}

/** Two columns of names, the first spanning groups of the second: the corner cell then spans both. */
function keyWidth(grid: Grid): number {
  const [first, second] = grid.header;
  return grid.header.length > 2 && first !== undefined && first.text !== '' && first.text === second?.text
    ? 2
    : 1;
}

/** The name of a row; below a group (`PRICING | 1M INPUT TOKENS`) the narrower one. */
function keyOf(row: GridRow, width: number): Cell {
  return row.cells[width - 1] ?? plainCell('', row.line);
}

/** A name that says something of a model; `Name` and asides alone do not make a comparison table. */
function isTelling(meaning: Meaning): boolean {
  if (meaning.kind === 'price') return true;
  return meaning.kind === 'field' && meaning.field !== 'aside' && meaning.field !== 'name';
}

function isAside(meaning: Meaning): boolean {
  return meaning.kind === 'field' && meaning.field === 'aside';
}

function isIdMeaning(meaning: Meaning): boolean {
  return meaning.kind === 'field' && (meaning.field === 'id' || meaning.field === 'model');
}
