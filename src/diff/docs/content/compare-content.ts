import { listed, quote } from '../../../base/words.ts';
import type { DocsBlock, DocsText } from '../../../read/edition.ts';
import type { SectionPair } from '../matching/matching.ts';
import { stableBlocks } from '../sections.ts';
import { anchorsThatDiffer, translationBetween } from '../translation.ts';
import { stableText } from '../volatile.ts';
import { compareLines } from './lines.ts';
import type { PartDifference } from './part.ts';
import { compareSamples } from './samples.ts';
import { compareTables } from './tables.ts';

/** What differs inside one section: prose, code samples, tables. Of a translated one its samples, numbers and names. */
export function compareContent(pair: SectionPair): PartDifference[] {
  const { from, to } = pair;
  if (stableBlocks(from.section.blocks) === stableBlocks(to.section.blocks)) return [];
  const [before, after] = [blocksByKind(from.section.blocks), blocksByKind(to.section.blocks)];
  const samples = compareSamples(before.samples, after.samples);
  if (translationBetween(from, to) !== null) return [...compareAnchors(pair), ...samples];
  return [
    ...compareTexts(before.texts, after.texts),
    ...samples,
    ...compareTables(before.tables, after.tables),
  ];
}

function blocksByKind(blocks: readonly DocsBlock[]) {
  return {
    texts: blocks.filter((block) => block.kind === 'text'),
    samples: blocks.filter((block) => block.kind === 'sample'),
    tables: blocks.filter((block) => block.kind === 'table'),
  };
}

/** The prose of one section in two editions: one difference at most, with the words of the first place that changed. */
function compareTexts(before: readonly DocsText[], after: readonly DocsText[]): PartDifference[] {
  const difference = compareLines(before, after, stableText);
  if (difference === null) return [];
  return [{ ...difference, kind: 'section-edited', field: 'text', says: `text ${difference.says}` }];
}

/** A translation says the same: another number, date, version or name in it is an edit of what is said. */
function compareAnchors({ from, to }: SectionPair): PartDifference[] {
  const { gone, come } = anchorsThatDiffer(from, to);
  if (gone.length + come.length === 0) return [];
  const words = [
    ...(gone.length === 0 ? [] : [`no longer ${listed(gone.map(quote))}`]),
    ...(come.length === 0 ? [] : [`now ${listed(come.map(quote))}`]),
  ];
  const says = `translated with other numbers or names: ${words.join(', ')}`;
  const sides = { from: gone.join('\n') || null, to: come.join('\n') || null };
  return [{ kind: 'section-edited', field: 'text', ...sides, says, line: to.section.line, edits: [] }];
}
