import type { CatalogState } from '../changes/apply.ts';
import type { Change, Held } from '../changes/comparison.ts';
import { applyTo } from './apply.ts';
import type { HistoryEntry } from './entry.ts';
import { concerns, lineage } from './lineage.ts';

/** Which part of the history to look at; what is left out does not narrow it. */
export interface Selection {
  /** The id that the model has last; its older ids are followed. */
  readonly model?: string;
  /** A slug: the changes of models that have this provider before or after the change. */
  readonly provider?: string;
  /** `YYYY-MM-DD`, that day included. */
  readonly since?: string;
}

/** The part of an entry that was selected. Its changes alone no longer lead from one digest to the next. */
export type HistorySlice = Pick<HistoryEntry, 'date' | 'accepted'> & { readonly changes: readonly Change[] };

/**
 * The entries with the changes that were asked for, oldest first; entries without any are left out. `re-read` changes
 * are never among them, since nothing happened in them.
 */
export function selectHistory(history: readonly HistoryEntry[], selection: Selection): HistorySlice[] {
  const isAsked = [...matchersOf(history, selection)];
  const { model } = selection;
  const names = model === undefined ? null : new Set(lineage(history, model));
  return history
    .map((entry, index) =>
      slice(entry, names, (change) => isAsked.every((matches) => matches(change, index))),
    )
    .filter((entry) => entry.changes.length > 0 && entry.date >= (selection.since ?? ''));
}

type Matcher = (change: Change, index: number) => boolean;

function* matchersOf(history: readonly HistoryEntry[], { model, provider }: Selection): Iterable<Matcher> {
  yield ({ kind }) => kind !== 're-read';
  if (model !== undefined) yield ofModel(history, model);
  if (provider !== undefined) yield ofProvider(history, provider);
}

/** @param names the ids of the one model that is asked for, whose accepts alone are told; `null` for all. */
function slice(
  { date, accepted = [], changes }: HistoryEntry,
  names: ReadonlySet<string> | null,
  isAsked: (change: Change) => boolean,
): HistorySlice {
  const own = names === null ? accepted : accepted.filter((reason) => isAbout(reason, names));
  return { date, ...(own.length > 0 && { accepted: own }), changes: changes.filter(isAsked) };
}

/** A reason is about a model that is its subject, or one of those that it was told of together. */
function isAbout({ subject, models = [] }: Held, names: ReadonlySet<string>): boolean {
  return [subject, ...models].some((name) => name !== null && names.has(name));
}

function ofModel(history: readonly HistoryEntry[], id: string): Matcher {
  const ids = lineage(history, id);
  return (change, index) => {
    const after = ids[index] ?? id;
    return concerns(change, after, ids[index - 1] ?? after);
  };
}

/** Most changes do not say whose model it is, so the catalog is rebuilt beside them. */
function ofProvider(history: readonly HistoryEntry[], provider: string): Matcher {
  const state: CatalogState = new Map();
  const subjects = history.map((entry) => {
    const before = subjectsOf(entry, state, provider);
    applyTo(state, entry.changes);
    return new Set([...before, ...subjectsOf(entry, state, provider)]);
  });
  return ({ area, subject }, index) => area === 'catalog' && subjects[index]?.has(subject) === true;
}

function subjectsOf(entry: HistoryEntry, state: CatalogState, provider: string): string[] {
  return entry.changes.map(({ subject }) => subject).filter((id) => state.get(id)?.provider === provider);
}
