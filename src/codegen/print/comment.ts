import { dropInvisible } from '../../base/invisible.ts';
import { Code } from './code.ts';

/** Longest foreign text in one comment: enough for a description, not for a document. */
const longestComment = 2_000;

/**
 * Foreign text for the inside of a block comment. A backslash goes between the two characters that end a comment or
 * begin `</script>` and `<!--`, and before the `@` of a tag, so that no text marks a thing as deprecated or brings in a
 * type; characters that nobody sees are dropped.
 */
export function commentText(text: string): string {
  const cut = text.length > longestComment ? `${text.slice(0, longestComment)}…` : text;
  return dropInvisible(cut.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'))
    .replace(/(?<=[*<])(?=[/!])/g, '\\')
    .replace(/(?<![A-Za-z0-9])@/g, '\\@')
    .trim();
}

/** One line of a comment: as `commentText`, with line feeds as blanks. */
export function commentLine(text: string): Code {
  return new Code(commentText(text).replace(/\s+/g, ' '));
}

/** A documentation comment of encoded lines. */
export function docComment(lines: readonly Code[]): Code {
  if (lines.length === 1) return new Code(`/** ${lines[0]?.text ?? ''} */`);
  return new Code(`/**\n${lines.map((line) => ` * ${line.text}`.trimEnd()).join('\n')}\n */`);
}

/** The lines of a foreign text, each encoded. */
export function commentLines(text: string): Code[] {
  return commentText(text)
    .split('\n')
    .map((line) => new Code(line.trim()));
}
