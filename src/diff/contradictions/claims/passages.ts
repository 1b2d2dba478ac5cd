import type { DocsReading, DocsSection } from '../../../read/edition.ts';

/** A piece of the docs with the line on which it stands: a heading, prose, a table's cell, or a line of code. */
export interface Passage {
  readonly kind: 'heading' | 'text' | 'cell' | 'sample';
  /** Prose and cells as Markdown. */
  readonly text: string;
  readonly line: number;
  readonly section: DocsSection;
  /** All of the sample that a line of code stands in; empty elsewhere. */
  readonly sample: string;
  /** The line's index in that sample. */
  readonly offset: number;
  /** The cells of the row that a cell stands in; empty elsewhere. */
  readonly row: readonly string[];
}

const nowhere = { sample: '', offset: 0, row: [] };

/** The docs piece by piece, in their order. */
export function passagesOf({ sections }: DocsReading): Passage[] {
  return sections.flatMap((section) => {
    const heading: Passage[] = section.path
      .slice(-1)
      .map((text) => ({ kind: 'heading', text, line: section.line, section, ...nowhere }));
    return [...heading, ...section.blocks.flatMap((block) => passagesIn(block, section))];
  });
}

function passagesIn(block: DocsSection['blocks'][number], section: DocsSection): Passage[] {
  switch (block.kind) {
    case 'text':
      return [{ kind: 'text', text: block.text, line: block.line, section, ...nowhere }];
    case 'sample':
      return block.text.split('\n').map((text, index) => ({
        kind: 'sample',
        text,
        line: block.line + index,
        section,
        ...nowhere,
        sample: block.text,
        offset: index,
      }));
    case 'table':
      return block.rows.flatMap(({ cells, line }) =>
        cells.map((text) => ({ kind: 'cell', text, line, section, ...nowhere, row: cells })),
      );
  }
}

/** The code in backticks of a Markdown text. */
export function inlineCode(markdown: string): string[] {
  return [...markdown.matchAll(/(?<!`)`+([^`]+)`/g)].map((match) => (match[1] ?? '').trim());
}
