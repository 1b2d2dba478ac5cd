import {
  type ExactObject,
  type ExactValue,
  isExactObject,
  JsonNumber,
  printExact,
  readExactJson,
} from '../../base/exact-json.ts';
import { indexPositions } from '../../base/json-positions.ts';
import { columnNamed, flagOf, type Row, wrong } from './columns.ts';

interface Rows {
  readonly rows: Row[];
  readonly includesCached: boolean | null;
}

/** Numbers are taken as they are written, however large. Throws a `UsageFailure` with the line of what is no JSON. */
export function jsonRows(text: string, file: string): Rows {
  const lines = rowsOfLines(text, file);
  if (lines !== null) return { rows: lines, includesCached: null };
  const value = exactly(text, file, 0);
  const list = isExactObject(value) ? value['usage'] : value;
  if (!Array.isArray(list)) throw wrong(file, 1, 'no list', 'a list of objects, or one under "usage"');
  const lineOf = indexPositions(text);
  const base = isExactObject(value) ? '/usage' : '';
  const rows = list.map((item, index) => rowOf(item, file, lineOf(`${base}/${index}`)?.line ?? 1));
  return { rows, includesCached: isExactObject(value) ? saidForAll(value, file, lineOf) : null };
}

/** An object a line (JSON Lines); `null` for another form. */
function rowsOfLines(text: string, file: string): Row[] | null {
  const lines = text.split('\n').map((content, index) => ({ content: content.trim(), line: index + 1 }));
  const filled = lines.filter(({ content }) => content !== '');
  const isOneEach = filled.length > 1 && filled.every(({ content }) => /^\{.*\}$/.test(content));
  if (!isOneEach) return null;
  return filled.map(({ content, line }) => rowOf(exactly(content, file, line - 1), file, line));
}

function exactly(text: string, file: string, linesBefore: number): ExactValue {
  const { value, problems } = readExactJson(text, 'models');
  const [first] = problems;
  if (first === undefined) return value;
  throw wrong(file, (first.line ?? 1) + linesBefore, first.seen, first.expected);
}

function rowOf(item: ExactValue, file: string, line: number): Row {
  if (!isExactObject(item)) throw wrong(file, line, printExact(item), 'an object for each model');
  return { line, cells: Object.entries(item).map(([name, cell]) => [name, textOf(cell)]) };
}

/** What stands beside the list: whether input has the tokens of the cache in it, and nothing else. */
function saidForAll(
  value: ExactObject,
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

function textOf(cell: ExactValue): string {
  if (cell === null || typeof cell === 'string') return cell ?? '';
  return cell instanceof JsonNumber ? cell.text : printExact(cell);
}
