/** Long enough to recognise a line by, short enough for one line of a terminal. */
const longestExcerpt = 120;

/** A piece of foreign text on one line, cut to a readable length. It is still foreign: escape it before it is printed. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, longestExcerpt * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt - 1).trimEnd()}…` : line;
}
