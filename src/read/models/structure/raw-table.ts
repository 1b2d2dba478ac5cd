/** Where a table is that Markdown does not take for one: its first row with bars. */
export interface RawTable {
  readonly text: string;
  readonly line: number;
}

/** A delimiter row, with the bars of ASCII or of full width. */
const delimiterRow = /^[\s>]*[|｜]?\s*[:：]?-{2,}[:：]?\s*(?:[|｜]\s*[:：]?-{2,}[:：]?\s*)+[|｜]?\s*$/;

/** The table that a piece of source contains although no parser made one of it; `line` is that of the first line. */
export function rawTableIn(source: string, line: number): RawTable | null {
  const lines = source.split('\n');
  if (!lines.some((one) => delimiterRow.test(one))) return null;
  const index = lines.findIndex((one) => /[|｜]/.test(one));
  return { text: lines[index]?.trim() ?? '', line: line + index };
}
