import { readIdCell } from '../rows/id-cell.ts';
import type { Block, HeadingPath } from '../structure/blocks.ts';
import type { Cell } from '../structure/cell.ts';
import { readHeader } from './header.ts';
import { leadOf } from './id-lists.ts';
import { isIdKey, type Pair } from './list-entry.ts';
import { isTellingPair, type ListedGrid, namesModel, pairsOfBlock, sheetAbout } from './list-grid.ts';

/** Who the blocks of a section are about. */
interface Subject {
  readonly id: Cell;
  readonly under: HeadingPath;
}

/**
 * Data sheets that go over several blocks: a heading, or a line `**Model ID**: x` below it, names the model, and lists under
 * headings of their own (`#### Pricing (per million tokens)`) tell its facts. Each block becomes a sheet of its own, so that
 * what its headings say holds for it alone. The answer is by the number of the block; blocks that are about no such model
 * have none.
 */
export function sectionSheets(
  blocks: readonly Block[],
  isTaken: (index: number) => boolean,
): Map<number, ListedGrid> {
  const sheets = new Map<number, ListedGrid>();
  let subject: Subject | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'list' && block.kind !== 'prose') continue;
    const { under } = block;
    const pairs = pairsOfBlock(block);
    subject = named(pairs, under) ?? headed(under) ?? (isWithin(under, subject) ? subject : null);
    if (subject === null || under === null || isTaken(index)) continue;
    const told = [...pairs.filter((pair) => !isIdKey(pair.key)), ...abilities(block, under)];
    if (told.some(isTellingPair)) sheets.set(index, { grid: sheetAbout(subject.id, told, block), under });
  }
  return sheets;
}

/** The items below a heading such as `Capabilities`. */
function abilities(block: Block, under: HeadingPath): Pair[] {
  const meaning = readHeader(under.cell.text);
  if (block.kind !== 'list' || meaning.kind !== 'field' || meaning.field !== 'capabilities') return [];
  return block.list.children.map(leadOf).map((value) => ({ key: under.cell.text, value }));
}

function named(pairs: readonly Pair[], under: HeadingPath | null): Subject | null {
  const id = pairs.find((pair) => isIdKey(pair.key) && readIdCell(pair.value)?.ids.length === 1)?.value;
  return id === undefined || under === null ? null : { id, under };
}

/** A heading above the nearest one that is an id and could be no word or number of a version. */
function headed(under: HeadingPath | null): Subject | null {
  for (let heading = under?.parent ?? null; heading !== null; heading = heading.parent) {
    const { cell } = heading;
    if (namesModel(cell) && /[a-z]/i.test(cell.text) && /[-/]/.test(cell.text) && !/^v\d/i.test(cell.text))
      return { id: cell, under: heading };
  }
  return null;
}

function isWithin(under: HeadingPath | null, subject: Subject | null): boolean {
  for (let heading = under; heading !== null && subject !== null; heading = heading.parent)
    if (heading === subject.under) return true;
  return false;
}
