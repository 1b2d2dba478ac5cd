import { type ExactValue, isExactObject, JsonNumber, readExactJson } from '../base/exact-json.ts';
import { joinPointer, splitPointer } from '../base/json-pointer.ts';
import { findList } from './catalogs/find-list.ts';
import { suspicionOf } from './catalogs/suspicion.ts';
import { readHeader } from './models/columns/header.ts';
import { readModels } from './models/read-models.ts';
import { readIdCell } from './models/rows/id-cell.ts';
import { gridsIn, type PlacedGrid } from './models/structure/grids-in.ts';
import type { ProposedMapping } from './proposal-lines.ts';

/** Where a person must decide: a unit, an id, whether a table is about models at all. */
const blank = '…';

/** More tables than this are no refusal that a few lines mend. */
const mostTables = 12;

/** Proposes the lines that would read a catalog. A unit or an id is never proposed from nothing: it is left blank. */
export function proposeMapping(text: string, errorLines: readonly number[] = []): ProposedMapping | null {
  if (/^\s*[{[]/.test(text)) return proposeJson(text);
  const grids = gridsIn(text).filter((grid) => errorLines.length === 0 || isHit(grid, errorLines));
  const tables = grids.slice(0, mostTables).map(proposeTable);
  return tables.length === 0 ? null : { tables };
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

function proposeTable({ grid, under }: PlacedGrid): Record<string, unknown> {
  const headers = grid.header.map((cell) => cell.text);
  const shaped = headers.map((_, index) => idsIn(grid, index).length);
  const best = shaped.indexOf(Math.max(...shaped));
  const isSure = (shaped[best] ?? 0) * 2 > grid.rows.length;
  const unknown = headers.filter((header, index) => {
    const { kind } = readHeader(header);
    return (
      index !== best && kind === 'unknown' && grid.rows.some((row) => /\d/.test(row.cells[index]?.text ?? ''))
    );
  });
  const columns = Object.fromEntries(unknown.map((header) => [header, blank]));
  return {
    ...(under === null ? {} : { under: under.cell.text }),
    id: isSure ? idOf(grid, best) : blank,
    ...(unknown.length > 0 && { columns }),
  };
}

function idsIn(grid: PlacedGrid['grid'], index: number): string[] {
  return grid.rows.flatMap((row) => {
    const cell = row.cells[index];
    return cell === undefined ? [] : (readIdCell(cell)?.ids ?? []);
  });
}

/** The header of the ids, or, where they repeat, with the first other column that tells them apart. */
function idOf(grid: PlacedGrid['grid'], best: number): string | string[] {
  const header = grid.header.map((cell) => cell.text);
  const ids = grid.rows.map((row) => row.cells[best]?.text ?? '');
  if (new Set(ids).size === ids.length) return header[best] ?? blank;
  const other = header.findIndex((_, index) => {
    const pairs = grid.rows.map((row, at) => `${ids[at]}\n${row.cells[index]?.text}`);
    return index !== best && new Set(pairs).size === pairs.length;
  });
  return [header[best] ?? blank, header[other] ?? blank];
}

function proposeJson(text: string): ProposedMapping | null {
  const { value } = readExactJson(text, 'models');
  const list = value === null ? null : findList(value, '');
  if (list === null) return null;
  const fields = Object.fromEntries(leavesOf(list.models[0] ?? null, '').flatMap(proposeField));
  return { json: { list: list.pointer, id: list.id, fields } };
}

function leavesOf(value: ExactValue, pointer: string): (readonly [string, ExactValue])[] {
  if (!isExactObject(value)) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, joinPointer(pointer, key)));
}

/** A field that looks like a fact, with its meaning as far as its name says it: a price has no unit in its name. */
function proposeField([pointer, value]: readonly [string, ExactValue]): [string, string][] {
  const field = suspicionOf(splitPointer(pointer) ?? [], value);
  if (field === 'deprecation') return [[pointer, 'last day']];
  if (field === 'context') return [[pointer, limitFor(pointer)]];
  if (field !== 'prices' || !(value instanceof JsonNumber || typeof value === 'string')) return [];
  const [, unit = blank] = unitsInNames.find(([pattern]) => pattern.test(pointer)) ?? [];
  const [, item = blank] = itemsInNames.find(([pattern]) => pattern.test(pointer)) ?? [];
  return [[pointer, `${item}: ${blank} per ${unit}`]];
}

function limitFor(pointer: string): string {
  if (/default/i.test(pointer)) return blank;
  return /out|completion/i.test(pointer) ? 'longest output' : 'context';
}

const unitsInNames: ReadonlyArray<readonly [RegExp, string]> = [
  [/1m(?![a-z])|million|mtok/i, '1M tokens'],
  [/1k(?![a-z])|thousand|ktok/i, '1K tokens'],
  [/per_?token/i, 'token'],
];

const itemsInNames: ReadonlyArray<readonly [RegExp, string]> = [
  [/cache.*(?:write|creat)|(?:write|creat).*cache/i, 'cache_write'],
  [/cache/i, 'cache_read'],
  [/out|completion/i, 'output'],
  [/in(?:put)?(?![a-z])|prompt/i, 'input'],
];
