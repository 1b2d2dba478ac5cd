import type { DocsText } from '../../../read/edition.ts';
import { stableText } from '../volatile.ts';
import { compareLines } from './lines.ts';
import type { PartDifference } from './part.ts';

/** The prose of one section in two editions: one difference at most, with the words of the first place that changed. */
export function compareTexts(before: readonly DocsText[], after: readonly DocsText[]): PartDifference[] {
  const difference = compareLines(before, after, stableText);
  if (difference === null) return [];
  return [{ ...difference, kind: 'section-edited', field: 'text', says: `text ${difference.says}` }];
}
