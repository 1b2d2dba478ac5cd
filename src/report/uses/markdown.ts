import type { Uses } from '../../uses/find-uses.ts';
import type { KnownId } from '../../uses/known-ids.ts';
import { markdownCode, markdownPhrase, markdownText } from '../markdown-encoder.ts';
import { groupOperations, groupUses, usesHeadline } from './groups.ts';
import { asidesOf } from './terminal.ts';

/** The uses as Markdown, for a step summary or a comment. */
export function usesMarkdown(uses: Uses, known: ReadonlyMap<string, KnownId>): string {
  const ids = groupUses(uses.uses, known).flatMap(({ id, says, price, uses: own }) => [
    `- ${markdownCode(id)}: ${markdownPhrase(says)}${price === null ? '' : ` (${markdownText(price)})`}`,
    ...own.map(placeLine),
  ]);
  const operations = groupOperations(uses.operations).flatMap(({ operation, says, uses: own }) => [
    `- ${markdownCode(`${operation.method} ${operation.path}`)}: ${markdownPhrase(says)}`,
    ...operation.changes.map((message) => `  - ${markdownText(message)}`),
    ...own.map(placeLine),
  ]);
  const asides = asidesOf(uses).map((line) => `- ${markdownText(line)}`);
  const parts = [[`**${usesHeadline(uses, known)}**`], ids, operations, asides];
  return `${parts.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')}\n`;
}

function placeLine({ path, line }: { readonly path: string; readonly line: number }): string {
  return `  - ${markdownCode(`${path}:${line}`)}`;
}
