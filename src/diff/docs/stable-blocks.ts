import type { DocsBlock, DocsTable } from '../../read/edition.ts';
import { stableSample, stableText } from './volatile.ts';

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
