import { isDecimal, type Rational, toRational } from '../../catalog/decimal.ts';
import { columnsOf, flagOf, type Part, type Row, wrong } from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { jsonRows } from './json-rows.ts';

/** What was used of a model in a period. */
export interface ModelUsage {
  /** As the file writes it. */
  readonly model: string;
  readonly counts: Readonly<Record<Part, Rational>>;
  /** Whether `input` has the tokens of the cache in it; `null` where nobody says so. */
  readonly includesCached: boolean | null;
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

/** Seconds may have a fraction; whatever else is counted has none. */
function countOf(text: string, column: Part, file: string, line: number): Rational {
  const bare = text.trim();
  if (bare === '') return zero;
  // Tables of numbers write `120000.0`.
  if (isDecimal(bare) && (column === 'seconds' || !/\.\d*[1-9]/.test(bare))) return toRational(bare);
  const form = column === 'seconds' ? 'a number' : 'a whole number';
  throw wrong(file, line, `${column} ${JSON.stringify(bare)}`, `${form} from 0 on, without separators`);
}
