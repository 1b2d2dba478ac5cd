import { readFile } from 'node:fs/promises';
import { UsageFailure } from '../../src/base/failure.ts';
import { printJson } from '../../src/base/json.ts';
import type { Model } from '../../src/catalog/model.ts';
import type { Comparison } from '../../src/changes/comparison.ts';
import { isOf } from '../../src/changes/finding.ts';
import { usageBill } from '../../src/report/usage-bill.ts';
import { alternativesTo } from '../../src/uses/usage/alternatives.ts';
import { billOf, type Used, usedModels } from '../../src/uses/usage/bill.ts';
import { modelsBefore } from '../../src/uses/usage/models-before.ts';
import { readUsage } from '../../src/uses/usage/read-usage.ts';
import type { Session } from '../session/session.ts';

/** Flags that give a usage. */
export interface UsageFlags {
  readonly usage?: string;
  readonly inputIncludesCached?: 'yes' | 'no';
}

/** The comparison with what the usage of `--usage` costs before and after; as it is without that flag. */
export async function withBill(
  comparison: Comparison,
  models: readonly Model[],
  flags: UsageFlags,
): Promise<Comparison> {
  if (flags.usage === undefined) return comparison;
  const { from, to, changes, ignored = [] } = comparison;
  const before = from === null ? null : { models: modelsBefore(comparison, models), day: from.date };
  const ids = [...(before?.models ?? []), ...models].map(({ id }) => id);
  const renames = [...changes, ...ignored].filter((change) => isOf(change, 'model-renamed'));
  const renamed = new Map(renames.map(({ subject, to: model }) => [subject, model.id]));
  const used = await readUsed(flags.usage, ids, flags);
  return { ...comparison, bill: billOf(used, before, { models, day: to.date }, renamed) };
}

/** Prints the bill of a usage by one catalog, and for each model the cheaper ones that are the same or better on paper. */
export async function tellBill(
  file: string,
  models: readonly Model[],
  flags: UsageFlags & { readonly json?: boolean; readonly day: string },
  session: Session,
): Promise<void> {
  const used = await readUsed(
    file,
    models.map(({ id }) => id),
    flags,
  );
  const bill = billOf(used, null, { models, day: flags.day });
  const cheaper = new Map(used.map((one) => [one.model, alternativesTo(one, models, flags.day)]));
  const rows = bill.models.map(({ before: _, ...row }) => ({
    ...row,
    cheaper: cheaper.get(row.model) ?? [],
  }));
  const totals = bill.totals.map(({ after }) => after);
  if (flags.json === true)
    session.data(printJson({ schemaVersion: 1, day: flags.day, models: rows, totals }));
  else session.data(usageBill(rows, totals, { width: session.tableWidth }));
}

/** Spreadsheets write UTF-16 too, and say so in the first two bytes. */
function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('latin1');
  const isWide = mark === '\xff\xfe' || mark === '\xfe\xff';
  return new TextDecoder(isWide ? (mark === '\xff\xfe' ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** Reads the file of `--usage`. Throws a `UsageFailure` for one that cannot be read. */
export async function readUsed(
  file: string,
  ids: readonly string[],
  { inputIncludesCached }: UsageFlags,
): Promise<Used[]> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UsageFailure(`--usage ${file} cannot be read.`, { advice: 'Name a CSV or JSON file.', cause });
  });
  const text = textOf(bytes);
  const asked = inputIncludesCached === undefined ? null : inputIncludesCached === 'yes';
  return usedModels(readUsage(text, file), ids, asked, file);
}
