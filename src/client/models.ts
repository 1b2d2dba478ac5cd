import type { Model, RemovedModel } from './model.ts';

export type { Model, Price, RemovedModel, TokenCount } from './model.ts';

/** The tables of the generated package, without prototypes: every key is a model. */
export interface ModelTables {
  readonly models: Readonly<Record<string, Model>>;
  readonly removedModels: Readonly<Record<string, RemovedModel>>;
}

/** Something to know about an id before using it. */
export interface ModelWarning {
  readonly id: string;
  readonly problem: 'deprecated' | 'removed' | 'unknown';
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
export function warnAbout(tables: ModelTables, ids: readonly string[]): ModelWarning[] {
  return ids.flatMap((id) => {
    if (id === routingWord) return [];
    const model = tables.models[id];
    if (model === undefined) return [describeMissing(tables, id)];
    return describeDeprecated(model);
  });
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
  const suggestion = nearest(id, Object.keys(tables.models));
  const advice = suggestion === null ? '' : `; did you mean \`${suggestion}\`?`;
  return { id, problem: 'unknown', suggestion, message: `\`${id}\` is not in the catalog${advice}` };
}

function describeDeprecated(model: Model): ModelWarning[] {
  if (model.deprecation === null && model.status !== 'deprecated') return [];
  const date = model.deprecation?.date ?? null;
  const suggestion = model.deprecation?.successor ?? null;
  const when = date === null ? '' : ` and goes on ${date}`;
  const advice = suggestion === null ? '' : `; use \`${suggestion}\``;
  return [
    {
      id: model.id,
      problem: 'deprecated',
      suggestion,
      message: `\`${model.id}\` is deprecated${when}${advice}`,
    },
  ];
}

/** The known id that differs least from the given one, if it is near enough to be a misspelling. */
function nearest(id: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.floor(id.length * misspeltShare) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - id.length) >= least) continue;
    const distance = editDistance(id.toLowerCase(), candidate.toLowerCase());
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
