/** Longer foreign texts say nothing more in a message; the whole value is in `from` and `to`. */
const longestQuote = 80;

/** The message of a finding: on one line, whatever the foreign texts in it are. */
export function sentence(subject: string, says: string): string {
  return `${subject}: ${says}`.replace(/\s+/gu, ' ');
}

/** A foreign text in quotes on one line, cut to a readable length. The sinks escape it; this only keeps it readable. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > longestQuote ? `“${characters.slice(0, longestQuote).join('')}…”` : `“${line}”`;
}

/** True when a quotation shows the whole text. */
export function fitsQuote(text: string): boolean {
  return [...text.trim()].length <= longestQuote;
}

/** `1 line`, `3 lines`. */
export function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
