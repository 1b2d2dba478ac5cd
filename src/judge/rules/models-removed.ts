import { groupBy } from '../../base/group-by.ts';
import type { Held } from '../../changes/comparison.ts';
import { type Finding, isOf } from '../../changes/finding.ts';
import type { Limits } from '../limits.ts';
import { type Evidence, held, heldWithCount, manyOf, type Rule, reachesShare } from './rule.ts';

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
  const all = fromCatalog(before.length, removed, evidence.limits);
  return all.length > 0 ? all : fromProviders(evidence, removed);
};

function removedIds({ findings }: Evidence): ReadonlySet<string> {
  return new Set(findings.filter((found) => isOf(found, 'model-removed')).map((found) => found.subject));
}

function fromCatalog(total: number, gone: ReadonlySet<string>, limits: Limits): readonly Held[] {
  const [removed, models] = [gone.size, [...gone]];
  const { modelsRemovedPercent, modelsRemovedAtLeast, modelsHalvedAtLeast } = limits;
  const many = reachesShare(removed, total, modelsRemovedPercent, modelsRemovedAtLeast);
  const half = reachesShare(removed, total, 50, modelsHalvedAtLeast);
  if (!many && !half) return [];
  const seen = `${removed} of ${total} models removed`;
  const limit = `below ${half && !many ? 50 : modelsRemovedPercent} % of the models in one edition`;
  return [heldWithCount({ rule: 'models-removed', subject: null, seen, limit, models }, removed)];
}

/** Models without a provider are not a section that could vanish, and what was replaced has not vanished. */
function fromProviders({ base, next, findings, limits }: Evidence, removed: ReadonlySet<string>): Held[] {
  const { providerRemovedPercent: percent, providerRemovedAtLeast, providerHalvedAtLeast } = limits;
  const many = manyOf(base?.catalog?.models.length ?? 0, limits);
  const came = new Set(comingProviders(next, findings));
  const sections = groupBy(base?.catalog?.models ?? [], (model) => model.provider);
  return [...sections].flatMap(([provider, section]) => {
    const models = section.map(({ id }) => id).filter((id) => removed.has(id));
    const gone = models.length;
    const all = reachesShare(gone, section.length, percent, providerRemovedAtLeast);
    const half = section.length >= providerHalvedAtLeast && reachesShare(gone, section.length, 50, many);
    if (provider === null || came.has(provider) || (!all && !half)) return [];
    const seen = `${gone} of ${section.length} models of ${provider} removed`;
    const limit = `below ${all ? percent : 50} % of a provider's models in one edition`;
    return [heldWithCount({ rule: 'provider-removed', subject: provider, seen, limit, models }, gone)];
  });
}

/** The providers of models that came with this edition, under a name that is no other one's new name. */
function comingProviders(next: Evidence['next'], findings: readonly Finding[]): (string | null)[] {
  const came = findings.filter((found) => isOf(found, 'model-added', 'model-returned'));
  const ids = new Set(came.map(({ subject }) => subject));
  return (next.catalog?.models ?? []).filter(({ id }) => ids.has(id)).map(({ provider }) => provider);
}
