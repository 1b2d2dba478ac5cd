import { isModelId } from '../../../catalog/model-id.ts';
import { type Column, hasField, settleColumns } from '../columns/columns.ts';
import type { Meaning } from '../columns/header.ts';
import { describesParameters, joinSecondHeader, uprightGrid } from '../columns/orientation.ts';
import { stacked, withOneKeyColumn } from '../columns/side-by-side.ts';
import type { Problems } from '../problems.ts';
import type { HeadingPath } from '../structure/blocks.ts';
import { type Grid, headerText } from '../structure/grid.ts';
import { inEnglish } from '../values/languages.ts';
import { fillDown } from './fill-down.ts';
import { isNumber, readIdCell } from './id-cell.ts';

/** A grid that is about models: its columns tell which cell names them. */
export interface FoundTable {
  readonly block: number;
  readonly grid: Grid;
  readonly columns: readonly Column[];
  readonly under: HeadingPath | null;
  /** `byName`: the rows carry display names, whose ids stand in another table. */
  readonly rowsBy: 'id' | 'name';
  /** Names stand among the ids of its column, so that a word that could be either is none. */
  readonly withNames?: boolean;
  /** A list that only names its models. */
  readonly listed?: true;
}

/** What the tables of a document are found with. */
export interface TableFinder {
  readonly problems: Problems;
  readonly readHeader: (text: string) => Meaning;
}

/**
 * Decides whether a grid is a table of models. `null` for tables about something else; a table that looks like a catalog
 * but has no column that tells models apart is named as an error, since its rows would be lost.
 */
export function findTable(
  source: Grid,
  under: HeadingPath | null,
  block: number,
  { problems, readHeader }: TableFinder,
): FoundTable | null {
  if (describesParameters(source)) return null;
  const grid = joinSecondHeader(uprightGrid(oneTable(source, readHeader), under, readHeader));
  const columns = settleColumns(grid, readHeader);
  const subject = columns.find((column) => hasField(column, 'id') || hasField(column, 'model'));
  if (subject === undefined) {
    if (looksLikeCatalog(grid, columns)) nameMissingId(grid, problems);
    return null;
  }
  if (!isAboutModels(subject, columns) || isIndex(subject, columns, grid) || isCount(subject, grid))
    return null;
  const by = rowsBy(subject, grid);
  if (by === 'name' && !columns.some(isFact)) {
    const expected = 'ids of models; this table names models without ids and tells nothing that we read';
    problems.warning({ line: grid.line }, headerText(grid), expected);
    return null;
  }
  for (const column of columns)
    if (column.kind === 'unclear') problems.warning(column.header, column.header.text, column.why);
  for (const column of columns)
    if (column.kind === 'price' && column.own === true)
      problems.warning(column.header, column.header.text, ownName);
  return { block, grid: fillDown(grid, columns), columns, under, rowsBy: by };
}

/** What stands side by side as one table. */
function oneTable(grid: Grid, readHeader: (text: string) => Meaning): Grid {
  return withOneKeyColumn(stacked(grid, readHeader), readHeader);
}

const ownName =
  'the name of a price that we know, such as Input or Output: this one is kept under its own name';

/** Every name links to a section of this page, and nothing is told but words: the sections give the models. */
function isIndex(subject: Column, columns: readonly Column[], grid: Grid): boolean {
  if (
    columns.some(
      (column) => column.kind === 'price' || hasField(column, 'context') || hasField(column, 'maxOutput'),
    )
  )
    return false;
  const cells = grid.rows.flatMap((row) => row.cells[subject.index] ?? []);
  return (
    cells.length > 0 &&
    cells.every(({ pieces }) => {
      const filled = pieces.filter(({ text }) => text.trim() !== '');
      return filled.length > 0 && filled.every(({ style }) => style === 'anchor');
    })
  );
}

/** `Provider | Models` over numbers: how many there are. */
function isCount(subject: Column, grid: Grid): boolean {
  const cells = grid.rows.flatMap((row) => row.cells[subject.index] ?? []).filter(({ text }) => text !== '');
  return cells.length > 0 && cells.every(({ text }) => isNumber(text.replace(/\+$/, '')));
}

function nameMissingId(grid: Grid, problems: Problems): void {
  problems.error(
    { line: grid.line },
    headerText(grid),
    'a column that identifies the models, such as "Model ID", "Model" or "模型"',
  );
}

/** Headers such as a bare `ID` stand over many things: they need a fact of a model beside them. */
const weakHeader = /^(?:ids?|slug|identifier|标识|标识符|path)$/i;

function isAboutModels(subject: Column, columns: readonly Column[]): boolean {
  if (columns.some(isFact)) return true;
  if (hasField(subject, 'id'))
    return !weakHeader.test(subject.header.text) || columns.some((column) => isNamedModel(column));
  return subject.index === 0;
}

/** `Model | ID`: beside a column of models the other one is no id of anything else. */
function isNamedModel(column: Column): boolean {
  return hasField(column, 'name') && /\bmodels?\b|模型/i.test(inEnglish(column.header.text));
}

/** True for a column that tells something of a model. */
export function isFact(column: Column): boolean {
  if (column.kind === 'price' || column.kind === 'unclear') return true;
  const facts = [
    'context',
    'maxInput',
    'maxOutput',
    'capabilities',
    'provider',
    'goneOn',
    'deprecatedOn',
    'successor',
  ] as const;
  return facts.some((field) => hasField(column, field));
}

/** Prices or limits beside cells that are shaped like ids. */
function looksLikeCatalog(grid: Grid, columns: readonly Column[]): boolean {
  const telling = columns.some(
    (column) => column.kind === 'price' || hasField(column, 'context') || hasField(column, 'maxOutput'),
  );
  if (!telling) return false;
  return columns.some(
    (column) => (column.kind === 'aside' || column.kind === 'unclear') && holdsIds(grid, column.index),
  );
}

function holdsIds(grid: Grid, index: number): boolean {
  const cells = grid.rows.flatMap((row) => row.cells[index] ?? []);
  const shaped = cells.filter(
    (cell) => isModelId(cell.text) && /[a-z]/i.test(cell.text) && /[-/]|\d/.test(cell.text),
  );
  return cells.length > 0 && shaped.length * 2 >= cells.length;
}

/** A `Model` column with a name in most rows joins other tables; a column that promises ids is held to it. */
function rowsBy(subject: Column, grid: Grid): 'id' | 'name' {
  if (hasField(subject, 'id')) return 'id';
  const cells = grid.rows
    .flatMap((row) => row.cells[subject.index] ?? [])
    .filter((cell) => cell.text !== '' || cell.struck !== '');
  const identified = cells.filter((cell) => readIdCell(cell) !== null);
  return identified.length * 2 < cells.length ? 'name' : 'id';
}
