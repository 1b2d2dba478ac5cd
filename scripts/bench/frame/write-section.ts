import { readFileSync, writeFileSync } from 'node:fs';
import { type Result, verdictOf } from './result.ts';

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
