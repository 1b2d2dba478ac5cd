import type { Nodes, Root, Table, TableRow } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { dedentComponents } from './dedent.ts';

const frontMatter = /^(---|\+\+\+)[ \t]*\n[\s\S]*?\n\1[ \t]*(?:\n|$)/;

const processor = unified().use(remarkParse).use(remarkGfm).use(withoutAfterthoughts);

/**
 * GFM goes through the whole tree a second time for bare addresses that its grammar has missed. Nothing here looks at
 * addresses, and that walk takes a tenth of the time.
 */
function withoutAfterthoughts(this: Processor): undefined {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => ({ ...extension, transforms: [] }));
}

/** Markdown (GFM) to a syntax tree. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

/** The document with its front matter blanked, line by line, so that the lines below keep their numbers. */
export function blankFrontMatter(text: string): string {
  return text.replace(frontMatter, (matter) => matter.replace(/[^\n]/g, ''));
}

/**
 * A document as a syntax tree whose long tables have only their first row in it: the tree of a table with ten thousand
 * rows would take a gigabyte. The other rows are parsed when they are asked for, a slice at a time.
 */
export interface SlicedMarkdown {
  readonly tree: Root;
  /** All rows of a table of the tree, without its header. */
  readonly bodyOf: (table: Table) => Iterable<Slice>;
}

/** Some rows of a table. */
export interface Slice {
  readonly rows: readonly TableRow[];
  /** What to add to the line of a row's position for its line in the document. */
  readonly lineOffset: number;
}

/**
 * The tree of so many rows is garbage before the collector has moved it to where the long-lived things are: slices of a
 * hundred rows take a third longer, of five a tenth.
 */
export const defaultRowsPerSlice = 20;

/** With more, slices would be parsed for their references rather than for their rows. */
const mostReferences = 100;

/**
 * Parses a document (LF). Whatever `rowsPerSlice`, the rows are those of a document that is parsed as a whole, because
 * rows are taken out only where that cannot change the meaning of anything:
 *
 * - Each begins with `|` in the first column, directly below another row of the same table. Nothing but a row can begin
 *   so there, and what is inside a row never reaches into the next line.
 * - That table is in no list, quote, comment or code: the rest of the document, once parsed, has to show it.
 * - A blank line or the end of the document follows, which ends the table with these rows or without them.
 *
 * A row's only other tie to its document are the definitions of links and footnotes, which every slice is given that has
 * a bracket to refer to them.
 */
export function sliceMarkdown(text: string, rowsPerSlice = defaultRowsPerSlice): SlicedMarkdown {
  const source = dedentComponents(blankFrontMatter(text));
  const lines = source.split('\n');
  const cuts = findCuts(lines, rowsPerSlice);
  const tree = parseMarkdown(cuts.length === 0 ? source : blankCuts(lines, cuts));
  const references = cuts.length === 0 ? [] : definitionsIn(tree);
  if (!areInTables(cuts, tree) || references.length > mostReferences)
    return wholeMarkdown(parseMarkdown(source));
  const below = new Map(cuts.map((cut) => [cut.from, cut]));
  return {
    tree,
    *bodyOf(table) {
      yield bodyInTree(table);
      const cut = below.get(lineBelow(table));
      if (cut !== undefined) yield* parseSlices(lines, cut, rowsPerSlice, references);
    },
  };
}

/** Rows that are left out of the tree: from this line up to, without, that one; lines count from 1. */
interface Cut {
  readonly from: number;
  readonly to: number;
}

const delimiterRow = /^\|[-:| \t]*-[-:| \t]*$/;

/** The header, the delimiters and the first row stay, so that the tree shows that the table is one. */
const linesKept = 3;

function findCuts(lines: readonly string[], rowsPerSlice: number): Cut[] {
  const cuts: Cut[] = [];
  let start = 0;
  while (start < lines.length) {
    let end = start;
    while (lines[end]?.startsWith('|')) end += 1;
    const isTable = delimiterRow.test(lines[start + 1] ?? '') && (lines[end] ?? '').trim() === '';
    if (isTable && end - start > linesKept + rowsPerSlice)
      cuts.push({ from: start + linesKept + 1, to: end + 1 });
    start = end + 1;
  }
  return cuts;
}

function blankCuts(lines: readonly string[], cuts: readonly Cut[]): string {
  const left = [...lines];
  for (const { from, to } of cuts) left.fill('', from - 1, to - 1);
  return left.join('\n');
}

function areInTables(cuts: readonly Cut[], tree: Root): boolean {
  const ends = new Set(tree.children.filter((node) => node.type === 'table').map(lineBelow));
  return cuts.every((cut) => ends.has(cut.from));
}

function lineBelow(table: Table): number {
  return (table.position?.end.line ?? 0) + 1;
}

/** Every definition, written again without its content, for which no cell has a use. */
function definitionsIn(node: Nodes): string[] {
  if (node.type === 'definition') return [`[${node.identifier}]: #`];
  const inside = 'children' in node ? node.children.flatMap(definitionsIn) : [];
  return node.type === 'footnoteDefinition' ? [`[^${node.identifier}]: #`, ...inside] : inside;
}

function* parseSlices(
  lines: readonly string[],
  cut: Cut,
  rowsPerSlice: number,
  references: readonly string[],
): Generator<Slice> {
  for (let from = cut.from; from < cut.to; from += rowsPerSlice) {
    const rows = lines.slice(from - 1, Math.min(from + rowsPerSlice, cut.to) - 1);
    yield { rows: parseRows(rows, references), lineOffset: from - 1 - header.length };
  }
}

/** Any header makes a table: how many cells a row has does not depend on it. */
export const header = ['| |', '|-|'];

/** Lines that begin with `|`, each as a row of a table. */
export function parseRows(lines: readonly string[], references: readonly string[]): TableRow[] {
  const needed = lines.some((line) => line.includes('[')) ? references : [];
  const [table] = parseMarkdown([...header, ...lines, '', needed.join('\n\n')].join('\n')).children;
  const rows = table?.type === 'table' ? table.children.slice(1) : [];
  if (rows.length !== lines.length)
    throw new Error(`${lines.length} lines of a table gave ${rows.length} rows`);
  return rows;
}

function wholeMarkdown(tree: Root): SlicedMarkdown {
  return { tree, bodyOf: (table) => [bodyInTree(table)] };
}

function bodyInTree(table: Table): Slice {
  return { rows: table.children.slice(1), lineOffset: 0 };
}
