import { readFileSync, writeFileSync } from 'node:fs';

/** One promise with what was measured of it. */
export interface Result {
  /** What is promised, with its limit: `type-checking 10,000 ids costs at most 1.6 times a plain array of them`. */
  readonly promise: string;
  /** What was seen, with its numbers. */
  readonly seen: string;
  /** `null` where nothing was promised: a figure for the reader, or a peer that is not installed. */
  readonly met: boolean | null;
}

/** A part of the benchmark: a file of this folder that gives its results one by one, as they are measured. */
export interface Part {
  measure(): AsyncIterable<Result>;
}

/** The result of a promise that is either kept or not. */
export function check(promise: string, met: boolean, seen: string): Result {
  return { promise, met, seen };
}

/** A figure without a promise. */
export function told(what: string, seen: string): Result {
  return { promise: what, seen, met: null };
}

/** In one word, the same on the screen and in tables. */
export function verdictOf(met: boolean | null): string {
  if (met === null) return 'told';
  return met ? 'kept' : 'MISSED';
}

/** Puts the results of a part between its marks in a Markdown file, or at its end where it has no marks yet. */
export function writeSection(file: string, part: string, results: readonly Result[], machine: string): void {
  const before = readFileSync(file, 'utf8');
  const [open, close] = [`<!-- bench:${part} -->`, `<!-- /bench:${part} -->`];
  const section = `${open}\n\n\`npm run bench -- --only ${part}\` on ${machine}:\n\n${table(results)}\n\n${close}`;
  const [start, end] = [before.indexOf(open), before.indexOf(close)];
  const after =
    start === -1 || end === -1
      ? `${before.trimEnd()}\n\n## ${part}\n\n${section}\n`
      : `${before.slice(0, start)}${section}${before.slice(end + close.length)}`;
  writeFileSync(file, after);
}

function table(results: readonly Result[]): string {
  const rows = results.map(({ promise, seen, met }) => [promise, seen, verdictOf(met)]);
  const lines = [['Promise', 'Seen', ''], ['---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
