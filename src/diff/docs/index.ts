import { counted, listed, quote } from '../../base/words.ts';
import type { Finding } from '../../changes/finding.ts';
import type { DocsReading } from '../../read/edition.ts';
import { firstLines } from '../quotes.ts';
import { compareContent } from './content/compare-content.ts';
import { foldEdits } from './fold.ts';
import { matchSections } from './matching/match-sections.ts';
import type { Matching, SectionPair } from './matching/matching.ts';
import { descendantsOf, type OutlineNode, outlineOf } from './outline.ts';
import { movedAmongSiblings } from './reordered.ts';
import { docsFinding } from './saying.ts';
import { translationBetween } from './translation.ts';
import { describeTranslations } from './translations.ts';

/**
 * Comparing two outlines of the docs. What is volatile (the day of the last update, ids in examples) never counts alone,
 * and neither does another wrapping of lines, another bullet or another width of a table.
 *
 * | kind | field | from | to |
 * |---|---|---|---|
 * | section-added, section-removed, with all below it | null | null or its first lines | the same |
 * | section-moved (under another heading, perhaps renamed) | `path` | its path | its path |
 * | section-moved (another place among its siblings) | `after` | the sibling before it | the sibling before it |
 * | section-renamed | `heading` | heading | heading |
 * | section-translated (all sections of one direction) | `language` | `{ script, sections }` | the same |
 * | section-edited | `text` | the paragraphs that changed | the same |
 * | sample-added, -removed, -edited | its language | the lines that changed | the same |
 * | table-added, -removed, -edited | `table` and its first column | the rows that changed | the same |
 *
 * What came or went whole is quoted by its first lines; of an edit all lines, paragraphs and rows that changed are kept. One
 * edit in many sections (a model id swapped) is one finding that names them all.
 */
export function diffDocs(base: DocsReading, next: DocsReading): Finding[] {
  const [before, after] = [outlineOf(base), outlineOf(next)];
  const matching = matchSections(before, after);
  const pairs = after.flatMap((to): SectionPair[] => {
    const from = matching.partnerOf(to);
    return from === null ? [] : [{ from, to }];
  });
  return [
    ...tops(matching.left(after)).map((node) => describeWhole(node, 'added', matching)),
    ...tops(matching.left(before)).map((node) => describeWhole(node, 'removed', matching)),
    ...pairs.flatMap((pair) => describePlace(pair, matching)),
    ...movedAmongSiblings(after, matching).map(({ node, from, to }) => describeOrder(node, from, to)),
    ...describeTranslations(pairs),
    ...foldEdits(
      pairs.flatMap(({ from, to }) => compareContent({ from, to }).map((part) => ({ node: to, part }))),
    ),
  ];
}

/** Those whose parent is not among them: what stands below a section came or went with it. */
function tops(nodes: readonly OutlineNode[]): OutlineNode[] {
  const all = new Set(nodes);
  return nodes.filter(({ parent }) => parent === null || !all.has(parent));
}

function describeWhole(node: OutlineNode, fate: 'added' | 'removed', matching: Matching): Finding {
  const below = matching.left(descendantsOf(node)).map(({ heading }) => heading);
  const lines = firstLines([...node.section.content.split('\n'), ...below]);
  const [from, to] = fate === 'removed' ? [lines, null] : [null, lines];
  const says = `section ${fate}${subsections(below)}`;
  return docsFinding(lineOf(node), { kind: `section-${fate}`, field: null, from, to, says });
}

/** So many subsections are named. */
const namedSubsections = 3;

function subsections(headings: readonly string[]): string {
  if (headings.length === 0) return '';
  if (headings.length > namedSubsections) return `, with ${counted(headings.length, 'subsection')}`;
  return `, with its ${headings.length === 1 ? 'subsection' : 'subsections'} ${listed(headings.map(quote))}`;
}

function describePlace(pair: SectionPair, matching: Matching): Finding[] {
  const { from, to } = pair;
  if (!matching.hasSameParent(pair)) {
    const says = `moved from ${quote(from.path)}`;
    return [
      docsFinding(lineOf(to), { kind: 'section-moved', field: 'path', from: from.path, to: to.path, says }),
    ];
  }
  const renamed = from.name !== to.name;
  if (!renamed || translationBetween(from, to) !== null) return [];
  const says = `renamed from ${quote(from.heading)}`;
  const parts = { field: 'heading', from: from.heading, to: to.heading };
  return [docsFinding(lineOf(to), { kind: 'section-renamed', ...parts, says })];
}

function describeOrder(node: OutlineNode, from: string | null, to: string | null): Finding {
  const says = `moved, now ${to === null ? 'first' : `after ${quote(to)}`}`;
  return docsFinding(lineOf(node), { kind: 'section-moved', field: 'after', from, to, says });
}

function lineOf({ path, section: { line } }: OutlineNode): { path: string; line: number } {
  return { path, line };
}
