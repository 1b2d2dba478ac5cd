import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../src/read/catalogs/meanings.ts';
import { type JsonShape, jsonShapes } from '../../src/read/catalogs/shapes.ts';
import { jsonKinds } from '../../src/read/edition.ts';
import { detectKind } from '../../src/read/kind.ts';
import { readAs } from '../../src/read/read-as.ts';

const read = (value: unknown) => {
  const text = JSON.stringify(value, null, 1);
  const kind = detectKind(text);
  if (kind === null) throw new Error('no kind');
  const { value: part, problems } = readAs(kind, text, 'models');
  const catalog = part?.part === 'catalog' ? part.catalog : null;
  const models = catalog?.models.map(({ id, context, maxOutput, prices, status, deprecation, unread }) => ({
    id,
    limits: [context?.tokens ?? null, maxOutput?.tokens ?? null],
    prices: prices.map(({ item, amount, per, tier }) => {
      return `${item} ${amount} / ${per.count} ${per.unit}${tier === null ? '' : ` > ${tier.above}`}`;
    }),
    ...(status !== 'active' && { status }),
    ...(deprecation !== null && { deprecation }),
    ...(unread.length > 0 && { unread: unread.map(({ text: seen }) => seen) }),
  }));
  return { kind, models, problems, ignored: [...(catalog?.ignoredFields?.keys() ?? [])] };
};

describe('the shapes of catalogs in JSON', () => {
  it.each(jsonKinds)('%s has fields whose meanings are known', (kind) => {
    const shape: JsonShape = jsonShapes[kind];
    const all = Object.values(shape.fields).flatMap((one) =>
      typeof one === 'string' ? [{ means: one }] : one,
    );
    for (const { means } of all) expect(ruleOf(means).field).not.toBe('');
  });

  it.each([
    {
      kind: 'vercel-gateway',
      value: {
        data: [
          {
            ...{ id: 'a/x', object: 'model', context_window: 2000, max_tokens: 100, tags: ['vision'] },
            pricing: {
              input: '0.000001',
              output: '0.000002',
              input_tiers: [{ cost: '0.000003', min: 1000 }],
            },
          },
        ],
      },
      model: {
        limits: [2000, 100],
        prices: ['input 0.000001 / 1 token', 'input 0.000003 / 1 token > 1000', 'output 0.000002 / 1 token'],
      },
    },
    {
      kind: 'together',
      value: [
        {
          id: 'a/x',
          organization: 'A',
          context_length: 500,
          pricing: { input: 0.5, output: 1.5, hourly: 0 },
        },
      ],
      model: { limits: [500, null], prices: ['input 0.5 / 1000000 token', 'output 1.5 / 1000000 token'] },
    },
    {
      kind: 'new-api',
      value: {
        data: [{ model_name: 'a/x', quota_type: 0, model_ratio: 1.25, completion_ratio: 4, model_price: 0 }],
      },
      model: { limits: [null, null], prices: ['input 2.5 / 1000000 token', 'output 10 / 1000000 token'] },
    },
    {
      kind: 'new-api',
      value: {
        data: [{ model_name: 'a/x', quota_type: 1, model_ratio: 0, completion_ratio: 0, model_price: 0.04 }],
      },
      model: { limits: [null, null], prices: ['request 0.04 / 1 request'] },
    },
    {
      kind: 'google',
      value: {
        models: [{ name: 'models/x', displayName: 'X', inputTokenLimit: 1000, outputTokenLimit: 10 }],
      },
      model: { id: 'models/x', limits: [1000, 10], prices: [] },
    },
    {
      kind: 'ollama',
      value: { models: [{ name: 'x:latest', model: 'x:latest', digest: 'f00', size: 12 }] },
      model: { id: 'x:latest', limits: [null, null], prices: [] },
    },
    {
      kind: 'genai-prices',
      value: [
        {
          id: 'a',
          models: [
            {
              id: 'x',
              context_window: 900,
              deprecated: true,
              prices: { input_mtok: { base: 3, tiers: [{ start: 200, price: 6 }] }, output_mtok: 15 },
            },
          ],
        },
      ],
      model: {
        limits: [900, null],
        prices: ['input 3 / 1000000 token', 'input 6 / 1000000 token > 200', 'output 15 / 1000000 token'],
        status: 'deprecated',
      },
    },
    {
      kind: 'portkey',
      value: {
        default: { pricing_config: { currency: 'USD' } },
        'a/x': {
          pricing_config: {
            pay_as_you_go: { request_token: { price: 0.0003 }, response_token: { price: 0.0015 } },
          },
        },
      },
      model: { limits: [null, null], prices: ['input 0.000003 / 1 token', 'output 0.000015 / 1 token'] },
    },
    {
      kind: 'litellm-proxy',
      value: {
        data: [
          {
            model_name: 'a/x',
            litellm_params: { model: 'openai/x' },
            model_info: { max_input_tokens: 100, input_cost_per_token: 1e-6, supports_vision: true },
          },
          { model_name: 'a/x', model_info: { max_input_tokens: 100, input_cost_per_token: 1e-6 } },
        ],
      },
      model: { limits: [100, null], prices: ['input 0.000001 / 1 token'] },
    },
    {
      kind: 'models-json',
      value: { data: [{ id: 'a/x', max_model_len: 32768, deprecation: '2026-03-31T12:00:00Z' }] },
      model: { limits: [32768, null], prices: [], deprecation: { date: '2026-03-31', successor: null } },
    },
    {
      kind: 'models-json',
      value: { data: [{ id: 'a/x', max_context_length: 1000, capabilities: { vision: true, fim: false } }] },
      model: { limits: [1000, null], prices: [] },
    },
  ])('are recognised and read: $kind', ({ kind, value, model }) => {
    const reading = read(value);
    expect(reading.problems).toEqual([]);
    expect(reading.kind).toBe(kind);
    expect(reading.models).toEqual([{ id: 'a/x', ...model }]);
  });
});

describe('a field that no shape names', () => {
  it.each([
    [{ cost_in: 5e-7 }, 'cost_in: 5e-7'],
    [{ price: { perImage: '0.04' } }, 'price.perImage: 0.04'],
    [{ limits: { maxContextTokens: 9000 } }, 'limits.maxContextTokens: 9000'],
    [{ sunset_at: '2027-01-01' }, 'sunset_at: 2027-01-01'],
    [{ offers: [{ usd: 3 }] }, 'offers.*.usd: 3'],
  ])('is unread where it looks like a price, a limit or an end: %j', (fields, text) => {
    const { models, problems } = read({
      data: [
        { id: 'a', ...fields },
        { id: 'b', ...fields },
      ],
    });
    expect(models?.[0]?.unread).toEqual([text]);
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'warning', seen: `a: ${text} (in 2 models)` }),
    ]);
  });

  it('is named otherwise', () => {
    const { problems, ignored } = read({
      data: [{ id: 'a', created: 1, arch: { layers: 3 }, cost_free: 0 }],
    });
    expect([problems, ignored]).toEqual([[], ['created', 'arch.layers', 'cost_free']]);
  });

  it('is unread where it contradicts a limit that another field gives', () => {
    const { models } = read({ data: [{ id: 'a', context_length: 1000, context_window: 2000 }] });
    expect(models?.[0]).toMatchObject({ limits: [1000, null], unread: ['context_window: 2000'] });
  });
});

describe('a status in JSON', () => {
  it.each([
    ['EOL', 'retired'],
    ['已下线', 'retired'],
    ['no_longer_available', 'retired'],
    ['Disabled', 'retired'],
    ['即将下线', 'deprecated'],
    ['GA', undefined],
    ['Waitlist', 'waitlist'],
  ])('%s is the one word that a page would give', (status, want) => {
    const value = [{ id: 'a/x', status, context_window: 900, input_price_per_1m: 1, output_price_per_1m: 2 }];
    expect(read(value).models?.[0]?.status).toBe(want);
  });
});
