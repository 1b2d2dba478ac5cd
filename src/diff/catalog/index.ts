/**
 * Comparing two catalogs: the models of each, their ids, and everything that a model says.
 *
 * What each kind carries. `Price`, `TokenCount`, `Model` and `Unread` are the shapes of `catalog/model.ts`; `State` is
 * `{ status, deprecation }`. Where the subject is a renamed model's, it is the new id for everything but the rename.
 *
 * | kind | field | from | to | to apply it |
 * |---|---|---|---|---|
 * | model-added | null | null | Model | add the model |
 * | model-removed | null | Model | null | drop the model |
 * | model-renamed (subject: old id) | null | Model | Model | drop `from`, add the whole of `to` |
 * | model-deprecated, model-undeprecated | `deprecation` | State | State | set both fields |
 * | price-raised, -cut, -became-free, -became-paid | item | Price | Price | replace the price of this identity |
 * | price-added | item | null | Price | add the price |
 * | price-removed | item | Price | null | drop the price of this identity |
 * | restated | item | Price | Price | replace the price of this identity |
 * | restated | `context`, `maxOutput` | TokenCount | TokenCount | set the field |
 * | context-grew, -shrank | `context` | TokenCount | TokenCount | set the field |
 * | output-grew, -shrank | `maxOutput` | TokenCount | TokenCount | set the field |
 * | capability-gained | `capabilities` | null | word | add the word |
 * | capability-lost | `capabilities` | word | null | drop the word |
 * | model-changed | name of a field | its value | its value | set the field |
 * | unreadable | `unread` entry's | value | Unread | drop the value, add the entry |
 * | model-changed, readable again | `unread` entry's | Unread | value | drop the entry, set or add the value |
 *
 * In the last two, `field` is a model's field or a price's item, and the value is null where there was none, a list of
 * just the words that are gone or new for lists, and one Price a finding for prices; a later finding may name the same
 * entry again. An empty status is `active`.
 */

import type { Place } from '../../base/problem.ts';
import type { Model } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { orderFindings } from '../../changes/order.ts';
import type { CatalogReading } from '../../read/edition.ts';
import { compareCapabilities } from './capabilities.ts';
import { compareCounts } from './counts.ts';
import { compareLifecycle } from './lifecycle.ts';
import type { ModelPair, ModelRule } from './model-pair.ts';
import { comparePlainFields } from './plain-fields.ts';
import { describeAdded, describeRemoved, describeRenamed } from './presence.ts';
import { comparePrices } from './prices.ts';
import { findRenames } from './renames/index.ts';
import { adviceFor } from './renames/successor.ts';
import { settleUnread } from './unread.ts';

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
  const renames = findRenames(removed, added);
  const oldIds = new Set(renames.map(({ from }) => from.id));
  const newIds = new Set(renames.map(({ to }) => to.id));
  const trulyAdded = added.filter((model) => !newIds.has(model.id));
  const trulyRemoved = removed.filter((model) => !oldIds.has(model.id));
  const advice = adviceFor(trulyRemoved, trulyAdded, after);
  return orderFindings([
    ...trulyAdded.map((model) => describeAdded(model, placeIn(next, model))),
    ...trulyRemoved.map((model) => describeRemoved(model, advice(model), placeIn(base, model))),
    ...renames.map((rename) => describeRenamed(rename, placeIn(next, rename.to))),
    ...renames.flatMap(({ from, to }) => compareModels({ base: from, next: to, at: placeIn(next, to) })),
    ...next.models.flatMap((model) => compareById(model, before, next)),
  ]);
}

function byId(catalog: CatalogReading): Map<string, Model> {
  return new Map(catalog.models.map((model) => [model.id, model]));
}

function placeIn(catalog: CatalogReading, model: Model): Place | null {
  return catalog.places.get(model.id) ?? null;
}

function compareById(model: Model, before: ReadonlyMap<string, Model>, next: CatalogReading): Finding[] {
  const base = before.get(model.id);
  return base === undefined ? [] : compareModels({ base, next: model, at: placeIn(next, model) });
}

function compareModels(pair: ModelPair): Finding[] {
  const settled = settleUnread(pair);
  return [...settled.findings, ...rules.flatMap((rule) => rule(settled.pair, pair))];
}
