import type { Problems } from '../problems.ts';
import type { Outline } from './outline.ts';

/** Names every block that may hold models and cannot be read: components, unclosed blocks, tables inside HTML. */
export function nameUnreadBlocks(outline: Outline, problems: Problems): void {
  for (const block of outline.blocks) {
    if (block.kind === 'component') nameComponent(block, problems);
    if (block.kind === 'unclosed')
      problems.error(
        block,
        `a ${block.what} that is never closed`,
        `the end of the ${block.what}: all that follows it is swallowed`,
      );
    if (block.kind === 'strayRow')
      problems.error(
        block,
        block.text,
        'a row of a table: put it right below its table, or give it a header and a row of dashes ("|---|---|")',
      );
    if (block.kind === 'rawTable') problems.error(block, block.text, cures[block.why]);
  }
}

/** What would make a table of rows that are none to Markdown. */
const cures = {
  html: 'a blank line between the HTML tag and the table, without which it is no table',
  indentation: 'a table that is not indented: four blanks make it code',
  columns: 'a table: as many columns between "|" in the row of dashes as in the header above it',
} as const;

/** A component named for models or prices may be the catalog itself: without it the models in it would seem to be gone. */
function nameComponent(block: { name: string; text: string; line: number }, problems: Problems): void {
  const expected = 'Markdown: what a component shows is not in the document';
  if (/model|pric|catalog/i.test(block.name)) problems.error(block, block.text, expected);
  else if (/table|data|list/i.test(block.name) || /=\s*\{/.test(block.text))
    problems.warning(block, block.text, expected);
}
