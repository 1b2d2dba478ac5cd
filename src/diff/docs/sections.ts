import type { DocsBlock, DocsSection, DocsTable } from '../../read/edition.ts';
import { stableSample, stableText } from './volatile.ts';

/**
 * Sections by the path of their headings, `Quick Start > 1. Get a key`; a path that occurs again is numbered. A title
 * that all of them stand under tells none from another, and is left out below itself.
 */
export function keySections(sections: readonly DocsSection[]): Map<string, DocsSection> {
  const keyed = new Map<string, DocsSection>();
  const seen = new Map<string, number>();
  const isTitled = new Set(sections.flatMap(({ path }) => path.slice(0, 1))).size === 1;
  for (const { path, section } of sections.map((each) => ({ path: nameOf(each, isTitled), section: each }))) {
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    keyed.set(count === 1 ? path : `${path} (${count})`, section);
  }
  return keyed;
}

function nameOf({ path }: DocsSection, isTitled: boolean): string {
  const shown = isTitled && path.length > 1 ? path.slice(1) : path;
  return shown.join(' > ') || '(before the first heading)';
}

/** A block as a text that is equal for blocks that say the same. */
export function stableBlock(block: DocsBlock): string {
  switch (block.kind) {
    case 'text':
      return stableText(block.text);
    case 'sample':
      return stableSample(block.text);
    case 'table':
      return stableTable(block);
  }
}

/** The same for a list of blocks, their kinds included. */
export function stableBlocks(blocks: readonly DocsBlock[]): string {
  return JSON.stringify(blocks.map((block) => [block.kind, stableBlock(block)]));
}

function stableTable({ header, rows }: DocsTable): string {
  return JSON.stringify([header, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(stableText)));
}
