import { compareCodePoints } from '../../base/code-point-order.ts';
import { groupBy } from '../../base/group-by.ts';
import { add } from '../../catalog/decimal.ts';
import { meaningOf } from '../../catalog/fold-id.ts';
import type { Model } from '../../catalog/model.ts';
import type { Amount, Bill } from '../../changes/bill.ts';
import { lengthOfRoute } from '../routes.ts';
import { type Cost, type Counts, costOf, countsOf, sumOf } from './cost.ts';
import type { ModelUsage } from './read-usage.ts';

/** One side of a bill: a catalog, and the day whose prices hold. */
export interface Side {
  readonly models: readonly Model[];
  readonly day: string | null;
}

/** What was used of one model, by the id that is meant. */
export interface Used {
  readonly model: string;
  /** As the rows write it. */
  readonly written: readonly string[];
  readonly counts: Counts;
}

/**
 * The usage by model. Ids are folded as people write them; one that no catalog knows keeps its text.
 *
 * @param asked what a flag says of tokens of a cache.
 */
export function usedModels(
  usage: readonly ModelUsage[],
  ids: readonly string[],
  asked: boolean | null,
  file: string,
): Used[] {
  const meant = nearestOf(ids);
  const all = usage.map(
    (row): Used => ({
      model: meant(row.model),
      written: [row.model],
      counts: countsOf(row, asked, file),
    }),
  );
  return [...groupBy(all, ({ model }) => model).values()]
    .flatMap((rows) => (rows.length === 0 ? [] : [rows.reduce(joined)]))
    .sort((a, b) => compareCodePoints(a.model, b.model));
}

function joined(one: Used, other: Used): Used {
  const sum = (part: keyof Counts) => add(one.counts[part], other.counts[part]);
  const tokens = {
    input: sum('input'),
    output: sum('output'),
    cacheRead: sum('cacheRead'),
    cacheWrite: sum('cacheWrite'),
  };
  return {
    ...one,
    written: [...new Set([...one.written, ...other.written])],
    counts: { ...tokens, images: sum('images'), seconds: sum('seconds'), requests: sum('requests') },
  };
}

function nearestOf(ids: readonly string[]): (written: string) => string {
  const known = new Set(ids);
  const meant = meaningOf(known, true);
  return (written) => {
    if (known.has(written)) return written;
    const alone = written.slice(lengthOfRoute(written));
    return meant(written) ?? (known.has(alone) ? alone : meant(alone)) ?? written;
  };
}

/**
 * The bill of a usage before and after.
 *
 * @param before `null` where there is nothing to compare with.
 * @param renamed older id → newer id.
 */
export function billOf(
  used: readonly Used[],
  before: Side | null,
  after: Side,
  renamed: ReadonlyMap<string, string> = new Map(),
): Bill {
  const catalogs = { old: before && byId(before.models), now: byId(after.models) };
  const older = new Map([...renamed].map(([from, to]) => [to, from]));
  const models = used.map((row) => {
    const next = renamed.get(row.model);
    const costs: Costs = {
      before: cost(pick(catalogs.old, row.model, older.get(row.model)), row.counts, before?.day ?? null),
      after: cost(pick(catalogs.now, row.model, next), row.counts, after.day),
    };
    const notes = notesOf(row, costs, before !== null, next);
    return {
      model: row.model,
      before: [...(costs.before?.amounts ?? [])],
      after: [...(costs.after?.amounts ?? [])],
      notes,
    };
  });
  return { models, totals: totalsOf(models) };
}

interface Costs {
  readonly before: Cost | null;
  readonly after: Cost | null;
}

function notesOf(
  { written, model }: Used,
  { before, after }: Costs,
  isCompared: boolean,
  next: string | undefined,
): string[] {
  const named = written.flatMap((text) => (text === model ? [] : [`${text} is taken for ${model}`]));
  const moved = next === undefined ? [] : [`renamed to ${next}`];
  return [
    ...named,
    ...moved,
    ...presence(before !== null, after !== null, isCompared),
    ...new Set([...(before?.notes ?? []), ...(after?.notes ?? [])]),
  ];
}

function presence(was: boolean, is: boolean, isCompared: boolean): string[] {
  if (!is) return [was ? 'no longer in the catalog' : 'not in the catalog'];
  return was || !isCompared ? [] : ['new in the catalog'];
}

function pick(
  models: ReadonlyMap<string, Model> | null,
  id: string,
  other: string | undefined,
): Model | undefined {
  return models?.get(id) ?? (other === undefined ? undefined : models?.get(other));
}

function cost(model: Model | undefined, counts: Counts, day: string | null): Cost | null {
  return model === undefined ? null : costOf(model, counts, day);
}

function totalsOf(models: Bill['models']): Bill['totals'] {
  const before = sumOf(models.flatMap((model) => model.before));
  const after = sumOf(models.flatMap((model) => model.after));
  const currencies = [...new Set([...before, ...after].map(({ currency }) => currency))].sort(
    compareCodePoints,
  );
  const inCurrency = (amounts: readonly Amount[], currency: string): Amount =>
    amounts.find((amount) => amount.currency === currency) ?? { currency, from: '0', to: '0' };
  return currencies.map((currency) => ({
    currency,
    before: inCurrency(before, currency),
    after: inCurrency(after, currency),
  }));
}

function byId(models: readonly Model[]): ReadonlyMap<string, Model> {
  return new Map(models.map((model) => [model.id, model]));
}
