import type { DocsBlock, DocsText } from '../../../read/edition.ts';
import type { SectionPair } from '../matching/matching.ts';
import { translationBetween } from '../translation.ts';
import { stableText } from '../volatile.ts';
import { compareLines } from './lines.ts';
import type { PartDifference } from './part.ts';
import { compareSamples } from './samples.ts';
import { compareTables } from './tables.ts';

/** What differs inside one section: prose, code samples, tables. Of a translated one only its samples are compared. */
export function compareContent({ from, to }: SectionPair): PartDifference[] {
  if (from.section.content === to.section.content) return [];
  const [before, after] = [blocksByKind(from.section.blocks), blocksByKind(to.section.blocks)];
  const samples = compareSamples(before.samples, after.samples);
  if (translationBetween(from, to) !== null) return samples;
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
