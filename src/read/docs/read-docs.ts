import type { Heading, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { DocumentName } from '../../base/document.ts';
import { errorAt, type Reading } from '../../base/problem.ts';
import { hideFrontMatter } from '../decode.ts';
import {
  type DocsBlock,
  type DocsReading,
  type DocsSample,
  type DocsSection,
  type DocsText,
  frontMatter,
} from '../edition.ts';
import { unwrapComponents } from './components.ts';
import { readBlocks } from './read-blocks.ts';

/**
 * The outline of a Markdown document: one section for each heading of the document itself (not of a quotation or a
 * list), in the order of the text. Sections may have equal paths: they are told apart by their order. Front matter and
 * text before the first heading are a section with an empty path. A changelog may head its entries by their days alone.
 */
export function readDocs(text: string, document: DocumentName): Reading<DocsReading> {
  const original = hideFrontMatter(text);
  const { source, tags } = unwrapComponents(headEntries(original));
  const lines = original.split('\n');
  const nodes = unified().use(remarkParse).use(remarkGfm).parse(source).children;
  const headings = listHeadings(nodes);
  // A page that has its title in its front matter needs no heading of its own.
  if (headings.length === 0 && matterOf(text).trim() === '' && !isListOfDays(source)) {
    return { value: null, problems: [errorAt(document, null, source, 'Markdown with headings')] };
  }
  const paths = listPaths(headings);
  const blocksIn = (from: OutlineHeading | undefined, to: OutlineHeading | undefined): DocsBlock[] => [
    ...(from?.marks ?? []),
    ...inOrder([
      ...readBlocks(nodes.slice(from === undefined ? 0 : from.index + 1, to?.index), source),
      ...tags
        .filter(({ line }) => line > (from?.line ?? 0) && line < (to?.line ?? Number.POSITIVE_INFINITY))
        .map((tag) => ({ kind: 'text' as const, ...tag })),
    ]),
  ];
  const sections = headings.map((heading, index) => ({
    path: paths[index] ?? [],
    level: heading.level,
    line: heading.line,
    content: trimBlankLines(lines.slice(heading.end, headings[index + 1]?.start)),
    blocks: blocksIn(heading, headings[index + 1]),
  }));
  return {
    value: {
      sections: [
        ...readPreamble(text, lines.slice(0, headings[0]?.start), blocksIn(undefined, headings[0])),
        ...sections,
      ],
    },
    problems: [],
  };
}

function inOrder(blocks: readonly DocsBlock[]): DocsBlock[] {
  return [...blocks].sort((left, right) => left.line - right.line);
}

function matterOf(text: string): string {
  return /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)?.[1] ?? '';
}

/** What stands before the first heading, and what the page says about itself (`deprecated: true`) above that. */
function readPreamble(text: string, lines: readonly string[], own: readonly DocsBlock[]): DocsSection[] {
  const matter = matterOf(text);
  const sample: DocsSample = { kind: 'sample', line: 2, language: frontMatter, text: matter };
  const blocks = matter.trim() === '' ? own : [sample, ...own];
  const content = [matter.trimEnd(), trimBlankLines(lines)].filter((part) => part !== '').join('\n\n');
  const line = blocks[0]?.line ?? 1 + lines.findIndex((each) => each.trim() !== '');
  return content === '' ? [] : [{ path: [], level: 1, line, content, blocks }];
}

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
/** `**2026-05-01**`, `**May 1, 2026**`, `2026-05-01:` alone on a line. */
const dayLine = new RegExp(
  String.raw`^(?:\*\*|__)?((?:v?\d[\w.]*\s+[-–—(]\s*)?(?:\d{4}-\d\d(?:-\d\d)?|${month}\.? (?:\d{1,2},? )?\d{4}|\d{1,2} ${month}\.? \d{4}))[:)]?(?:\*\*|__)?:?$`,
);

/** A changelog that is a list of days: `- 2026-05-01: The first call`. */
function isListOfDays(source: string): boolean {
  return (source.match(/^ {0,3}(?:[-*+]|\d+[.)])\s+[*_`[]*\d{4}-\d\d-\d\d\b/gm)?.length ?? 0) > 1;
}

/** The days of a changelog that has no headings, as headings. */
function headEntries(source: string): string {
  const lines = source.split('\n');
  if (lines.some((line) => /^ {0,3}#{1,6}\s|^(?:=+|-+)\s*$/.test(line))) return source;
  return lines.map((line) => line.replace(dayLine, '## $1')).join('\n');
}

/** A heading with its place among the nodes, the number of lines before it, and of those up to its end. */
interface OutlineHeading {
  readonly index: number;
  readonly title: string;
  readonly level: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** What stands beside the title as a mark: `Deprecated` of `<Pill>Deprecated</Pill>`. */
  readonly marks: readonly DocsText[];
}

function listHeadings(nodes: readonly RootContent[]): OutlineHeading[] {
  return nodes.flatMap((node, index) => (node.type === 'heading' ? readHeading(node, index) : []));
}

function readHeading(node: Heading, index: number): OutlineHeading[] {
  // A parsed tree has positions everywhere; only trees that a program made may lack them.
  if (node.position === undefined) return [];
  const [line, end] = [node.position.start.line, node.position.end.line];
  const { title, marks } = titleOf(node);
  const found = marks.map((text) => ({ kind: 'text' as const, line, text }));
  return [{ index, title, level: node.depth, line, start: line - 1, end, marks: found }];
}

/** A title without its anchor (`{#keys}`) and without the components beside it, whose words are marks. */
function titleOf(node: Heading): { title: string; marks: string[] } {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const raw = plain(plain(textOf(node)).replace(/\s*\{#[^{}]*\}(?=\s|$)/g, ''));
  const component = /<([A-Z][\w.]*)(?:\s[^>]*)?(?:\/>|>(.*?)<\/\1>)/g;
  const marks = [...raw.matchAll(component)]
    .map(([whole, , text]) => plain(text ?? whole))
    .filter((text) => text !== '');
  const title = plain(raw.replace(component, ' ').replace(/<\/?[A-Za-z][^>]*>/g, ''));
  return title === '' ? { title: raw, marks: [] } : { title, marks };
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

/** Indentation of the first line may be code, so only whole blank lines go. */
function trimBlankLines(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
