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
  for (const [column, text] of columnsOf(cells, file, line)) {
    if (column === 'model') model = text.trim();
    else if (column === 'includesCached') includesCached = flagOf(text, file, line) ?? includesCached;
    else counts[column] = countOf(text, column, file, line);
  }
  if (model === '') throw wrong(file, line, 'no model', 'the id of a model in each row');
  return { model, counts, includesCached, line };
}

const zero = toRational('0');

type Column = Part | 'model' | 'includesCached';

/** The cells by what their columns are. Two columns of one meaning would be two answers. */
function columnsOf(cells: Row['cells'], file: string, line: number): Array<readonly [Column, string]> {
  const names = new Map<Column, string>();
  return cells.map(([name, text]) => {
    const column = columnNamed(name);
    if (column === null)
      throw wrong(file, line, `the column ${JSON.stringify(name)}`, `columns among ${expectedColumns}`);
    const other = names.get(column);
    if (other !== undefined)
      throw wrong(
        file,
        line,
        `${JSON.stringify(other)} and ${JSON.stringify(name)}`,
        `one column of ${column}`,
      );
    names.set(column, name);
    return [column, text] as const;
  });
}

function columnNamed(name: string): Column | null {
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
  return { rows, includesCached: isPlainObject(value) ? saidForAll(value, file, lineOf) : null };
}

/** What stands beside the list: whether input has the tokens of the cache in it, and nothing else. */
function saidForAll(
  value: Readonly<Record<string, unknown>>,
  file: string,
  lineOf: ReturnType<typeof indexPositions>,
): boolean | null {
  const others = Object.entries(value).filter(([name]) => name !== 'usage');
  const answers = others.map(([name, said]) => {
    const line = lineOf(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)?.line ?? 1;
    if (columnNamed(name) === 'includesCached') return flagOf(textOf(said), file, line);
    throw wrong(file, line, `the key ${JSON.stringify(name)}`, '"usage" and "inputIncludesCached"');
  });
  return answers[0] ?? null;
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
  const read = ({ content, line }: typeof head) => {
    if (!isWellQuoted(content, separator))
      throw wrong(file, line, content, 'quotes that are closed, each within its line');
    return cellsOf(content, separator);
  };
  const separator = separatorOf(head.content);
  const names = read(head).map((name) => name.trim());
  columnsOf(
    names.map((name) => [name, '']),
    file,
    head.line,
  );
  return rest.map(({ content, line }): Row => {
    const texts = read({ content, line });
    if (texts.length > names.length)
      throw wrong(file, line, `${texts.length} cells`, `${names.length}, as the header has`);
    return { line, cells: names.map((name, index) => [name, texts[index] ?? '']) };
  });
}

function separatorOf(head: string): string {
  return [',', ';', '\t'].find((sign) => head.includes(sign)) ?? ',';
}

/** Every cell is quoted as a whole or not at all. */
function isWellQuoted(line: string, separator: string): boolean {
  const cell = `(?:"(?:[^"]|"")*"|[^"${separator}]*)`;
  return new RegExp(`^${cell}(?:${separator}${cell})*$`).test(line);
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
