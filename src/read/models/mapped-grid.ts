import type { TableMapping } from '../mapping.ts';
import type { Meaning } from './columns/header.ts';
import type { Problems } from './problems.ts';
import type { HeadingPath } from './structure/blocks.ts';
import { type Cell, plainCell } from './structure/cell.ts';
import type { Grid } from './structure/grid.ts';
import { foldWords } from './values/plain-text.ts';

/** The headers that say what a mapping says of a column. Prices are written out. */
const headers: ReadonlyMap<string, string> = new Map([
  ['name', 'Name'],
  ['provider', 'Provider'],
  ['category', 'Category'],
  ['mode', 'Category'],
  ['capabilities', 'Capabilities'],
  ['status', 'Status'],
  ['context', 'Context'],
  ['longest output', 'Max output'],
  ['last day', 'Shutdown date'],
  ['successor', 'Replacement'],
  ['endpoints', 'Endpoints'],
  ['nothing new', 'Description'],
]);

/** Says again, as a page would, what a configuration says of its tables, so that the same rules read them. */
export class MappedGrids {
  readonly #tables: readonly TableMapping[];
  readonly #used = new Set<TableMapping>();

  constructor(tables: readonly TableMapping[] = []) {
    this.#tables = tables;
  }

  /** The grid with the headers that its mapping gives it; `null` for one that is to be skipped. */
  map(grid: Grid, under: HeadingPath | null, readHeader: (text: string) => Meaning): Grid | null {
    const fitting = this.#tables.filter((table) => fits(table, grid, under));
    for (const table of fitting) this.#used.add(table);
    if (fitting.some(({ skip }) => skip === true)) return null;
    return fitting.reduce((mapped, table) => applied(table, mapped, readHeader), grid);
  }

  /** True for a table that the configuration skips, and for a list under a heading that it skips. */
  skips(grid: Grid | null, under: HeadingPath | null): boolean {
    const fitting = this.#tables.filter(
      (table) =>
        table.skip === true &&
        (grid === null
          ? table.header === undefined && table.under !== undefined && isUnder(under, table.under)
          : fits(table, grid, under)),
    );
    return fitting.length > 0;
  }

  /** A list that stands under a heading whose tables are skipped is skipped with them. */
  meetLists(headings: readonly (HeadingPath | null)[]): void {
    for (const table of this.#tables)
      if (
        table.skip === true &&
        table.header === undefined &&
        headings.some((one) => isUnder(one, table.under ?? ''))
      )
        this.#used.add(table);
  }

  /** A mapping that fits nothing any more is an error: the page changed, and its facts may be lost. */
  nameUnused(problems: Problems): void {
    for (const [index, table] of this.#tables.entries()) {
      if (this.#used.has(table)) continue;
      const expected = 'a table that the configuration is about; none of the page fits it any more';
      problems.error(null, `catalog.tables[${index}]: ${JSON.stringify(table)}`, expected);
    }
  }
}

function fits(table: TableMapping, grid: Grid, under: HeadingPath | null): boolean {
  const named = [table.header ?? [], table.id ?? [], Object.keys(table.columns ?? {})].flat();
  return (
    named.every((header) => columnOf(grid, header) !== -1) &&
    (table.under === undefined || isUnder(under, table.under)) &&
    (named.length > 0 || table.under !== undefined)
  );
}

function isUnder(heading: HeadingPath | null, wanted: string): boolean {
  for (let one = heading; one !== null; one = one.parent)
    if (foldWords(one.cell.text) === foldWords(wanted)) return true;
  return false;
}

function columnOf(grid: Grid, header: string): number {
  return grid.header.findIndex((cell) => foldWords(cell.text) === foldWords(header));
}

function applied(table: TableMapping, source: Grid, readHeader: (text: string) => Meaning): Grid {
  const ids = [table.id ?? []].flat().map((header) => columnOf(source, header));
  const renamed = Object.entries(table.columns ?? {}).reduce(
    (grid, [header, meaning]) => withHeader(grid, columnOf(source, header), headerFor(meaning)),
    source,
  );
  const identified = withId(renamed, ids, table.join ?? '/');
  return table.prices === undefined ? identified : withUnit(identified, table.prices, readHeader);
}

/** `input: USD per 1M tokens` → `Input price (USD per 1M tokens)`. */
function headerFor(meaning: string): string {
  const [item = '', unit = ''] = meaning.split(': ');
  return headers.get(meaning) ?? `${item.replaceAll('_', ' ')} price (${unit})`;
}

function withHeader(grid: Grid, index: number, text: string): Grid {
  const header = grid.header.map((cell, column) => (column === index ? said(cell, text) : cell));
  return { ...grid, header };
}

function said(cell: Cell, text: string): Cell {
  return plainCell(text, cell.line, cell.column);
}

/** An id of one column, or the cells of several joined in the place of the first, whose own headers then say nothing. */
function withId(grid: Grid, [first, ...others]: readonly number[], join: string): Grid {
  if (first === undefined) return grid;
  const named: Grid = { ...withHeader(grid, first, 'Model ID'), idsAsGiven: true };
  if (others.length === 0) return named;
  const aside = others.reduce((mapped, index) => withHeader(mapped, index, 'Description'), named);
  const rows = aside.rows.map((row) => {
    const parts = [first, ...others].map((index) => row.cells[index]?.text ?? '');
    const cell = row.cells[first];
    if (cell === undefined || parts.some((part) => part === '')) return row;
    return { ...row, cells: row.cells.with(first, said(cell, parts.join(join))) };
  });
  return { ...aside, rows };
}

/** Headers of prices that name no unit are given the one of the table. */
function withUnit(grid: Grid, unit: string, readHeader: (text: string) => Meaning): Grid {
  const header = grid.header.map((cell) => {
    const meaning = readHeader(cell.text);
    const bare = meaning.kind === 'price' && meaning.terms.per === null;
    return bare ? said(cell, `${cell.text} (${unit})`) : cell;
  });
  return { ...grid, header };
}
