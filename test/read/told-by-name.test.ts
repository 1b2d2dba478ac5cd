import { describe, expect, it } from 'vitest';
import { priceByName } from '../../src/read/catalogs/told-by-name.ts';
import { readAs } from '../../src/read/read-as.ts';

describe('the name of a field that says its price', () => {
  it.each([
    ['/input_usd_per_million_tokens', 'input: USD per 1M tokens'],
    ['/pricing/cacheReadCnyPer1kTokens', 'cache_read: CNY per 1K tokens'],
    ['/outputPricePer1MTokensUSD', 'output: USD per 1M tokens'],
    ['/cost/usd_per_image', null],
    ['/input_per_mtok', null],
    ['/finetune_input_usd_per_m_tokens', null],
    ['/tiers/*/input_usd_per_mtok', null],
    ['/pricing/usd/input_per_mtok', 'input: USD per 1M tokens'],
    ['/pricing/aud/input_per_mtok', null],
    ['/per_1k_tokens/input_cny', 'input: CNY per 1K tokens'],
    ['/pricing/batch/input_usd_per_mtok', 'batch_input: USD per 1M tokens'],
    ['/batch/batch_input_usd_per_mtok', 'batch_input: USD per 1M tokens'],
    ['/pricing/cached/input_usd_per_mtok', 'cache_read: USD per 1M tokens'],
    ['/old_pricing/input_usd_per_mtok', null],
    ['/fine_tuning/input_usd_per_mtok', null],
    ['/above_200k/input_usd_per_mtok', null],
  ])('%s is %s', (pointer, meaning) => {
    expect(priceByName(pointer, {}, {})?.means ?? null).toBe(meaning);
  });

  it('takes the currency and the unit from beside it, or from the head of the document', () => {
    const entry = { pricing: { input: '3', unit: 'per_1m_tokens' } };
    expect(priceByName('/pricing/input', entry, { currency: 'EUR' })?.means).toBe('input: EUR per 1M tokens');
    expect(priceByName('/pricing/input', entry, {})).toBeNull();
  });

  it('never passes over a price, and reads a price of nothing', () => {
    const text = JSON.stringify([
      { id: 'oak-1', input_usd_per_mtok: 0, output_per_mtok: 4, context_window: 1000 },
      { id: 'oak-2', input_usd_per_mtok: 3, output_per_mtok: 9, context_window: 1000 },
    ]);
    const { value } = readAs('models-json', text, 'models');
    const models = value?.part === 'catalog' ? value.catalog.models : [];
    expect(models.map(({ prices, unread }) => [prices[0]?.amount, unread[0]?.text])).toEqual([
      ['0', 'output_per_mtok: 4'],
      ['3', 'output_per_mtok: 9'],
    ]);
  });

  it('reads lists under other names for them, and limits within a holder', () => {
    const one = (model: object) => {
      const text = JSON.stringify({ data: [{ ...model, limits: { contextTokens: 4000 } }] });
      const { value } = readAs('models-json', text, 'models');
      return value?.part === 'catalog'
        ? value.catalog.models.map(({ id, context }) => [id, context?.tokens])
        : null;
    };
    expect(one({ model_name: 'oak-1' })).toEqual([['oak-1', 4000]]);
  });

  it('tells a cause that many models share once', () => {
    const list = Array.from({ length: 40 }, (_, n) => ({ id: `oak-${n}`, context_window: `much ${n}` }));
    const { problems } = readAs('models-json', JSON.stringify({ data: list }), 'models');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.expected).toContain('40 times');
  });
});
