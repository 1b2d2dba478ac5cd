import type { Command } from 'commander';
import { LocalFailure, UsageFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import { isOf } from '../src/changes/finding.ts';
import { day } from '../src/config/values.ts';
import { catalogAt } from '../src/history/catalog-at.ts';
import type { HistoryEntry } from '../src/history/entry.ts';
import { lastIdOf } from '../src/history/lineage.ts';
import { parseHistory } from '../src/history/log.ts';
import { priceHistory } from '../src/history/price-history.ts';
import { selectHistory } from '../src/history/select.ts';
import { visible } from '../src/report/foreign-text.ts';
import { historyLines, priceLines } from '../src/report/history-lines.ts';
import { modelTable } from '../src/report/model-table.ts';
import { openEdition } from '../src/store/open.ts';
import { didYouMean, nearestId, unknownFilter } from './session/nearest.ts';
import { openSession, type Session } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const own = [
  { flag: '--provider <slug>', words: 'only the models of this provider' },
  { flag: '--since <day>', words: 'only what changed from this day on', read: day },
  { flag: '--at <day>', words: 'the catalog as it was at the end of this day', read: day },
] as const;

type LogFlags = FlagsOf<'log', typeof own>;

/** The history of a model, a provider or everything. */
export function configure(command: Command): Command {
  return withSettings(command, own)
    .argument('[model]', 'an id, of today or from before a rename')
    .addHelpText('after', examples)
    .action(run);
}

const examples = `
Examples:
  $ router-one-sync log
  $ router-one-sync log grok-4.6
  $ router-one-sync log --provider openai --since 2026-09-01
  $ router-one-sync log --at 2026-06-10 --json`;

async function run(model: string | undefined, flags: LogFlags): Promise<void> {
  const session = openSession(flags);
  const history = await readHistory(flags.out);
  if (flags.at !== undefined) printCatalog(history, flags.at, flags, session);
  else printChanges(history, model, flags, session);
}

async function readHistory(out: string): Promise<HistoryEntry[]> {
  const stored = await openEdition(out);
  if (stored === null) {
    throw new LocalFailure(`${out} holds no edition, so it has no history`, {
      advice: 'Run `router-one-sync sync` first.',
    });
  }
  return parseHistory(stored.history);
}

function printCatalog(history: readonly HistoryEntry[], at: string, flags: LogFlags, session: Session): void {
  const models = catalogAt(history, at);
  if (flags.json === true) session.data(printJson({ schemaVersion: 1, models }));
  else session.data(modelTable(models, { width: session.tableWidth }));
}

function printChanges(
  history: readonly HistoryEntry[],
  model: string | undefined,
  flags: LogFlags,
  session: Session,
): void {
  if (model !== undefined) requireKnown(history, model);
  const last = model === undefined ? undefined : lastIdOf(history, model);
  if (last !== undefined && last !== model)
    session.say(`${visible(model ?? '')} is ${visible(last)} today.\n`);
  const { provider, since } = flags;
  if (provider !== undefined) requireKnownProvider(history, provider);
  const entries = selectHistory(history, {
    ...(last !== undefined && { model: last }),
    ...(provider !== undefined && { provider }),
    ...(since !== undefined && { since }),
  });
  const prices = last === undefined ? [] : priceHistory(history, last);
  if (flags.json === true) session.data(printJson({ schemaVersion: 1, entries, prices }));
  else session.data([...historyLines(entries, session.tableWidth), ...priceLines(prices), ''].join('\n'));
}

function requireKnown(history: readonly HistoryEntry[], model: string): void {
  if (selectHistory(history, { model }).length > 0) return;
  const ids = history.flatMap(({ changes }) => changes.filter(isModel).map(({ subject }) => subject));
  throw new UsageFailure(`${model}: the history knows no such model.`, {
    advice: `${didYouMean(nearestId(model, ids) ?? model, ids)} \`router-one-sync models --search TEXT\` has the ids of today.`,
  });
}

function requireKnownProvider(history: readonly HistoryEntry[], provider: string): void {
  if (selectHistory(history, { provider }).length > 0) return;
  const added = history.flatMap(({ changes }) => changes.filter((change) => isOf(change, 'model-added')));
  throw unknownFilter(
    '--provider',
    provider,
    added.map(({ to }) => to.provider),
  );
}

function isModel({ area }: { readonly area: string }): boolean {
  return area === 'catalog';
}
