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

/** A block or a word that more sections have is boilerplate, and no reason to compare them. */
const mostSharers = 8;

/** Of more siblings than these only those are compared that stand about where it stood, or that share rare words. */
const fewSiblings = 24;

/** So many of its rarest words are looked up for each section. */
const rareWords = 12;

/** A pair gives its subsections a common place, and these theirs: as deep as headings go, and never without an end. */
const mostRounds = 8;

/** Pairs what is left and much alike, the likeliest first. A pair gives its subsections a common place, so: again. */
export function takeAlike(
  matching: Matching,
  before: readonly OutlineNode[],
  after: readonly OutlineNode[],
): void {
  const wordsOfNode = rememberWords();
  for (let round = 0, found = true; found && round < mostRounds; round++) {
    const [gone, come] = [matching.left(before), matching.left(after)];
    const candidates = pairsToWeigh(matching, gone, come, wordsOfNode).flatMap((pair) =>
      weigh(pair, matching.hasSameParent(pair), wordsOfNode),
    );
    found = bestPairs(candidates).filter((pair) => matching.take(pair)).length > 0;
  }
}

/** Pairs worth a look: the same heading, the same parent, or a block in common. So many for each section at most. */
export function pairsToWeigh(
  matching: Matching,
  gone: readonly OutlineNode[],
  come: readonly OutlineNode[],
  wordsOfNode: (node: OutlineNode) => Words = rememberWords(),
): SectionPair[] {
  const byHeading = groupBy(gone, headingKey);
  const siblingsOf = siblingsByParent(matching, gone, come, wordsOfNode);
  const byBlock = groupBlocks(gone);
  const sharers = groupBlocks(come);
  return come.flatMap((to) => {
    const siblings = siblingsOf(to);
    const sharing = blocksOf(to)
      .filter((block) => (sharers.get(block)?.length ?? 0) <= mostSharers)
      .flatMap((block) => byBlock.get(block) ?? []);
    const titled = nearest(byHeading.get(headingKey(to)) ?? [], to.position);
    return [...new Set([...titled, ...siblings, ...sharing])].map((from) => ({ from, to }));
  });
}

/** For each section what stood under its parent before, as far as it is worth a look. */
function siblingsByParent(
  matching: Matching,
  gone: readonly OutlineNode[],
  come: readonly OutlineNode[],
  wordsOfNode: (node: OutlineNode) => Words,
): (to: OutlineNode) => OutlineNode[] {
  const old = groupBy(gone, ({ parent }) => parent && matching.partnerOf(parent));
  const ranks = new Map(
    [...groupBy(come, ({ parent }) => parent).values()].flatMap((group) =>
      group.map((node, index) => [node, index / group.length] as const),
    ),
  );
  const sharers = new Map([...old].map(([parent, nodes]) => [parent, rareWordsOf(nodes, wordsOfNode)]));
  return (to) => {
    // A section whose parent is new has no sibling of old; at the top the parent of both is none.
    const all = old.get(to.parent) ?? [];
    const [first] = all;
    if (first === undefined || !matching.hasSameParent({ from: first, to })) return [];
    if (all.length <= fewSiblings) return all;
    const place = Math.round((ranks.get(to) ?? 0) * all.length);
    const near = all.slice(Math.max(0, place - fewSiblings / 2), place + fewSiblings / 2);
    return [...near, ...(sharers.get(to.parent)?.(to) ?? [])];
  };
}

/** Looks up which of many sections share one of the rarest words of another. */
function rareWordsOf(
  nodes: readonly OutlineNode[],
  wordsOfNode: (node: OutlineNode) => Words,
): (to: OutlineNode) => OutlineNode[] {
  if (nodes.length <= fewSiblings) return () => [];
  const entries = nodes.flatMap((node) => [...wordsOfNode(node).keys()].map((word) => ({ word, node })));
  const byWord = groupBy(entries, ({ word }) => word);
  return (to) =>
    [...wordsOfNode(to).keys()]
      .map((word) => byWord.get(word) ?? [])
      .filter((sharers) => sharers.length > 0 && sharers.length <= mostSharers)
      .sort((a, b) => a.length - b.length)
      .slice(0, rareWords)
      .flatMap((sharers) => sharers.map(({ node }) => node));
}

/** Of many sections with one heading (`Example`) those that stood about there. */
function nearest(nodes: readonly OutlineNode[], position: number): OutlineNode[] {
  if (nodes.length <= fewSiblings) return [...nodes];
  const at = nodes.findIndex((node) => node.position >= position);
  const middle = at === -1 ? nodes.length : at;
  return nodes.slice(Math.max(0, middle - fewSiblings / 2), middle + fewSiblings / 2);
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
