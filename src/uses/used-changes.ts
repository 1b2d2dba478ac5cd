import { groupBy } from '../base/group-by.ts';
import type { Model } from '../catalog/model.ts';
import type { Change, Comparison, UsedAt } from '../changes/comparison.ts';
import { isOf, isWhole } from '../changes/finding.ts';
import { orderChanges } from '../changes/order.ts';
import type { WorseOperation } from './find-operations.ts';
import type { Uses } from './find-uses.ts';
import type { IdState, KnownId } from './known-ids.ts';
import { operationsOf, type PresentApi, worseOperations } from './worse-operations.ts';

/** What the newer edition has, as far as a search needs it. */
export interface Present {
  readonly models: readonly Model[];
  readonly api: PresentApi;
}

/** What to look for in somebody's files. */
export interface Asked {
  readonly known: ReadonlyMap<string, KnownId>;
  readonly operations: readonly WorseOperation[];
}

/**
 * What the changes of a comparison ask of somebody's files: the ids of models that go, end or break, and the operations
 * that are gone or changed for the worse.
 */
export function askedBy({ changes, to }: Comparison, { models, api }: Present): Asked {
  const byId = new Map(models.map((model) => [model.id, model]));
  const ids = changes.filter(isAskedOfModels).flatMap((change): [string, KnownId][] => {
    const model = (isWhole(change) ? change.from : null) ?? byId.get(change.subject);
    return model == null ? [] : [[change.subject, knownOf(change, model)]];
  });
  const own = changes.filter(isAskedOfOperations);
  return {
    known: new Map(ids),
    operations: worseOperations(api, [{ date: to.date ?? '', changes: own }]),
  };
}

/** The comparison with the places of each change that was asked for; what is used here stands first. */
export function withUses(
  comparison: Comparison,
  { uses, operations }: Pick<Uses, 'uses' | 'operations'>,
): Comparison {
  const models = groupBy(
    uses.filter(({ state }) => state !== 'misspelt'),
    ({ id }) => id,
  );
  const calls = groupBy(operations, ({ operation: { method, path } }) => `${method} ${path}`);
  const changes = comparison.changes.map((change): Change => {
    if (isAskedOfModels(change))
      return { ...change, usedAt: (models.get(change.subject) ?? []).map(placeOf) };
    if (!isAskedOfOperations(change)) return change;
    const reached = new Set(change.worstFor ?? operationsOf(change));
    return { ...change, usedAt: [...reached].flatMap((id) => calls.get(id) ?? []).map(placeOf) };
  });
  return { ...comparison, changes: orderChanges(changes) };
}

function placeOf({ path, line, column }: UsedAt): UsedAt {
  return { path, line, column };
}

function isAskedOfModels(change: Change): boolean {
  if (change.area !== 'catalog' || isOf(change, 'model-added', 'model-returned', 're-read')) return false;
  return change.severity === 'breaking' || stateAfter(change) !== 'active';
}

function isAskedOfOperations({ area, severity }: Change): boolean {
  return area === 'api' && severity === 'breaking';
}

function stateAfter(change: Change): Exclude<IdState, 'misspelt'> {
  if (isOf(change, 'model-removed')) return 'removed';
  if (isOf(change, 'model-renamed')) return 'renamed';
  if (isOf(change, 'model-retired')) return 'retired';
  return isOf(change, 'model-deprecated') ? 'deprecated' : 'active';
}

function knownOf(change: Change, model: Model): KnownId {
  const state = stateAfter(change);
  return { id: change.subject, state, since: null, ends: null, successor: null, model, replacement: null };
}
