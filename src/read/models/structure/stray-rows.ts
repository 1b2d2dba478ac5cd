import { append } from '../../../base/lists.ts';
import { isModelId } from '../../../catalog/model-id.ts';
import type { Block, HeadingPath } from './blocks.ts';
import { type GridRow, readRow } from './grid.ts';
import { header, parseRows } from './slices.ts';

/** What a line says before its first bar when it is quoted or an item of a list. */
const marks = /^(?:\s|>|[-*+]\s|\d+[.)]\s)*/;

/**
 * Takes the rows of a catalog that stand in no table: below a blank line or a comment, in a quote, in an item, indented.
 * Where all lines are rows as wide as the table right above them they are read as its rows, and the answer is true.
 * Every other line that looks like a row becomes a block of its own, to be named.
 */
export function takeStrayRows(
  lines: readonly string[],
  line: number,
  under: HeadingPath | null,
  blocks: Block[],
): boolean {
  const strays = lines.flatMap((text, index) => (looksLikeRow(text) ? [{ text, line: line + index }] : []));
  if (strays.length === 0) return false;
  const above = blocks.at(-1);
  if (strays.length === lines.length && above?.kind === 'table' && above.under === under) {
    const rows = strays.flatMap((stray) => rowOf(stray) ?? []);
    if (rows.length === strays.length && rows.every((row) => row.cells.length === above.grid.header.length)) {
      blocks[blocks.length - 1] = {
        ...above,
        grid: { ...above.grid, rows: [...above.grid.rows, ...rows] },
      };
      return true;
    }
  }
  append(
    blocks,
    strays.map((stray) => ({ kind: 'strayRow' as const, ...stray, text: stray.text.trim() })),
  );
  return false;
}

function rowOf({ text, line }: { text: string; line: number }): GridRow | null {
  const bare = text.replace(marks, '');
  if (!bare.startsWith('|')) return null;
  const [row] = parseRows([bare], []);
  return row === undefined ? null : readRow(row, line - header.length - 1);
}

/** Bars on its outside and an id in a cell, or an id before its first bar and an amount behind one. */
function looksLikeRow(line: string): boolean {
  const bare = line.replace(marks, '').trim();
  const cells = bare
    .replace(/^[|｜]|(?<!\\)[|｜]$/g, '')
    .split(/(?<!\\)[|｜]/)
    .map((cell) => cell.trim());
  if (cells.length < 2) return false;
  if (/^[|｜]/.test(bare)) return cells.some(isId);
  const [first = '', ...others] = cells;
  return isId(first) && others.some((cell) => /^(?:[$¥€£￥]\s*)?\.?\d|^(?:free|[-–—✓✗✅❌])$/i.test(cell));
}

function isId(cell: string): boolean {
  const coded = /^\**`([^`]+)`/.exec(cell)?.[1];
  if (coded !== undefined) return isModelId(coded.trim());
  return isModelId(cell) && /[\d/-]/.test(cell) && /[a-z]/i.test(cell);
}
