import { readIdCell } from '../rows/id-cell.ts';
import type { Block, HeadingPath } from '../structure/blocks.ts';
import type { Cell } from '../structure/cell.ts';
import { readHeader } from './header.ts';
import { leadOf } from './id-lists.ts';
import { isIdKey, type Pair } from './list-entry.ts';
import {
  headingOfModel,
  isModelHeading,
  isTellingPair,
  type ListedGrid,
  namesModel,
  pairsOfBlock,
  pairsOfOwnLine,
  sheetAbout,
} from './list-grid.ts';
import { pairsOfSheet } from './sheet-tables.ts';

/** Who the blocks of a section are about. */
interface Subject {
  readonly id: Cell;
  readonly under: HeadingPath;
}

/** A block that can tell facts of a model. */
type SheetBlock = Extract<Block, { kind: 'list' | 'prose' | 'table' }>;

/**
 * Data sheets that go over several blocks: a heading, or a line `**Model ID**: x` or of nothing but ids in code below it,
 * names the model, and lists and tables of one model under
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
    if (block.kind !== 'list' && block.kind !== 'prose' && block.kind !== 'table') continue;
    const { under } = block;
    const pairs = block.kind === 'table' ? (pairsOfSheet(block.grid) ?? []) : pairsOfBlock(block);
    const before: Subject | null = isWithin(under, subject) ? subject : null;
    subject =
      said(block, pairs) ??
      declaredAt(under, before) ??
      headOf(block) ??
      nearer(headed(under), before, under);
    if (subject === null || under === null || isTaken(index) || isOfAnother(under, subject)) continue;
    const told = [...pairs.filter((pair) => !isIdKey(pair.key)), ...abilities(block, under)];
    if (told.some(isTellingPair)) sheets.set(index, { grid: sheetAbout(subject.id, told, block), under });
  }
  return sheets;
}

/** Who a block is about by what it says: an id below one of several items is of that item alone. */
function said(block: SheetBlock, pairs: readonly Pair[]): Subject | null {
  const own = block.kind === 'list' ? block.list.children.flatMap(pairsOfOwnLine) : pairs;
  return named(own, block.under) ?? inCode(block, block.under);
}

/** The model that something in this very section has named. */
function declaredAt(under: HeadingPath | null, before: Subject | null): Subject | null {
  return before?.under === under ? before : null;
}

/** Who a table is about by the heading right above it. */
function headOf(block: SheetBlock): Subject | null {
  return block.kind === 'table' ? atHead(block.under) : null;
}

/** Of two above a heading the one that stands deeper. */
function nearer(left: Subject | null, right: Subject | null, under: HeadingPath | null): Subject | null {
  if (left === null || right === null) return left ?? right;
  for (let heading = under; heading !== null; heading = heading.parent) {
    if (heading === right.under) return right;
    if (heading === left.under) return left;
  }
  return left;
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

/** A line of nothing but ids in code, right below its heading. */
function inCode(block: Block, under: HeadingPath | null): Subject | null {
  const id = under === null ? null : idsInCode(block);
  return id === null || under === null ? null : { id, under };
}

/** The cell of a line of nothing but ids in code. */
export function idsInCode(block: Block): Cell | null {
  if (block.kind !== 'prose') return null;
  const filled = block.cell.pieces.filter(({ text }) => /[^\s,，、]/.test(text));
  const ids = filled.length > 0 && filled.every(({ style, text }) => style === 'code' && isCertain(text));
  return ids && readIdCell(block.cell) !== null ? block.cell : null;
}

/** A table may stand right below the id. */
function atHead(under: HeadingPath | null): Subject | null {
  const id = under === null ? null : headingOfModel(under.cell);
  return under !== null && id !== null && namesModel(id) && isCertain(id.text) ? { id, under } : null;
}

function isCertain(text: string): boolean {
  return /[a-z]/i.test(text) && /\d/.test(text) && /[-/]/.test(text) && !/^v\d/i.test(text);
}

/** A heading above the nearest one that is an id and could be no word or number of a version. */
function headed(under: HeadingPath | null): Subject | null {
  for (let heading = under?.parent ?? null; heading !== null; heading = heading.parent) {
    const cell = headingOfModel(heading.cell);
    if (
      isModelHeading(cell) &&
      /[a-z]/i.test(cell.text) &&
      /[-/]/.test(cell.text) &&
      !/^v\d/i.test(cell.text)
    )
      return { id: cell, under: heading };
  }
  return null;
}

/** A heading below the model's that begins with the same word and goes on otherwise names another one: `Lark Mini` below `lark-9`. */
function isOfAnother(under: HeadingPath, subject: Subject): boolean {
  const own = partsOf(subject.id.text.split('/').at(-1) ?? '');
  for (
    let heading: HeadingPath | null = under;
    heading !== null && heading !== subject.under;
    heading = heading.parent
  ) {
    const parts = partsOf(heading.cell.text);
    if (parts[0] === own[0] && !own.every((part, index) => parts[index] === part)) return true;
  }
  return false;
}

function partsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
}

function isWithin(under: HeadingPath | null, subject: Subject | null): boolean {
  for (let heading = under; heading !== null && subject !== null; heading = heading.parent)
    if (heading === subject.under) return true;
  return false;
}
