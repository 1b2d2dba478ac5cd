import { UsageFailure } from '../../base/failure.ts';

const parts = ['input', 'output', 'cacheRead', 'cacheWrite', 'images', 'seconds', 'requests'] as const;
/** A column of a usage file. */
export type Part = (typeof parts)[number];

/** The names of columns without case, blanks and dashes. */
const columns: Readonly<Record<string, Part | 'model' | 'includesCached'>> = {
  ...{ model: 'model', modelid: 'model', modelname: 'model', id: 'model' },
  ...{ input: 'input', inputtokens: 'input', prompttokens: 'input' },
  ...{ output: 'output', outputtokens: 'output', completiontokens: 'output' },
  ...{ cacheread: 'cacheRead', cachereadtokens: 'cacheRead', cachereadinputtokens: 'cacheRead' },
  ...{ cachedtokens: 'cacheRead', cachedinputtokens: 'cacheRead', inputcachedtokens: 'cacheRead' },
  ...{ cachewrite: 'cacheWrite', cachewritetokens: 'cacheWrite', cachecreationtokens: 'cacheWrite' },
  cachecreationinputtokens: 'cacheWrite',
  ...{ images: 'images', numimages: 'images', imagecount: 'images', seconds: 'seconds' },
  ...{
    requests: 'requests',
    numrequests: 'requests',
    requestcount: 'requests',
    nummodelrequests: 'requests',
  },
  inputincludescached: 'includesCached',
};

const expectedColumns =
  'model, input, output, cache_read, cache_write, images, seconds, requests, input_includes_cached';

/** A row before it is checked: the names as written, with the texts. */
export interface Row {
  readonly cells: readonly (readonly [name: string, text: string])[];
  readonly line: number;
}

/** What a column of a usage file holds. */
export type Column = Part | 'model' | 'includesCached';

/** The cells by what their columns are. Two columns of one meaning would be two answers. */
export function columnsOf(cells: Row['cells'], file: string, line: number): Array<readonly [Column, string]> {
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

/** What a column of this name holds; `null` for an unknown one. */
export function columnNamed(name: string): Column | null {
  const key = name.toLowerCase().replace(/[\s_-]+/g, '');
  return Object.hasOwn(columns, key) ? (columns[key] ?? null) : null;
}

/** What a cell says, or `null` where it is empty. Throws a `UsageFailure` for other words than yes and no. */
export function flagOf(text: string, file: string, line: number): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === '') return null;
  if (['true', 'yes', '1'].includes(word)) return true;
  if (['false', 'no', '0'].includes(word)) return false;
  throw wrong(file, line, `input_includes_cached ${JSON.stringify(text)}`, 'yes or no');
}

/** What ends the reading of a usage file, with the line. */
export function wrong(file: string, line: number, seen: string, expected: string): UsageFailure {
  return new UsageFailure(`${file}, line ${line}: seen ${seen}, expected ${expected}.`, {
    advice: 'docs/uses.md shows the columns of a usage file.',
  });
}
