import { type Command, InvalidArgumentError } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import { isDecimal } from '../src/catalog/decimal.ts';
import { type ModelFilter, selectModels } from '../src/catalog/select.ts';
import type { DocumentKind } from '../src/read/kind.ts';
import { modelTable } from '../src/report/model-table.ts';
import { asOption } from './shared/as-option.ts';
import { type ConfiguredFlags, withConfiguration } from './shared/configuration.ts';
import { resolveEdition } from './shared/edition-argument.ts';
import { problemLines } from './shared/problem-lines.ts';
import { withOutputOptions } from './shared/reports.ts';
import { type OutputFlags, openSession } from './shared/session.ts';

interface ModelsFlags extends OutputFlags, ConfiguredFlags, ModelFilter {
  readonly from?: string;
  readonly as?: DocumentKind;
  readonly out: string;
  readonly strict?: boolean;
}

/** Looks at a catalog. */
export function configure(command: Command): Command {
  command
    .option(
      '--from <edition>',
      'a folder, a document, REV:PATH, a date, live, or embedded[@DATE] (default: the package of --out)',
    )
    .addOption(asOption())
    .option('--out <folder>', 'the package, whose history answers dates', 'generated')
    .option('--provider <slug>', 'only this provider')
    .option('--category <word>', 'only this category')
    .option('--capability <word>', 'only models with this capability')
    .option('--status <word>', 'only this status')
    .option(
      '--max-input-price <amount>',
      'at most this per 1M input tokens, in the currency published',
      parseAmount,
    )
    .option('--min-context <tokens>', 'at least this many tokens of context', parseCount)
    .option('--search <text>', 'only ids and names that contain this')
    .option('--strict', 'treat every unreadable cell as an error');
  return withConfiguration(withOutputOptions(command)).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync models --provider openai --capability vision
  $ router-one-sync models --max-input-price 0.25 --min-context 1000000
  $ router-one-sync models --from embedded@2026-06-10 --json
  $ router-one-sync models --from catalog.json --as litellm --search gemini`;

async function run(flags: ModelsFlags): Promise<void> {
  const session = openSession(flags);
  const from = flags.from ?? flags.out;
  const { catalog, problems } = await resolveEdition(from, flags);
  if (catalog === null) {
    throw new UsageFailure(`${from} has no catalog`, {
      advice: 'Name an edition or a catalog document.',
    });
  }
  const models = selectModels(catalog.models, flags);
  if (flags.json === true) session.data(printJson({ schemaVersion: 1, models }));
  else session.data(modelTable(models, { width: session.tableWidth }));
  session.say(flags.json === true ? `${models.length} of ${catalog.models.length} models` : '');
  for (const line of problemLines(problems)) process.stderr.write(`${line}\n`);
}

function parseAmount(text: string): string {
  if (!isDecimal(text)) throw new InvalidArgumentError('An amount looks like 0.25.');
  return text;
}

function parseCount(text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new InvalidArgumentError('A count of tokens is a whole number, such as 200000.');
  return Number(text);
}
