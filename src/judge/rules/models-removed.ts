import { groupBy } from '../../base/group-by.ts';
import type { Model } from '../../catalog/model.ts';
import type { Held } from '../../changes/comparison.ts';
import { isOf } from '../../changes/finding.ts';
import type { Limits } from '../limits.ts';
import { type Evidence, held, heldWithCount, type Rule, reachesShare } from './rule.ts';

/** A catalog without a single model is a fault of the site, even as the first edition. */
export const noModels: Rule = ({ next }) => {
  if (next.catalog === null || next.catalog.models.length > 0) return [];
  const limit = 'a catalog has at least one model';
  return [held({ rule: 'no-models', subject: null, seen: 'the catalog has no models', limit })];
};

/**
 * Too many models gone, from the whole catalog or from one provider. Renamed models did not go. When the whole catalog
 * is held, its providers are not told one by one.
 */
export const modelsRemoved: Rule = (evidence) => {
  const before = evidence.base?.catalog?.models ?? [];
  const after = evidence.next.catalog?.models ?? [];
  if (after.length === 0) return [];
  const removed = removedIds(evidence);
  const all = fromCatalog(before.length, removed.size, evidence.limits);
  return all.length > 0 ? all : fromProviders(before, removed, evidence.limits);
};

function removedIds({ findings }: Evidence): ReadonlySet<string> {
  return new Set(findings.filter((found) => isOf(found, 'model-removed')).map((found) => found.subject));
}

function fromCatalog(total: number, removed: number, limits: Limits): readonly Held[] {
  const { modelsRemovedPercent, modelsRemovedAtLeast, modelsHalvedAtLeast } = limits;
  const many = reachesShare(removed, total, modelsRemovedPercent, modelsRemovedAtLeast);
  const half = reachesShare(removed, total, 50, modelsHalvedAtLeast);
  if (!many && !half) return [];
  const seen = `${removed} of ${total} models removed`;
  const limit = `below ${half && !many ? 50 : modelsRemovedPercent} % of the models in one edition`;
  return [heldWithCount({ rule: 'models-removed', subject: null, seen, limit }, removed)];
}

function fromProviders(models: readonly Model[], removed: ReadonlySet<string>, limits: Limits): Held[] {
  const { providerRemovedPercent, providerRemovedAtLeast } = limits;
  const limit = `below ${providerRemovedPercent} % of a provider's models in one edition`;
  return [...groupBy(models, (model) => model.provider)].flatMap(([provider, section]) => {
    const gone = section.filter((model) => removed.has(model.id)).length;
    // Models without a provider are not a section that could vanish.
    if (
      provider === null ||
      !reachesShare(gone, section.length, providerRemovedPercent, providerRemovedAtLeast)
    )
      return [];
    const seen = `${gone} of ${section.length} models of ${provider} removed`;
    return [heldWithCount({ rule: 'provider-removed', subject: provider, seen, limit }, gone)];
  });
}
