import { type ExactValue, isExactObject, printExact } from '../../base/json/exact-json.ts';
import type { Tier } from '../../catalog/model.ts';
import { unreadField } from './fields.ts';
import { readPriceKey } from './litellm-price.ts';
import { type PriceReading, readPrices } from './read-prices.ts';
import { list, tokenCount } from './schemas.ts';

/** The key under which LiteLLM lists prices by the length of the prompt. */
export const tiersKey = 'tiered_pricing';

/** Reads `[{ "range": [32000, 128000], "input_cost_per_token": 1e-6, … }]`; the lowest range has no tier. */
export function readLiteLlmTiers(tiers: ExactValue, mode: string): PriceReading[] {
  if (tiers === null) return [];
  const result = list.safeParse(tiers);
  if (result.success) return result.data.map((tier) => readTier(tier, mode));
  return [{ prices: [], unread: [unreadField('prices', tiers, result.error)], ignored: [] }];
}

function readTier(value: ExactValue, mode: string): PriceReading {
  const { range = null, ...prices } = isExactObject(value) ? value : {};
  const tier = tierOf(range);
  if (tier === undefined) {
    const expected = 'prices of a range of tokens';
    return { prices: [], unread: [{ field: 'prices', text: printExact(value), expected }], ignored: [] };
  }
  const reading = readPrices(prices, (key) => {
    const spec = readPriceKey(key, mode);
    return spec === null || spec.tier !== null ? null : { ...spec, tier };
  });
  return { ...reading, ignored: reading.ignored.map((key) => `${tiersKey}.${key}`) };
}

/** The tier of a range that begins at its first number; `undefined` for what is no range. */
function tierOf(range: ExactValue): Tier | null | undefined {
  const start = tokenCount.safeParse(Array.isArray(range) ? range[0] : undefined);
  if (!start.success) return undefined;
  return start.data === null ? null : { above: start.data.tokens, unit: 'token' };
}
