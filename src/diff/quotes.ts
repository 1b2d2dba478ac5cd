/** A report quotes, it does not reprint: so many lines of a text, and of each so many characters. */
const quotedLines = 3;
const quotedCharacters = 160;

/** The first lines of a text, for `from` and `to` of a finding; a mark tells that there is more. */
export function firstLines(lines: readonly string[]): string {
  const told = lines.filter((line) => line.trim() !== '');
  const shown = told.slice(0, quotedLines).map(clip);
  return [...shown, ...(told.length > quotedLines ? ['…'] : [])].join('\n');
}

/** At most so many characters of a line. */
export function clip(line: string): string {
  const characters = [...line.trimEnd()];
  return characters.length > quotedCharacters
    ? `${characters.slice(0, quotedCharacters - 1).join('')}…`
    : characters.join('');
}
