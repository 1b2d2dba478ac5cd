import { UsageFailure } from '../../base/failure.ts';
import { isPlainObject, parseJson } from '../../base/json.ts';
import { indexPositions } from '../../base/json-positions.ts';
import { isDecimal, type Rational, toRational } from '../../catalog/decimal.ts';

/** What was used of a model in a period. */
export interface ModelUsage {
  /** As the file writes it. */
  readonly model: string;
  readonly counts: Readonly<Record<Part, Rational>>;
  /** Whether `input` has the tokens of the cache in it; `null` where nobody says so. */
  readonly includesCached: boolean | null;
  readonly line: number;
}

const parts = ['input', 'output', 'cacheRead', 'cacheWrite', 'images', 'seconds', 'requests'] as const;
/** A column of a usage file. */
export type Part = (typeof parts)[number];

/** The names of columns without case, blanks and dashes. */
const columns: Readonly<Record<string, Part | 'model' | 'includesCached'>> = {
  ...{ model: 'model', modelid: 'model', id: 'model' },
  ...{ input: 'input', inputtokens: 'input', prompttokens: 'input' },
  ...{ output: 'output', outputtokens: 'output', completiontokens: 'output' },
  ...{ cacheread: 'cacheRead', cachereadtokens: 'cacheRead', cachedtokens: 'cacheRead' },
  ...{ cachewrite: 'cacheWrite', cachewritetokens: 'cacheWrite', cachecreationtokens: 'cacheWrite' },
  ...{ images: 'images', seconds: 'seconds', requests: 'requests' },
  inputincludescached: 'includesCached',
};

const expectedColumns =
  'model, input, output, cache_read, cache_write, images, seconds, requests, input_includes_cached';

/** A row before it is checked: the names as written, with the texts. */
interface Row {
  readonly cells: readonly (readonly [name: string, text: string])[];
  readonly line: number;
}

/**
 * Reads a usage file: CSV with a header, or JSON as a list of objects or `{ "usage": [...], "inputIncludesCached": … }`.
 * Throws a `UsageFailure` with the line for an unknown column and for what is no count.
 */
export function readUsage(text: string, file: string): ModelUsage[] {
  const bare = text.replace(/^\ufeff/, '');
  const isJson = /^\s*[[{]/.test(bare);
  const { rows, includesCached } = isJson
    ? jsonRows(bare, file)
    : { rows: csvRows(bare, file), includesCached: null };
  if (rows.length === 0) throw wrong(file, 1, 'no row', 'a row for each model');
  return rows.map((row) => usageOf(row, file, includesCached));
}

function usageOf({ cells, line }: Row, file: string, byDefault: boolean | null): ModelUsage {
  const counts: Record<Part, Rational> = {
    ...{ input: zero, output: zero, cacheRead: zero, cacheWrite: zero },
    ...{ images: zero, seconds: zero, requests: zero },
  };
  let [model, includesCached] = ['', byDefault];
  for (const [name, text] of cells) {
    const column = columnNamed(name);
    if (column === null)
      throw wrong(file, line, `the column ${JSON.stringify(name)}`, `columns among ${expectedColumns}`);
    if (column === 'model') model = text.trim();
    else if (column === 'includesCached') includesCached = flagOf(text, file, line) ?? includesCached;
    else counts[column] = countOf(text, column, file, line);
  }
  if (model === '') throw wrong(file, line, 'no model', 'the id of a model in each row');
  return { model, counts, includesCached, line };
}

const zero = toRational('0');

function columnNamed(name: string): Part | 'model' | 'includesCached' | null {
  const key = name.toLowerCase().replace(/[\s_-]+/g, '');
  return Object.hasOwn(columns, key) ? (columns[key] ?? null) : null;
}

/** Seconds may have a fraction; whatever else is counted has none. */
function countOf(text: string, column: Part, file: string, line: number): Rational {
  const bare = text.trim();
  if (bare === '') return zero;
  if (isDecimal(bare) && (column === 'seconds' || !bare.includes('.'))) return toRational(bare);
  throw wrong(
    file,
    line,
    `${column} ${JSON.stringify(bare)}`,
    'a whole number from 0 on, without separators',
  );
}

function flagOf(text: string, file: string, line: number): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === '') return null;
  if (['true', 'yes', '1'].includes(word)) return true;
  if (['false', 'no', '0'].includes(word)) return false;
  throw wrong(file, line, `input_includes_cached ${JSON.stringify(text)}`, 'yes or no');
}

function jsonRows(text: string, file: string): { rows: Row[]; includesCached: boolean | null } {
  const value = parseJson(text) ?? null;
  const list = isPlainObject(value) ? value['usage'] : value;
  if (!Array.isArray(list)) throw wrong(file, 1, 'no list', 'a list of objects, or one under "usage"');
  const lineOf = indexPositions(text);
  const base = isPlainObject(value) ? '/usage' : '';
  const rows = list.map((item: unknown, index): Row => {
    const line = lineOf(`${base}/${index}`)?.line ?? 1;
    if (!isPlainObject(item)) throw wrong(file, line, JSON.stringify(item), 'an object for each model');
    return { line, cells: Object.entries(item).map(([name, cell]) => [name, textOf(cell)]) };
  });
  const said = isPlainObject(value) ? value['inputIncludesCached'] : undefined;
  return { rows, includesCached: typeof said === 'boolean' ? said : null };
}

/** Large numbers are written with their digits: `1e21` is no count. */
function textOf(cell: unknown): string {
  return cell === null ? '' : typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? '');
}

/** Lines that begin with `#` and empty ones are passed over. */
function csvRows(text: string, file: string): Row[] {
  const lines = text.split(/\r?\n/).map((content, index) => ({ content, line: index + 1 }));
  const [head, ...rest] = lines.filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  if (head === undefined) throw wrong(file, 1, 'an empty file', 'a header and a row for each model');
  const names = cellsOf(head.content, separatorOf(head.content));
  return rest.map(({ content, line }): Row => {
    const texts = cellsOf(content, separatorOf(head.content));
    if (texts.length > names.length)
      throw wrong(file, line, `${texts.length} cells`, `${names.length}, as the header has`);
    return { line, cells: names.map((name, index) => [name.trim(), texts[index] ?? '']) };
  });
}

function separatorOf(head: string): string {
  return [',', ';', '\t'].find((sign) => head.includes(sign)) ?? ',';
}

function cellsOf(line: string, separator: string): string[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}]*))(?:${separator}|$)`, 'gy');
  const cells: string[] = [];
  for (const match of `${line}${separator}`.matchAll(cell)) {
    if (match.index > line.length) break;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  }
  return cells;
}

function wrong(file: string, line: number, seen: string, expected: string): UsageFailure {
  return new UsageFailure(`${file}, line ${line}: seen ${seen}, expected ${expected}.`, {
    advice: 'docs/uses.md shows the columns of a usage file.',
  });
}
