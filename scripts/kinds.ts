import type { Command } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import { largest } from '../src/base/lists.ts';
import { type KindFamily, kindFamilies, levelText } from '../src/report/kinds.ts';
import { wrap } from '../src/report/terminal-layout.ts';
import { didYouMean } from './session/nearest.ts';

interface KindsFlags {
  readonly json?: true;
}

/** Says what each kind of change means. */
export function configure(command: Command): Command {
  return command
    .argument('[id]', 'one kind of change, or one rule of the API (default: all)')
    .option('--json', 'as JSON')
    .addHelpText('after', examples)
    .action(run);
}

const examples = `
Examples:
  $ router-one-sync kinds
  $ router-one-sync kinds request-property-removed`;

function run(id: string | undefined, { json }: KindsFlags): void {
  const families = id === undefined ? kindFamilies() : [familyOf(id)];
  process.stdout.write(
    json === true
      ? printJson({ schemaVersion: 1, families })
      : `${families.map((family) => print(family, process.stdout.columns)).join('\n\n')}\n`,
  );
}

/** The family of a kind, with that kind alone. */
function familyOf(id: string): KindFamily {
  for (const family of kindFamilies()) {
    const lines = family.lines.filter((line) => line.id === id);
    if (lines.length > 0) return { ...family, lines };
  }
  throw new UsageFailure(`there is no kind of change called ${JSON.stringify(id)}`, {
    advice: `${didYouMean(
      id,
      kindFamilies().flatMap(({ lines }) => lines.map((line) => line.id)),
    )} \`router-one-sync kinds\` lists all of them.`,
  });
}

/** A name and what it means on one line; below it where the columns of a terminal have no room for both. */
function print({ title, lines, example }: KindFamily, columns = Number.POSITIVE_INFINITY): string {
  const width = largest(lines.map(({ id }) => id.length));
  const rows = lines.map((line) => [line.id, `${levelText(line)}: ${line.words}`] as const);
  const hasRoom = rows.every(([, words]) => width + words.length + 4 <= columns);
  const shown = example === undefined ? [] : [`  before: ${example.before}`, `  after:  ${example.after}`];
  return [
    title,
    ...rows.flatMap(([id, words]) =>
      hasRoom
        ? [`  ${id.padEnd(width)}  ${words}`]
        : [`  ${id}`, ...wrap(words, columns - 6).map((line) => `      ${line}`)],
    ),
    ...shown,
  ].join('\n');
}
