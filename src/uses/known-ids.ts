import { daysBetween } from '../base/days.ts';
import { lifeOf } from '../catalog/life.ts';
import type { Model } from '../catalog/model.ts';
import { lastAnswering } from '../catalog/successor.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { buried } from '../history/tombstones.ts';

/** What became of an id: `active` for one that needs nothing; `misspelt` for a text that is no id and nearly one. */
export const idStates = ['active', 'misspelt', 'deprecated', 'retired', 'removed', 'renamed'] as const;
export type IdState = (typeof idStates)[number];

/** Whatever is known of one id, dead or alive. */
export interface KnownId {
  readonly id: string;
  readonly state: Exclude<IdState, 'misspelt'>;
  /** The day since which it is in this state, `YYYY-MM-DD`; `null` where the history does not tell. */
  readonly since: string | null;
  /** The day on which a deprecated model ends, as published. */
  readonly ends: string | null;
  /** The last of its successors that lives: where renames and published successors lead to. `null` when none does. */
  readonly successor: string | null;
  /** The model as published, or as it was last published. */
  readonly model: Model;
  /** The model of the successor. */
  readonly replacement: Model | null;
}

/**
 * Every id that the catalog has or the history knows. A living id wins over its own tombstone.
 *
 * @param history of the package; empty for an edition that stands alone.
 */
export function knownIds(
  models: readonly Model[],
  history: readonly HistoryEntry[],
): ReadonlyMap<string, KnownId> {
  const living = new Map(models.map((model) => [model.id, model]));
  const graves = buried(history);
  const renamed = renamedIds(history);
  const next = (id: string): string | null =>
    living.get(id)?.deprecation?.successor ?? (living.has(id) ? null : (graves.get(id)?.successor ?? null));
  const answers = (id: string): boolean => {
    const model = living.get(id);
    return model !== undefined && lifeOf(model) !== 'retired';
  };
  const withSuccessor = (known: Omit<KnownId, 'successor' | 'replacement'>): KnownId => {
    const successor = lastAnswering(known.id, next, answers);
    return { ...known, successor, replacement: successor === null ? null : (living.get(successor) ?? null) };
  };
  const gone = [...graves.values()].map(({ id, removed, lastSeen }): [string, KnownId] => {
    const state = renamed.has(id) ? 'renamed' : 'removed';
    return [id, withSuccessor({ id, state, since: removed, ends: null, model: lastSeen })];
  });
  const here = models.map((model): [string, KnownId] => [model.id, withSuccessor(livingId(model, history))]);
  return new Map([...gone, ...here]);
}

/** Days from `today` until a deprecated model ends, negative when that day has passed; `null` where no day is known. */
export function daysLeft({ ends }: Pick<KnownId, 'ends'>, today: string): number | null {
  return ends === null ? null : daysBetween(today, ends);
}

function livingId(
  model: Model,
  history: readonly HistoryEntry[],
): Omit<KnownId, 'successor' | 'replacement'> {
  const { id, deprecation } = model;
  const life = lifeOf(model);
  const state = life === 'living' ? 'active' : life;
  const since = state === 'active' ? null : lastTurn(id, history);
  return { id, state, since, ends: deprecation?.date ?? null, model };
}

/** The day of the last entry that speaks of the end of a model. */
function lastTurn(id: string, history: readonly HistoryEntry[]): string | null {
  const told = history.findLast(({ changes }) =>
    changes.some(({ kind, subject }) => subject === id && /^model-(?:deprecated|retired)$/.test(kind)),
  );
  return told?.date ?? null;
}

function renamedIds(history: readonly HistoryEntry[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { kind, subject } of history.flatMap(({ changes }) => changes)) {
    if (kind === 'model-renamed') ids.add(subject);
    if (kind === 'model-removed') ids.delete(subject);
  }
  return ids;
}
