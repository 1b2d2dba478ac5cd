import type { Command } from 'commander';
import type { Document } from '../src/base/document.ts';
import { LocalFailure, UsageFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import type { FactSource } from '../src/catalog/fact-source.ts';
import type { Model } from '../src/catalog/model.ts';
import { day } from '../src/config/values.ts';
import { catalogAt } from '../src/history/catalog-at.ts';
import { parseHistory } from '../src/history/log.ts';
import { sourceLines, sourcesInLog } from '../src/report/fact-sources.ts';
import { openEdition } from '../src/store/open.ts';
import { catalogDocumentsOf } from './editions/argument.ts';
import { nearestId } from './session/nearest.ts';
import { openSession } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const own = [
  { flag: '--at <day>', words: 'as it was at the end of this day, by the history of the package', read: day },
] as const;

type ExplainFlags = FlagsOf<'explain', typeof own>;

/** Where each fact of a model comes from. */
export function configure(command: Command): Command {
  return withSettings(command, own)
    .argument('<model>', 'an id')
    .argument('[field]', 'one fact alone: context, deprecation, …, or the item of a price, such as input')
    .addHelpText('after', examples)
    .action(run);
}

const examples = `
Examples:
  $ router-one-sync explain openai/gpt-5.5
  $ router-one-sync explain openai/gpt-5.5 input --from models.md
  $ router-one-sync explain openai/gpt-5.5 context --at 2026-09-11 --json`;

async function run(id: string, field: string | undefined, flags: ExplainFlags): Promise<void> {
  const session = openSession(flags);
  const { model, sources } =
    flags.at === undefined ? await ofToday(id, flags) : await ofDay(id, flags.at, flags);
  const told = sources.filter((source) => field === undefined || source.field === field);
  if (told.length === 0 && field !== undefined) {
    const known = [...new Set(sources.map((source) => source.field))].join(', ');
    throw new UsageFailure(`nothing publishes ${JSON.stringify(field)} of ${JSON.stringify(id)}.`, {
      advice: `What is published of it: ${known}.`,
    });
  }
  if (flags.json === true) session.data(printJson({ schemaVersion: 1, model, sources: told }));
  else session.data(sourceLines(model, told, session.tableWidth));
}

interface Found {
  readonly model: Model;
  readonly sources: readonly FactSource[];
}

async function ofToday(id: string, flags: ExplainFlags): Promise<Found> {
  const from = flags.from ?? flags.out;
  const documents = await documentsIn(from, flags);
  const { explainDocuments } = await import('./editions/explain.ts');
  const { model, sources, ids } = explainDocuments(documents, id, flags);
  return { model: model ?? (await unknown(id, from, ids)), sources };
}

async function documentsIn(from: string, flags: ExplainFlags): Promise<readonly Document[]> {
  const documents = await catalogDocumentsOf(from, flags.settings);
  if (documents.some(({ name }) => name === 'models' || name === 'live-catalog')) return documents;
  if (flags.from === undefined)
    throw new LocalFailure(`${from} holds no edition`, {
      advice: 'Run `router-one-sync sync` first, or name a catalog with --from, such as --from embedded.',
    });
  throw new UsageFailure(`${from} holds no document with a catalog`, {
    advice:
      'Name a catalog, a folder that holds one, or embedded[@DATE]; for a past day of the package there is --at.',
  });
}

/** The log keeps the texts of a past day, and which edition brought them. */
async function ofDay(id: string, at: string, { out }: ExplainFlags): Promise<Found> {
  const stored = await openEdition(out);
  if (stored === null)
    throw new LocalFailure(`${out} holds no edition, so it has no history to look ${at} up in.`, {
      advice: 'Run `router-one-sync sync` first, or name the generated package with --out.',
    });
  const history = parseHistory(stored.history);
  const models = catalogAt(history, at);
  const model =
    models.find((one) => one.id === id) ??
    (await unknown(
      id,
      `the catalog of ${at}`,
      models.map((one) => one.id),
    ));
  return { model, sources: sourcesInLog(model, history, at) };
}

async function unknown(id: string, where: string, ids: readonly string[]): Promise<never> {
  const inside = ids.filter((one) => one.toLowerCase().includes(id.toLowerCase())).slice(0, 5);
  const near = inside.length > 0 ? inside : [nearestId(id, ids) ?? []].flat();
  throw new UsageFailure(`${JSON.stringify(id)} is no model of ${where}`, {
    advice: near.length === 0 ? '`router-one-sync models` lists them.' : `Perhaps ${near.join(', ')}?`,
  });
}
