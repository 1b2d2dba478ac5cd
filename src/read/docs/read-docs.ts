import type { Heading, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { DocumentName } from '../../base/document.ts';
import { errorAt, type Reading } from '../../base/problem.ts';
import { hideFrontMatter } from '../decode.ts';
import type { DocsReading, DocsSection } from '../edition.ts';
import { readBlocks } from './read-blocks.ts';

/**
 * The outline of a Markdown document: one section for each heading of the document itself (not of a quotation or a
 * list), in the order of the text. Sections may have equal paths: they are told apart by their order. Text before the
 * first heading is a section with an empty path; front matter is none.
 */
export function readDocs(text: string, document: DocumentName): Reading<DocsReading> {
  const source = hideFrontMatter(text);
  const nodes = unified().use(remarkParse).use(remarkGfm).parse(source).children;
  const headings = listHeadings(nodes);
  if (headings.length === 0) {
    return { value: null, problems: [errorAt(document, null, source, 'Markdown with headings')] };
  }
  const paths = listPaths(headings);
  const sections = headings.map((heading, index) => ({
    path: paths[index] ?? [],
    level: heading.level,
    line: heading.line,
    content: trimBlankLines(source.slice(heading.end, headings[index + 1]?.start)),
    blocks: readBlocks(nodes.slice(heading.index + 1, headings[index + 1]?.index), source),
  }));
  return { value: { sections: [...readPreamble(nodes, source, headings), ...sections] }, problems: [] };
}

/** A heading with its place among the nodes and the offsets at which it begins and ends. */
interface OutlineHeading {
  readonly index: number;
  readonly title: string;
  readonly level: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function listHeadings(nodes: readonly RootContent[]): OutlineHeading[] {
  return nodes.flatMap((node, index) => (node.type === 'heading' ? readHeading(node, index) : []));
}

function readHeading(node: Heading, index: number): OutlineHeading[] {
  const start = node.position?.start;
  const end = node.position?.end.offset;
  // A parsed tree has positions everywhere; only trees that a program made may lack them.
  if (start?.offset === undefined || end === undefined) return [];
  const title = textOf(node).replace(/\s+/g, ' ').trim();
  return [{ index, title, level: node.depth, line: start.line, start: start.offset, end }];
}

/** For each heading the titles from the outermost one down to it: the nearest before it of each higher rank. */
function listPaths(headings: readonly OutlineHeading[]): string[][] {
  const open: OutlineHeading[] = [];
  return headings.map((heading) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    open.push(heading);
    return open.map(({ title }) => title);
  });
}

function readPreamble(
  nodes: readonly RootContent[],
  source: string,
  headings: readonly OutlineHeading[],
): DocsSection[] {
  const content = trimBlankLines(source.slice(0, headings[0]?.start));
  if (content === '') return [];
  const line = source.slice(0, source.search(/\S/)).split('\n').length;
  return [
    { path: [], level: 1, line, content, blocks: readBlocks(nodes.slice(0, headings[0]?.index), source) },
  ];
}

/** Indentation of the first line may be code, so only whole blank lines go. */
function trimBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}
