import type { Column } from './table.ts';
import { pad, widest, wrap } from './terminal-layout.ts';

/** A table in lines; the head has no line where each cell says what it is. */
interface LaidTable {
  readonly head: readonly string[];
  readonly lines: readonly string[];
}

type Row = readonly string[];

/**
 * A table in at most `room` columns, in which no cell is cut: an id and a price are whole, or they are of no use. Where
 * the rows do not fit, the first column gets lines of its own; where that is not enough, each row becomes a sentence.
 */
export function layTable(columns: readonly Column[], rows: readonly Row[], room: number): LaidTable {
  const whole = inColumns(columns, rows);
  if (fits(whole, room)) return whole;
  const others = inColumns(columns.slice(1), rows.map(withoutFirst));
  if (fits(others, room - indent.length)) {
    return {
      head: [columns[0]?.title ?? '', ...others.head.map((line) => `${indent}${line}`)],
      lines: rows.flatMap(([first = ''], row) => [
        ...own(first, room),
        ...(others.lines[row] === undefined ? [] : [`${indent}${others.lines[row]}`]),
      ]),
    };
  }
  return { head: [], lines: rows.flatMap((row) => inSentences(columns, row, room)) };
}

const indent = '  ';

/** The lines of the cell that names what follows; a row that goes on with the one above has none. */
function own(first: string, room: number): string[] {
  return first === '' ? [] : wrap(first, room);
}

function inSentences(columns: readonly Column[], row: Row, room: number): string[] {
  const parts = columns.slice(1).flatMap(({ title }, index) => {
    const cell = row[index + 1] ?? '';
    return cell === '' ? [] : [`${title} ${cell}`.replaceAll(' ', noBreak)];
  });
  const rest = wrap(parts.join(', '), room - indent.length).map((line) => `${indent}${line}`);
  return [...own(row[0] ?? '', room), ...rest];
}

const noBreak = '\u00a0';

function inColumns(columns: readonly Column[], rows: readonly Row[]): LaidTable {
  const titles = columns.map(({ title }) => title);
  const widths = titles.map((title, index) => widest([title, ...rows.map((row) => row[index] ?? '')]));
  const line = (row: Row) =>
    columns
      .map(({ numeric }, index) => pad(row[index] ?? '', widths[index] ?? 0, numeric))
      .join('  ')
      .trimEnd();
  return { head: [line(titles)], lines: rows.map(line) };
}

function fits({ head, lines }: LaidTable, room: number): boolean {
  return widest([...head, ...lines]) <= room;
}

function withoutFirst(row: Row): Row {
  return row.slice(1);
}
