import type { DocsBlock } from '../../read/edition.ts';
import { similarity, sizeOf, type Words } from '../similarity.ts';
import { anchorsOfText } from './anchors.ts';
import { descendantsOf, type OutlineNode } from './outline.ts';

/** From one script to another. */
export interface Translation {
  readonly from: Script;
  readonly to: Script;
}

/** A translator leaves code and addresses alone; below this share of them the text was written anew. */
const leastAnchors = 0.6;

/** Whether a section says the same in another script: heading and prose differ in it, what no translator touches stays. */
export function translationBetween(from: OutlineNode, to: OutlineNode): Translation | null {
  if (from.heading === to.heading && from.section.content === to.section.content) return null;
  const scripts = scriptsOf(proseOf(from), proseOf(to));
  return scripts !== null && haveSameAnchors(from.section.blocks, to.section.blocks) ? scripts : null;
}

/** The same of a section with all that stands below it: how sure it is (0 to 1), or `null`. */
export function translationScore(from: OutlineNode, to: OutlineNode): number | null {
  const [before, after] = [
    [from, ...descendantsOf(from)],
    [to, ...descendantsOf(to)],
  ];
  if (scriptsOf(before.map(proseOf).join(' '), after.map(proseOf).join(' ')) === null) return null;
  const blocks = [before, after].map((nodes) => nodes.flatMap(({ section }) => section.blocks));
  const [left = [], right = []] = blocks;
  if (!haveSameAnchors(left, right)) return null;
  const [old, now] = [anchorsOf(left), anchorsOf(right)];
  // Without anchors only the place speaks for it, which the caller has looked at.
  return sizeOf(old) + sizeOf(now) === 0 ? leastAnchors : similarity(old, now);
}

/**
 * Names that only one of two translations has. A number counts where both sides have one that the other lacks: a
 * translator may write `two` for 2.
 */
export function anchorsThatDiffer(from: OutlineNode, to: OutlineNode): { gone: string[]; come: string[] } {
  const [old, now] = [from, to].map((node) => anchorsOfText(proseOf(node)));
  const [gone, come] = [without(old ?? [], now ?? []), without(now ?? [], old ?? [])];
  if (gone.some(isNumber) && come.some(isNumber)) return { gone, come };
  return {
    gone: gone.filter((anchor) => !isNumber(anchor)),
    come: come.filter((anchor) => !isNumber(anchor)),
  };
}

function isNumber(anchor: string): boolean {
  return /^[\d.,-]+$/.test(anchor);
}

/** Each as often as it occurs more often on the one side. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return all.filter((anchor) => {
    const at = rest.indexOf(anchor);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
}

function scriptsOf(before: string, after: string): Translation | null {
  const [from, to] = [scriptOf(before), scriptOf(after)];
  return from === null || to === null || from === to ? null : { from, to };
}

/** All that a translator would translate. */
function proseOf({ heading, section }: OutlineNode): string {
  const texts = section.blocks.flatMap((block) => {
    if (block.kind === 'text') return [block.text];
    return block.kind === 'table' ? [block.header, ...block.rows.map(({ cells }) => cells)].flat() : [];
  });
  return [heading, ...texts].join(' ');
}

function haveSameAnchors(before: readonly DocsBlock[], after: readonly DocsBlock[]): boolean {
  if (countOf(before, 'sample') !== countOf(after, 'sample')) return false;
  if (countOf(before, 'table') !== countOf(after, 'table')) return false;
  const [old, now] = [anchorsOf(before), anchorsOf(after)];
  if (sizeOf(old) + sizeOf(now) === 0) return before.length === after.length;
  return similarity(old, now) >= leastAnchors;
}

function countOf(blocks: readonly DocsBlock[], kind: DocsBlock['kind']): number {
  return blocks.filter((block) => block.kind === kind).length;
}

/** The words of samples, and in prose the code and the addresses. */
function anchorsOf(blocks: readonly DocsBlock[]): Words {
  const counts = new Map<string, number>();
  for (const anchor of blocks.flatMap(anchorsIn)) counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
  return counts;
}

function anchorsIn(block: DocsBlock): string[] {
  if (block.kind === 'sample') return block.text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const text = block.kind === 'text' ? block.text : block.rows.flatMap(({ cells }) => cells).join(' ');
  return text.match(/(?<!`)`+[^`]+`|\bhttps?:\/\/[^\s)>]+/g) ?? [];
}

/** A system of writing that tells languages apart. */
type Script = (typeof scripts)[number]['name'];

/**
 * Writing systems with what one letter weighs: a Chinese character is about a word, so that a Chinese text full of
 * English names is still a Chinese text. Kana come first, since a Japanese text has Han characters too.
 */
const scripts = [
  { name: 'Kana', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, weight: 12 },
  { name: 'Han', letters: /\p{Script=Han}/gu, weight: 4 },
  { name: 'Hangul', letters: /\p{Script=Hangul}/gu, weight: 3 },
  { name: 'Cyrillic', letters: /\p{Script=Cyrillic}/gu, weight: 1 },
  { name: 'Greek', letters: /\p{Script=Greek}/gu, weight: 1 },
  { name: 'Arabic', letters: /\p{Script=Arabic}/gu, weight: 1 },
  { name: 'Hebrew', letters: /\p{Script=Hebrew}/gu, weight: 1 },
  { name: 'Devanagari', letters: /\p{Script=Devanagari}/gu, weight: 1 },
  { name: 'Thai', letters: /\p{Script=Thai}/gu, weight: 1 },
  { name: 'Latin', letters: /\p{Script=Latin}/gu, weight: 1 },
] as const;

/** The script of most of a Markdown text, code and addresses aside; `null` for a text without letters. */
function scriptOf(markdown: string): Script | null {
  const prose = markdown.replace(/`+[^`]*`+/g, ' ').replace(/\bhttps?:\/\/[^\s)>]+/g, ' ');
  let best: { name: Script; share: number } | null = null;
  for (const { name, letters, weight } of scripts) {
    const share = (prose.match(letters)?.length ?? 0) * weight;
    if (share > (best?.share ?? 0)) best = { name, share };
  }
  return best?.name ?? null;
}
