import { type Place, placeBefore } from '../../base/problem.ts';
import type { Model } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { orderFindings } from '../../changes/order.ts';
import type { CatalogReading } from '../../read/edition.ts';
import { compareCounts } from './counts.ts';
import { compareLifecycle } from './lifecycle.ts';
import type { ModelPair, ModelRule } from './model-pair.ts';
import { compareCapabilities, comparePlainFields } from './plain-fields.ts';
import { describeAdded, describeRemoved, describeRenamed } from './presence.ts';
import { comparePrices } from './prices.ts';
import { findRenames } from './renames/index.ts';
import { futureOf } from './renames/successor.ts';
import { settleUnread } from './unread.ts';
import { settleVanished } from './vanished.ts';

const rules: readonly ModelRule[] = [
  compareLifecycle,
  comparePrices,
  compareCounts,
  compareCapabilities,
  comparePlainFields,
];

/** Every difference between two catalogs, in the one fixed order; the order of their rows plays no part. */
export function diffCatalogs(base: CatalogReading, next: CatalogReading): Finding[] {
  const [before, after] = [byId(base), byId(next)];
  const removed = base.models.filter((model) => !after.has(model.id));
  const added = next.models.filter((model) => !before.has(model.id));
  const renames = findRenames(base.models, next.models, canonicalIn(base, next));
  const oldIds = new Set(renames.map(({ from }) => from.id));
  const newIds = new Set(renames.map(({ to }) => to.id));
  const trulyAdded = added.filter((model) => !newIds.has(model.id));
  const trulyRemoved = removed.filter((model) => !oldIds.has(model.id));
  const settle = settleVanished(base, next);
  const newId = new Map(renames.map(({ from, to }) => [from.id, to.id]));
  const future = futureOf(trulyRemoved, added, after, newId);
  return orderFindings([
    ...trulyAdded.map((model) => describeAdded(model, placeIn(next, model))),
    ...trulyRemoved.map((model) => describeRemoved(model, future(model), goneFrom(base, model))),
    ...renames.map((rename) => describeRenamed(rename, placeIn(next, rename.to))),
    ...renames.flatMap(({ from, to }) =>
      compareModels({ base: from, next: to, at: placeIn(next, to) }, settle),
    ),
    ...next.models.flatMap((model) => compareById(model, before, next, settle)),
  ]);
}

/** The lasting names of both sides: the newer one's, since an older id may have got its name later. */
function canonicalIn(
  { canonical: old = new Map() }: CatalogReading,
  { canonical: now = new Map() }: CatalogReading,
) {
  return new Map<string, string>([...old, ...now]);
}

function byId(catalog: CatalogReading): Map<string, Model> {
  return new Map(catalog.models.map((model) => [model.id, model]));
}

function placeIn(catalog: CatalogReading, model: Model): Place | null {
  return catalog.places.get(model.id) ?? null;
}

function goneFrom(catalog: CatalogReading, model: Model): Place | null {
  const place = placeIn(catalog, model);
  return place && placeBefore(place);
}

function compareById(
  model: Model,
  before: ReadonlyMap<string, Model>,
  next: CatalogReading,
  settle: ReturnType<typeof settleVanished>,
): Finding[] {
  const base = before.get(model.id);
  return base === undefined ? [] : compareModels({ base, next: model, at: placeIn(next, model) }, settle);
}

function compareModels(pair: ModelPair, settle: ReturnType<typeof settleVanished>): Finding[] {
  const vanished = settle(pair);
  const settled = settleUnread(vanished.pair);
  return [...vanished.findings, ...settled.findings, ...rules.flatMap((rule) => rule(settled.pair, pair))];
}
