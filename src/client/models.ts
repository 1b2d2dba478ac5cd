import { foldedId } from '../catalog/fold-id.ts';
import { lifeOf } from '../catalog/life.ts';
import type { Model, RemovedModel } from './model.ts';

export type { Model, Price, RemovedModel, TokenCount } from './model.ts';

/** The tables of the generated package, without prototypes: every key is a model. */
export interface ModelTables {
  readonly models: Readonly<Record<string, Model>>;
  readonly removedModels: Readonly<Record<string, RemovedModel>>;
  /** Models that are still listed and no longer answer. */
  readonly retiredModels?: Readonly<Record<string, Model>>;
}

/** Something to know about an id before using it. */
export interface ModelWarning {
  readonly id: string;
  readonly problem: 'deprecated' | 'retired' | 'removed' | 'unknown';
  /** The id to use instead, when there is one to name. */
  readonly suggestion: string | null;
  readonly message: string;
}

/** The routing word: accepted in requests, no model of the catalog. */
const routingWord = 'auto';

/** Ids further apart than this share of their length are no misspelling of each other. */
const misspeltShare = 0.3;

/** The model of an id. Throws a `RangeError` that names the successor of a removed id or the nearest known one. */
export function lookUpModel(tables: ModelTables, id: string): Model {
  const model = tables.models[id];
  if (model === undefined) throw new RangeError(describeMissing(tables, id).message);
  return model;
}

/** What is to be known about each id: deprecated, removed, or not in the catalog. Nothing for good ids and `auto`. */
export function warnAbout(
  tables: ModelTables,
  ids: readonly string[],
  today: string = utcDay(),
): ModelWarning[] {
  return ids.flatMap((id) => {
    if (id === routingWord) return [];
    const model = tables.models[id];
    if (model === undefined) return [describeMissing(tables, id)];
    return describeDeprecated(model, today);
  });
}

function utcDay(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Why an id is not in the catalog, and what to use instead. */
export function describeMissing(tables: ModelTables, id: string): ModelWarning {
  if (id === routingWord) {
    const message = `\`${id}\` lets the gateway choose a model with every call and is none itself`;
    return { id, problem: 'unknown', suggestion: null, message };
  }
  const removed = tables.removedModels[id];
  if (removed !== undefined) {
    const advice = removed.successor === null ? '' : `; use \`${removed.successor}\``;
    const message = `\`${id}\` was removed on ${removed.removed}${advice}`;
    return { id, problem: 'removed', suggestion: removed.successor, message };
  }
  const retired = tables.retiredModels?.[id];
  if (retired !== undefined) return describeRetired(retired);
  const suggestion = nearest(id, Object.keys(tables.models));
  const advice = suggestion === null ? '' : `; did you mean \`${suggestion}\`?`;
  return { id, problem: 'unknown', suggestion, message: `\`${id}\` is not in the catalog${advice}` };
}

function describeRetired({ id, deprecation }: Model): ModelWarning {
  const suggestion = deprecation?.successor ?? null;
  const since = deprecation?.date == null ? '' : ` since ${deprecation.date}`;
  const advice = suggestion === null ? '' : `; use \`${suggestion}\``;
  return {
    id,
    problem: 'retired',
    suggestion,
    message: `\`${id}\` is retired and no longer answers${since}${advice}`,
  };
}

function describeDeprecated(model: Model, today: string): ModelWarning[] {
  const { id, status, deprecation } = model;
  const life = lifeOf(model);
  if (life === 'retired') return [describeRetired(model)];
  if (life === 'living') return [];
  const suggestion = deprecation?.successor ?? null;
  const when = deprecation?.date == null ? '' : endWords(deprecation.date, today);
  const advice = suggestion === null ? '' : `; use \`${suggestion}\``;
  const message = `\`${id}\` is ${status === 'legacy' ? 'legacy' : 'deprecated'}${when}${advice}`;
  return [{ id, problem: 'deprecated', suggestion, message }];
}

/** An end to come with the days that are left; of one that has passed, that calls may fail. Days compare as texts. */
function endWords(date: string, today: string): string {
  if (date < today) return `; its end was ${date}, and calls may fail`;
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  return ` and goes on ${date} (${days === 0 ? 'today' : days === 1 ? '1 day left' : `${days} days left`})`;
}

/**
 * The known id that is meant: the only one that is the same but for what people vary, else the one whose name differs
 * least, if it is near enough to be a misspelling and no other is as near.
 */
function nearest(id: string, known: readonly string[]): string | null {
  const name = foldedId(id);
  const same = known.filter((candidate) => foldedId(candidate) === name);
  if (same.length > 0) return same.length === 1 ? (same[0] ?? null) : null;
  let best: string | null = null;
  let least = Math.floor(name.length * misspeltShare) + 1;
  for (const candidate of known) {
    const other = foldedId(candidate);
    if (Math.abs(other.length - name.length) > least) continue;
    const distance = editDistance(name, other);
    if (distance === least) best = null;
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** How many letters must be put in, taken out or replaced to make one text of the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
