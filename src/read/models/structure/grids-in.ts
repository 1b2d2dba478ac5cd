import type { HeadingPath } from './blocks.ts';
import type { Grid } from './grid.ts';
import { outlineOf } from './outline.ts';
import { defaultRowsPerSlice, sliceMarkdown } from './slices.ts';

/** A table as it was written, under its heading. */
export interface PlacedGrid {
  readonly grid: Grid;
  readonly under: HeadingPath | null;
}

/** The tables of a Markdown text, whatever they are about. */
export function gridsIn(text: string): PlacedGrid[] {
  const { blocks } = outlineOf(sliceMarkdown(text, defaultRowsPerSlice), text);
  return blocks.flatMap((block) =>
    block.kind === 'table' ? [{ grid: block.grid, under: block.under }] : [],
  );
}
