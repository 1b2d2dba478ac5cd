import { UsageFailure } from '../base/failure.ts';
import { canonicalJson } from '../base/json.ts';
import type { Model } from '../catalog/model.ts';
import { orderLists, orderModels } from '../catalog/order.ts';
import type { CatalogState } from '../changes/apply.ts';
import type { Change, Comparison } from '../changes/comparison.ts';
import { toChange } from '../changes/compose.ts';
import { type FindingOf, finding, type Statement } from '../changes/finding.ts';
import { applyTo } from './apply.ts';
import { rebuild } from './catalog-at.ts';
import { catalogDigest } from './catalog-digest.ts';
import type { HistoryEntry } from './entry.ts';

/** An accepted edition that the history is to remember. */
export interface AcceptedEdition {
  readonly comparison: Comparison;
  /** The models of the edition itself. */
  readonly models: readonly Model[];
}

/**
 * The history with one more entry. A baseline (a comparison from nothing) begins a new history, with a `model-added`
 * for each model. Any other entry has the comparison's changes, and a `re-read` for each model that these do not lead
 * to exactly: a reader that improved since, or another spelling of the same facts. So the log always rebuilds the very
 * catalog that was accepted. Throws a `UsageFailure` for a date before the last entry's.
 */
export function appendEntry(history: readonly HistoryEntry[], edition: AcceptedEdition): HistoryEntry[] {
  const { comparison, models } = edition;
  if (comparison.from === null || history.length === 0) {
    return [entryOf(null, comparison, new Map(), baselineChanges(models))];
  }
  const state = rebuild(history);
  applyTo(state, acceptedChanges(comparison));
  const rest = rereadChanges(state, orderModels(models));
  return [...history, entryOf(history.at(-1) ?? null, comparison, state, rest)];
}

/** The entry after `last`, whose further changes are to be applied to `state`. */
function entryOf(
  last: HistoryEntry | null,
  comparison: Comparison,
  state: CatalogState,
  further: readonly Change[],
): HistoryEntry {
  applyTo(state, further);
  return {
    schemaVersion: 1,
    date: dateOf(comparison, last?.date ?? null),
    from: last?.to ?? null,
    to: catalogDigest(state),
    sources: comparison.to.digests,
    ...(comparison.accepted.length > 0 && { accepted: comparison.accepted }),
    ...(comparison.from !== null && comparison.asks !== undefined && { bump: comparison.asks }),
    changes: [...acceptedChanges(comparison), ...further],
  };
}

/** What nobody wants to hear of has happened all the same. */
function acceptedChanges({ changes, ignored = [] }: Comparison): Change[] {
  return [...changes, ...ignored.filter(({ area }) => area === 'catalog')];
}

function dateOf({ to }: Comparison, last: string | null): string {
  if (to.date === null) throw new Error('an edition without a date cannot enter the history');
  if (last !== null && to.date < last) {
    throw new UsageFailure(`the date ${to.date} is before the last entry of the history, ${last}`, {
      advice: `Use --date ${last} or a later day.`,
    });
  }
  return to.date;
}

function baselineChanges(models: readonly Model[]): Change[] {
  return orderModels(models).map((to) =>
    silent({ kind: 'model-added', from: null, to, ...about(to, 'in the baseline') }),
  );
}

function rereadChanges(state: CatalogState, models: readonly Model[]): Change[] {
  const ids = new Set(models.map((model) => model.id));
  const strays = [...state.values()].filter((model) => !ids.has(model.id));
  return [
    ...strays.map((from) =>
      silent({ kind: 're-read', from, to: null, ...about(from, 'no longer read as a model') }),
    ),
    ...models.flatMap((model) => rereadChange(state.get(model.id) ?? null, model)),
  ];
}

function rereadChange(from: Model | null, to: Model): Change[] {
  if (from !== null && canonicalJson(orderLists(from)) === canonicalJson(to)) return [];
  const says = 'the same facts, written or read in another way';
  return [silent({ kind: 're-read', from, to, ...about(to, says) })];
}

function about({ id: subject }: Model, says: string) {
  return { area: 'catalog', subject, field: null, message: `${subject}: ${says}`, at: null } as const;
}

/** What the log must know and nobody needs to be told. */
function silent(statement: Statement<FindingOf<'model-added' | 're-read'>>): Change {
  return toChange(finding(statement), 'info');
}
