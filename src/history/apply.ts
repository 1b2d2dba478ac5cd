import type { Model } from '../catalog/model.ts';
import { orderModels } from '../catalog/order.ts';
import { type CatalogState, phases } from '../changes/apply.ts';
import { type Finding, type FindingOf, isOf } from '../changes/finding.ts';
import { isKind, type Kind, kinds } from '../changes/kinds.ts';

/**
 * The catalog after the changes: `applyChanges(a, diff(a, b))` says what `b` says (spelling that no finding speaks of
 * stays as it was). The order of the changes plays no part, and applying them twice is applying them once. Only
 * changes of the catalog count.
 */
export function applyChanges(models: readonly Model[], changes: readonly Finding[]): Model[] {
  const state: CatalogState = new Map(models.map((model) => [model.id, model]));
  applyTo(state, changes);
  return orderModels([...state.values()]);
}

/** Applies the changes of one edition in place, phase after phase. */
export function applyTo(state: CatalogState, changes: readonly Finding[]): void {
  const own = changes.filter(isOfCatalog);
  for (const phase of phases) for (const change of own) applyOne(state, change, phase);
}

function applyOne<K extends Kind>(
  state: CatalogState,
  change: FindingOf<K>,
  phase: (typeof phases)[number],
): void {
  const kind: K = change.kind;
  kinds[kind].applied[phase]?.(state, change);
}

function isOfCatalog(change: Finding): change is FindingOf<Kind> {
  return change.area === 'catalog' && change.raw !== true && isKind(change.kind);
}

/** True for a change whose subject is an id that leaves. */
export function goes(change: Finding): change is FindingOf<'model-removed' | 'model-renamed'> {
  return isOf(change, 'model-removed', 'model-renamed');
}

/** True for a change whose `to` is a model that comes. */
export function comes(
  change: Finding,
): change is FindingOf<'model-added' | 'model-returned' | 'model-renamed'> {
  return isOf(change, 'model-added', 'model-returned', 'model-renamed');
}
