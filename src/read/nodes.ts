import type { RootContent } from 'mdast';

/** What is asked of a node: where it stands in the text that was parsed. */
type Placed = Pick<RootContent, 'position'>;

/** Rules and comments say nothing. */
export function saysNothing(node: RootContent): boolean {
  return node.type === 'thematicBreak' || (node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value));
}

/** Markdown on one line. Blanks at its ends part it from its neighbours, and stay. */
export function sliceOf({ position }: Placed, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset).replace(/\s+/g, ' ');
}

/** The line on which a node begins. */
export function lineOf({ position }: Placed): number {
  return position?.start.line ?? 1;
}
