import { meaningOf } from '../../../catalog/fold-id.ts';
import { partsOf } from '../../../catalog/id-parts.ts';
import type { Model } from '../../../catalog/model.ts';

/** Below this two names only look alike by chance. */
const leastLikeness = 0.4;

/** The id of the catalog that is spelt most like this one, vendor and snapshot aside; models that stay come first. */
export function nearestModel(id: string, models: readonly Model[]): string | null {
  const staying = models.filter(({ status }) => status !== 'deprecated');
  return meantBy(id, staying) ?? meantBy(id, models) ?? nearest(id, staying) ?? nearest(id, models);
}

function meantBy(id: string, models: readonly Model[]): string | null {
  return meaningOf(models.map((model) => model.id))(id);
}

function nearest(id: string, models: readonly Model[]): string | null {
  const wanted = pairsOf(id);
  let best: { id: string; likeness: number } | null = null;
  for (const model of models) {
    const likeness = likenessOf(wanted, pairsOf(model.id));
    if (likeness >= leastLikeness && likeness > (best?.likeness ?? 0)) best = { id: model.id, likeness };
  }
  return best?.id ?? null;
}

/** The name's letters two by two: `gpt-4` → `gp`, `pt`, `t-`, `-4`. */
function pairsOf(id: string): string[] {
  const name = partsOf(id).name.toLowerCase();
  return Array.from({ length: Math.max(name.length - 1, 0) }, (_, index) => name.slice(index, index + 2));
}

function likenessOf(left: readonly string[], right: readonly string[]): number {
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at !== -1) rest.splice(at, 1);
    return at !== -1;
  });
  return (2 * shared.length) / Math.max(left.length + right.length, 1);
}
