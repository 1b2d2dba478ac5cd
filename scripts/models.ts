import type { Command } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import { isDecimal } from '../src/catalog/decimal.ts';
import type { Model } from '../src/catalog/model.ts';
import { selectModels } from '../src/catalog/select.ts';
import { reading, WrongValue } from '../src/config/values.ts';
import { fieldExpected } from '../src/read/catalogs/read-entry.ts';
import { coverageTable } from '../src/report/coverage-table.ts';
import { modelTable } from '../src/report/model-table.ts';
import { editionOf } from './editions/argument.ts';
import { tellBill } from './outcome/usage.ts';
import { problemLines } from './session/end.ts';
import { unknownFilter } from './session/nearest.ts';
import { openSession, today } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const tokens = reading(/^\d{1,15}$/, 'A count of tokens is a whole number, such as 200000.', Number);

const own = [
  { flag: '--provider <slug>', words: 'only this provider' },
  { flag: '--category <word>', words: 'only this category' },
  { flag: '--capability <word>', words: 'only models with this capability' },
  { flag: '--status <word>', words: 'only this status' },
  {
    flag: '--max-input-price <amount>',
    words: 'at most this per 1M input tokens, in the currency published',
    read: amount,
  },
  { flag: '--min-context <tokens>', words: 'at least this many tokens of context', read: tokens },
  { flag: '--search <text>', words: 'only ids and names that contain this' },
  { flag: '--coverage', words: 'what became of every table, column, row, cell and list item' },
] as const;

/** Looks at a catalog. */
export function configure(command: Command): Command {
  return withSettings(command, own).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync models --provider openai --capability vision
  $ router-one-sync models --max-input-price 0.25 --min-context 1000000
  $ router-one-sync models --usage usage.csv --input-includes-cached yes
  $ router-one-sync models --from embedded@2026-06-10 --json
  $ router-one-sync models --from catalog.json --as litellm --search gemini`;

async function run(flags: FlagsOf<'models', typeof own>): Promise<void> {
  const session = openSession(flags);
  const from = flags.from ?? flags.out;
  const { catalog, problems } = await editionOf(flags);
  if (catalog === null) {
    throw new UsageFailure(`${from} has no catalog`, {
      advice:
        'Name an edition or a catalog document; one that was taken for another kind is read with --as models-md.',
    });
  }
  if (flags.coverage === true && flags.json !== true) {
    session.data(coverageTable(catalog.coverage));
    return;
  }
  const { coverage } = catalog;
  requireKnownFilters(catalog.models, flags);
  const models = selectModels(catalog.models, flags);
  if (flags.usage !== undefined) {
    await tellBill(flags.usage, catalog.models, { ...flags, day: flags.date ?? today() }, session);
    return;
  }
  if (flags.json === true)
    session.data(printJson({ schemaVersion: 1, models, ...(coverage !== undefined && { coverage }) }));
  else session.data(modelTable(models, { width: session.tableWidth }));
  session.say(flags.json === true ? `${models.length} of ${catalog.models.length} models` : '');
  for (const line of problemLines(problems)) process.stderr.write(`${line}\n`);
  if (problems.some(({ expected }) => expected.startsWith(fieldExpected)))
    process.stderr.write(
      `  \`router-one-sync init --from ${from}\` writes the lines that would read them.\n`,
    );
}

/** What the filters by name can ask for. */
const named = {
  provider: ({ provider }: Model) => [provider],
  category: ({ category }: Model) => [category],
  capability: ({ capabilities }: Model) => capabilities,
  status: ({ status }: Model) => [status],
} as const;

function requireKnownFilters(models: readonly Model[], flags: FlagsOf<'models', typeof own>): void {
  for (const filter of ['provider', 'category', 'capability', 'status'] as const) {
    const value = flags[filter];
    if (value === undefined || models.length === 0 || selectModels(models, { [filter]: value }).length > 0)
      continue;
    throw unknownFilter(`--${filter}`, value, models.flatMap(named[filter]));
  }
}

function amount(text: string): string {
  if (isDecimal(text)) return text;
  throw new WrongValue('An amount looks like 0.25.');
}
