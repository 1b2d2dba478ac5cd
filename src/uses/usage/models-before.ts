import { groupBy } from '../../base/group-by.ts';
import type { Model } from '../../catalog/model.ts';
import { priceIdentity } from '../../catalog/price-identity.ts';
import type { Change, Comparison } from '../../changes/comparison.ts';
import { isOf, isWhole } from '../../changes/finding.ts';
import { isPrice } from '../../changes/values.ts';

/** The models of the older edition with the prices they had: the newer ones with every change of a price taken back. */
export function modelsBefore({ changes, ignored = [] }: Comparison, models: readonly Model[]): Model[] {
  const own = [...changes, ...ignored].filter(({ area }) => area === 'catalog');
  const whole = own.filter((change) => isWhole(change) && !isOf(change, 're-read'));
  const came = new Set(
    whole.flatMap((change) => (isWhole(change) && change.to !== null ? [change.to.id] : [])),
  );
  const gone = whole.flatMap((change) => (isWhole(change) && change.from !== null ? [change.from] : []));
  const bySubject = groupBy(own, ({ subject }) => subject);
  const stayed = models.filter(({ id }) => !came.has(id));
  return [...gone, ...stayed.map((model) => (bySubject.get(model.id) ?? []).reduce(takenBack, model))];
}

function takenBack(model: Model, { from, to }: Change): Model {
  const [old, now] = [from, to].map((value) => (isPrice(value) ? value : null));
  if (old == null && now == null) return model;
  const rest = model.prices.filter((price) => now == null || priceIdentity(price) !== priceIdentity(now));
  return { ...model, prices: old == null ? rest : [...rest, old] };
}
