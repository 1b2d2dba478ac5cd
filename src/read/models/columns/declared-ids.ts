import { append } from '../../../base/lists.ts';
import { readIdCell } from '../rows/id-cell.ts';
import type { Block, HeadingPath } from '../structure/blocks.ts';
import type { Cell } from '../structure/cell.ts';
import { readHeader } from './header.ts';
import { pairsOfBlock } from './list-grid.ts';
import { idsInCode } from './section-sheets.ts';

/**
 * The id that a section declares: `Model ID: x` in a line, a list or a sheet right below its heading, or a line of code. It says who the
 * section is about, whatever its heading looks like. A section that declares several has none.
 */
export function declaredIds(blocks: readonly Block[]): ReadonlyMap<HeadingPath, Cell> {
  const declared = new Map<HeadingPath, Cell[]>();
  for (const block of blocks) {
    if (!('under' in block) || block.under === null) continue;
    const cells = declared.get(block.under) ?? [];
    append(cells, idsIn(block));
    declared.set(block.under, cells);
  }
  return new Map(
    [...declared].flatMap(([heading, cells]) => {
      const [cell] = cells;
      return cell !== undefined && cells.every(({ text }) => text === cell.text) ? [[heading, cell]] : [];
    }),
  );
}

/** The block as it reads below the declared id instead of its heading; one that gives an id itself stays as it is. */
export function belowDeclared(block: Block, declared: ReadonlyMap<HeadingPath, Cell>): Block {
  if (!('under' in block) || block.under === null) return block;
  const cell = declared.get(block.under);
  if (cell === undefined || idsIn(block).length > 0) return block;
  return { ...block, under: { ...block.under, cell: { ...cell, line: block.under.cell.line } } };
}

function idsIn(block: Block): Cell[] {
  const pairs =
    block.kind === 'table'
      ? block.grid.rows.flatMap(({ cells: [key, value, ...others] }) =>
          key === undefined || value === undefined || others.length > 0 ? [] : [{ key: key.text, value }],
        )
      : pairsOfBlock(block);
  const said = pairs.flatMap(({ key, value }) => (declares(key, value) ? [value] : []));
  return [...said, idsInCode(block) ?? []].flat().filter((cell) => readIdCell(cell)?.ids.length === 1);
}

/** `Model ID: x`; what stands behind `Model:` may be its name, unless it is written as ids are. */
function declares(key: string, value: Cell): boolean {
  const meaning = readHeader(key);
  if (meaning.kind !== 'field') return false;
  return (
    meaning.field === 'id' ||
    (meaning.field === 'model' && /^(?=.*[a-z])(?=.*\d)(?=.*[-/])[^A-Z\s]+$/.test(value.text))
  );
}
