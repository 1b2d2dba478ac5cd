import type { Model } from '../../catalog/model.ts';

/** The answer of `GET /v1/models` for a catalog, in the shape of the live one: exact ids, no prices. */
export function modelList(models: readonly Model[]): object {
  return { object: 'list', data: models.map(describeModel) };
}

function describeModel({ id, capabilities, category, context, prices }: Model): object {
  return {
    id,
    object: 'model',
    capabilities,
    max_tokens: context?.tokens ?? null,
    ...(category !== null && { category }),
    ...(prices[0] !== undefined && { pricing_mode: prices[0].per.unit }),
  };
}
