import { groupBy } from '../../../base/group-by.ts';
import { bestPairs, type Candidate, similarity, sizeOf, type Words, wordsOf } from '../../similarity.ts';
import { descendantsOf, type OutlineNode } from '../outline.ts';
import { stableBlock } from '../sections.ts';
import { translationScore } from '../translation.ts';
import type { Matching, SectionPair } from './matching.ts';

/**
 * How much of their words two sections must share to be one: less where the heading or the place speaks for it too.
 * Unrelated sections of one page of API docs share about a third of their words.
 */
const leastShare = { sameHeading: 0.4, samePlace: 0.55, elsewhere: 0.7 };

/** A shorter text is like too many others. */
const leastWords = 5;

/** A block that more sections have is boilerplate, and no reason to compare them. */
const mostSharers = 8;

/** Pairs what is left and much alike, the likeliest first. A pair gives its subsections a common place, so: again. */
export function takeAlike(
  matching: Matching,
  before: readonly OutlineNode[],
  after: readonly OutlineNode[],
): void {
  const wordsOfNode = rememberWords();
  for (let found = true; found; ) {
    const [gone, come] = [matching.left(before), matching.left(after)];
    const candidates = listPairs(matching, gone, come).flatMap((pair) =>
      weigh(pair, matching.hasSameParent(pair), wordsOfNode),
    );
    found = bestPairs(candidates).filter((pair) => matching.take(pair)).length > 0;
  }
}

/** Pairs worth a look: the same heading, the same parent, or a block in common. */
function listPairs(
  matching: Matching,
  gone: readonly OutlineNode[],
  come: readonly OutlineNode[],
): SectionPair[] {
  const byHeading = groupBy(gone, headingKey);
  const byParent = groupBy(gone, ({ parent }) => parent && matching.partnerOf(parent));
  const byBlock = groupBlocks(gone);
  const sharers = groupBlocks(come);
  return come.flatMap((to) => {
    // A section whose parent is new has no sibling of old; at the top the parent of both is none.
    const siblings = (byParent.get(to.parent) ?? []).filter((from) => matching.hasSameParent({ from, to }));
    const sharing = blocksOf(to)
      .filter((block) => (sharers.get(block)?.length ?? 0) <= mostSharers)
      .flatMap((block) => byBlock.get(block) ?? []);
    const rare = new Set([...(byHeading.get(headingKey(to)) ?? []), ...siblings, ...sharing]);
    return [...rare].map((from) => ({ from, to }));
  });
}

function groupBlocks(nodes: readonly OutlineNode[]): Map<string, OutlineNode[]> {
  const entries = nodes.flatMap((node) => blocksOf(node).map((block) => ({ block, node })));
  const groups = groupBy(entries, ({ block }) => block);
  const shared = [...groups].filter(([, sharers]) => sharers.length <= mostSharers);
  return new Map(shared.map(([block, sharers]) => [block, sharers.map(({ node }) => node)]));
}

function blocksOf({ section }: OutlineNode): string[] {
  return [...new Set(section.blocks.map(stableBlock))];
}

function weigh(
  { from, to }: SectionPair,
  samePlace: boolean,
  wordsOfNode: (node: OutlineNode) => Words,
): Candidate<OutlineNode>[] {
  const pair = { from, to, fromRank: from.position, toRank: to.position };
  const translated = samePlace ? translationScore(from, to) : null;
  if (translated !== null) return [{ ...pair, score: translated }];
  const [left, right] = [wordsOfNode(from), wordsOfNode(to)];
  const sameHeading = headingKey(from) === headingKey(to);
  if (!sameHeading && Math.min(sizeOf(left), sizeOf(right)) < leastWords) return [];
  const least = sameHeading
    ? leastShare.sameHeading
    : samePlace
      ? leastShare.samePlace
      : leastShare.elsewhere;
  const score = similarity(left, right);
  return score < least ? [] : [{ ...pair, score }];
}

function headingKey({ name }: OutlineNode): string {
  return name.toLowerCase();
}

/** The words of a section and of all below it, its own heading aside, which is weighed apart. */
function rememberWords(): (node: OutlineNode) => Words {
  const known = new Map<OutlineNode, Words>();
  return (node) => {
    const words = known.get(node) ?? wordsOf(subtreeText(node));
    known.set(node, words);
    return words;
  };
}

function subtreeText(node: OutlineNode): string {
  const below = descendantsOf(node);
  const texts = [node, ...below].flatMap(({ section }) => section.blocks.map(stableBlock));
  return [...below.map(({ heading }) => heading), ...texts].join('\n');
}
