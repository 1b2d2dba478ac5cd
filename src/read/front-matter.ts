/**
 * A Markdown text with its front matter (`---` … `---` at the very top) turned into blanks, so that every line and
 * offset stays what it was. Front matter is data for a site generator; Markdown would read it as a heading.
 */
export function hideFrontMatter(text: string): string {
  const end = endOfFrontMatter(text);
  return text.slice(0, end).replace(/[^\n]/g, ' ') + text.slice(end);
}

function endOfFrontMatter(text: string): number {
  if (!/^---[ \t]*\n/.test(text)) return 0;
  const closing = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  return closing === null ? 0 : closing.index + closing[0].length;
}
