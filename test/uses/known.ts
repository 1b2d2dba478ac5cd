import type { Model } from '../../src/catalog/model.ts';
import { type KnownId, knownIds } from '../../src/uses/known-ids.ts';

interface Known {
  readonly id: string;
  readonly status?: string;
  readonly deprecation?: Model['deprecation'];
  /** Gone: renamed to this id, or removed without a successor. */
  readonly gone?: { readonly renamed: string | null };
}

/** Ids of a small gateway, as `knownIds` gives them. */
export function knownModels(...ids: readonly Known[]): ReadonlyMap<string, KnownId> {
  const living = knownIds(
    ids.filter(({ gone }) => gone === undefined).map((known) => modelOf(known)),
    [],
  );
  const gone = ids.flatMap((known): KnownId[] => {
    if (known.gone === undefined) return [];
    const successor = known.gone.renamed;
    const state = successor === null ? 'removed' : 'renamed';
    const replacement = successor === null ? null : (living.get(successor)?.model ?? null);
    return [
      { id: known.id, state, since: '2026-10-01', ends: null, successor, replacement, model: modelOf(known) },
    ];
  });
  return new Map([...gone.map((each): [string, KnownId] => [each.id, each]), ...living]);
}

export function modelOf({ id, status = 'active', deprecation = null }: Known): Model {
  return {
    id,
    name: null,
    provider: null,
    category: 'text',
    status,
    deprecation,
    capabilities: [],
    context: null,
    maxOutput: null,
    prices: [],
    endpoints: [],
    notes: null,
    unread: [],
  };
}
