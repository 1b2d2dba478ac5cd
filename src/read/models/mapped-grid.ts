import { headerFor } from '../column-meanings.ts';
import type { TableMapping } from '../mapping.ts';
import type { Meaning } from './columns/header.ts';
import type { Problems } from './problems.ts';
import type { HeadingPath } from './structure/blocks.ts';
import { type Cell, type MappedHeader, plainCell } from './structure/cell.ts';
import type { Grid } from './structure/grid.ts';
import { isAbsent } from './values/absent.ts';
import { foldWords } from './values/plain-text.ts';
import { readPriceCell } from './values/price-cell.ts';

/** Says again, as a page would, what a configuration says of its tables, so that the same rules read them. */
export class MappedGrids {
  readonly #tables: readonly TableMapping[];
  readonly #used = new Set<TableMapping>();
  /** What of them was needed, by name. */
  readonly #met = new Set<string>();

  constructor(tables: readonly TableMapping[] = []) {
    this.#tables = tables;
  }

  /** The grid with the headers that its mapping gives it; `null` for one that is to be skipped. */
  map(grid: Grid, under: HeadingPath | null, readHeader: (text: string) => Meaning): Grid | null {
    const fitting = this.#tables.filter((table) => fits(table, grid, under));
    for (const table of fitting) this.#used.add(table);
    if (fitting.some(({ skip }) => skip === true)) return null;
    return fitting.reduce((mapped, table) => {
      const name = `catalog.tables[${this.#tables.indexOf(table)}]`;
      return applied(table, { mapped, source: grid, readHeader, name, met: this.#met });
    }, grid);
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
      const name = `catalog.tables[${index}]`;
      const isUsed = this.#used.has(table);
      if (!isUsed) problems.error(null, `${name}: ${JSON.stringify(table)}`, tableExpected);
      else if (saysNothing(table)) problems.error(null, `${name}: ${JSON.stringify(table)}`, wordsExpected);
      else
        for (const [part, expected] of partsOf(table))
          if (!this.#met.has(`${name}.${part}`)) problems.error(null, `${name}.${part}`, expected);
    }
  }
}

const tableExpected = 'a table that the configuration is about; none of the page fits it any more';
const wordsExpected = 'words for the table: skip, id, columns or prices';
const joinExpected = 'an id of several columns that a row has';
const pricesExpected = 'a column of prices that say no currency or no unit; none is left';
const columnExpected = 'a column that nothing else gives a meaning; none is left';

function saysNothing({ header, under, ...words }: TableMapping): boolean {
  return Object.keys(words).length === 0;
}

/** What a table is said to have, by its name, with what it must fit. */
function partsOf({ skip, id, join, columns = {}, prices }: TableMapping): (readonly [string, string])[] {
  const isRead = skip !== true;
  return [
    ...(id !== undefined && isRead ? [['id', columnExpected] as const] : []),
    ...(join === undefined ? [] : [['join', joinExpected] as const]),
    ...(prices === undefined ? [] : [['prices', pricesExpected] as const]),
    ...(isRead ? Object.keys(columns).map((header) => [columnPart(header), columnExpected] as const) : []),
  ];
}

function columnPart(header: string): string {
  return `columns ${JSON.stringify(header)}`;
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

interface Applying {
  readonly mapped: Grid;
  /** As published: what a mapping names is looked for here. */
  readonly source: Grid;
  readonly readHeader: (text: string) => Meaning;
  readonly name: string;
  readonly met: Set<string>;
}

function applied(table: TableMapping, applying: Applying): Grid {
  const { source, name, met } = applying;
  const renamed = Object.entries(table.columns ?? {}).reduce((grid, [header, meaning]) => {
    const index = columnOf(source, header);
    // The words that came first hold.
    if (grid.header[index]?.mapped !== undefined) return grid;
    met.add(`${name}.${columnPart(header)}`);
    const gives = meaning.includes(': ') ? (['item', 'unit', 'currency'] as const) : [];
    const by = `${name}.columns, which says ${JSON.stringify(meaning)}`;
    return withHeader(grid, index, { text: headerFor(meaning), by, gives });
  }, applying.mapped);
  const identified = withId(renamed, table, applying);
  return table.prices === undefined ? identified : withUnit(identified, table.prices, applying);
}

interface Words {
  readonly text: string;
  readonly by: string;
  readonly gives: MappedHeader['gives'];
}

function withHeader(grid: Grid, index: number, words: Words): Grid {
  const header = grid.header.map((cell, column) => (column === index ? named(cell, words) : cell));
  return { ...grid, header };
}

function named(cell: Cell, { text, by, gives }: Words): Cell {
  return { ...said(cell, text), mapped: { was: cell.text, by, gives } };
}

function said(cell: Cell, text: string): Cell {
  return plainCell(text, cell.line, cell.column);
}

/** An id of one column, or the cells of several joined in the place of the first, whose own headers then say nothing. */
function withId(grid: Grid, { id, join = '/' }: TableMapping, { source, name, met }: Applying): Grid {
  const [first, ...others] = [id ?? []].flat().map((header) => columnOf(source, header));
  if (first === undefined || grid.idsAsGiven === true) return grid;
  met.add(`${name}.id`);
  const words = { by: `${name}.id`, gives: [] };
  const own: Grid = { ...withHeader(grid, first, { text: 'Model ID', ...words }), idsAsGiven: true };
  if (others.length === 0) return own;
  const aside = others.reduce(
    (mapped, index) => withHeader(mapped, index, { text: 'Description', ...words }),
    own,
  );
  const rows = aside.rows.map((row) => {
    const parts = [first, ...others].map((index) => row.cells[index]?.text ?? '');
    const cell = row.cells[first];
    if (cell === undefined || parts.some((part) => part === '')) return row;
    met.add(`${name}.join`);
    return { ...row, cells: row.cells.with(first, said(cell, parts.join(join))) };
  });
  return { ...aside, rows };
}

/** Headers of prices that name no currency or no unit, and whose cells do not, are given those of the table. */
function withUnit(grid: Grid, prices: string, { readHeader, name, met }: Applying): Grid {
  const [currency = '', per = ''] = prices.split(/ (?=per )/);
  const by = `${name}.prices, which says ${JSON.stringify(prices)}`;
  const header = grid.header.map((cell, index) => {
    const meaning = readHeader(cell.text);
    if (meaning.kind !== 'price') return cell;
    const bare = bareIn(grid, index);
    const gives = [
      ...(meaning.terms.per === null && bare.unit ? (['unit'] as const) : []),
      ...(meaning.terms.currency === null && bare.currency ? (['currency'] as const) : []),
    ];
    if (gives.length === 0) return cell;
    met.add(`${name}.prices`);
    const told = [gives.includes('currency') ? currency : '', gives.includes('unit') ? per : ''];
    return named(cell, { text: `${cell.text} (${told.join(' ').trim()})`, by, gives });
  });
  return { ...grid, header };
}

/** What some cell of a column of prices does not say. */
function bareIn(grid: Grid, index: number): { readonly unit: boolean; readonly currency: boolean } {
  const texts = grid.rows.flatMap((row) => row.cells[index]?.text ?? []).filter((text) => !isAbsent(text));
  const cells = texts.map(readPriceCell);
  return {
    unit: cells.some((prices) => prices?.every(({ per }) => per !== null) !== true),
    currency: cells.some((prices) => prices?.every(({ currency }) => currency !== null) !== true),
  };
}
