import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Model as CatalogModel } from '../../src/catalog/model.ts';
import { costOf, type Usage } from '../../src/client/cost.ts';
import type { Model } from '../../src/client/model.ts';
import { lookUpModel, warnAbout } from '../../src/client/models.ts';
import { model, perMillion } from '../codegen/editions.ts';

const tables = {
  models: {
    'openai/gpt-5.5': model('openai/gpt-5.5'),
    'grok-4.6': model('grok-4.6', { deprecation: { date: '2026-12-01', successor: 'grok-5' } }),
    'grok-5': model('grok-5'),
    old: model('old', { status: 'deprecated' }),
  },
  removedModels: {
    'grok-4.5': { removed: '2026-10-07', successor: 'grok-4.6' },
    lost: { removed: '2026-09-11', successor: null },
  },
};

describe('the models of the package', () => {
  it('have the type of the catalog they are printed from', () => {
    expectTypeOf<CatalogModel>().toExtend<Model>();
    expectTypeOf<keyof Model>().toEqualTypeOf<keyof CatalogModel>();
  });

  it('are found by their id', () => {
    expect(lookUpModel(tables, 'openai/gpt-5.5').provider).toBe('openai');
  });

  it.each([
    ['grok-4.5', '`grok-4.5` was removed on 2026-10-07; use `grok-5`'],
    ['lost', '`lost` was removed on 2026-09-11'],
    ['openai/gpt-5,5', '`openai/gpt-5,5` is not in the catalog; did you mean `openai/gpt-5.5`?'],
    ['OpenAI/GPT-5.5', '`OpenAI/GPT-5.5` is not in the catalog; did you mean `openai/gpt-5.5`?'],
    ['something-else', '`something-else` is not in the catalog'],
    ['auto', '`auto` lets the gateway choose a model with every call and is none itself'],
  ])('say of %s why it is not there', (id, message) => {
    expect(() => lookUpModel(tables, id)).toThrow(new RangeError(message));
  });

  it('say of an end that has passed that calls may fail', () => {
    const [warning] = warnAbout(tables, ['grok-4.6'], '2026-12-02');
    expect(warning?.message).toBe(
      '`grok-4.6` is deprecated; its end was 2026-12-01, and calls may fail; use `grok-5`',
    );
  });

  it('say of a retired one that it no longer answers', () => {
    const retired = model('gone', {
      status: 'retired',
      deprecation: { date: '2026-10-08', successor: 'old' },
    });
    const [warning] = warnAbout({ ...tables, retiredModels: { gone: retired } }, ['gone']);
    expect(warning).toMatchObject({ problem: 'retired', suggestion: 'old' });
    expect(warning?.message).toBe('`gone` is retired and no longer answers since 2026-10-08; use `old`');
  });

  it.each([
    ['gpt-5.5', 'openai/gpt-5.5'],
    ['GPT-5-5', 'openai/gpt-5.5'],
    ['azure/gpt-5.5', 'openai/gpt-5.5'],
    ['openai/gpt-5-5-2026-04-01', 'openai/gpt-5.5'],
    ['xai/Grok-4-6', 'grok-4.6'],
    ['gpt5.5', 'openai/gpt-5.5'],
    ['us.openai.gpt-5.5-v1:0', 'openai/gpt-5.5'],
    ['gpt-5.5-preview', 'openai/gpt-5.5'],
    ['openai/5.5-gpt', 'openai/gpt-5.5'],
    [' gpt-5.5 ', 'openai/gpt-5.5'],
    ['llama', null],
  ])('know what is meant by %s', (id, suggestion) => {
    expect(warnAbout(tables, [id])).toMatchObject([{ problem: 'unknown', suggestion }]);
  });

  it('send nobody to a successor that is gone itself, or round in a circle', () => {
    const ends = (successor: string) => ({ deprecation: { date: '2026-12-01', successor } });
    const models = {
      a: model('a', ends('b')),
      b: model('b', ends('a')),
      c: model('c', ends('d')),
      e: model('e', ends('f')),
      g: model('g'),
    };
    const removedModels = { f: { removed: '2026-10-01', successor: 'g' } };
    const said = warnAbout({ models, removedModels }, ['a', 'c', 'e'], '2026-11-30');
    expect(said.map(({ suggestion }) => suggestion)).toEqual([null, null, 'g']);
    expect(said[1]?.message).toBe(
      '`c` is deprecated and goes on 2026-12-01 (1 day left); its successor `d` cannot be called either',
    );
  });

  it('prefer the vendor that was written, and the name without a date', () => {
    const ids = ['openai/gpt-4o', 'openai/gpt-4o-2024-08-06', 'azure/gpt-4o'];
    const models = Object.fromEntries(ids.map((id) => [id, model(id)]));
    const meant = (id: string) => warnAbout({ models, removedModels: {} }, [id])[0]?.suggestion;
    expect(meant('OpenAI/GPT-4o')).toBe('openai/gpt-4o');
    expect(meant('openai/gpt-4o-20240513')).toBe('openai/gpt-4o');
    expect(meant('gpt-4o-2024.08.06')).toBe('openai/gpt-4o-2024-08-06');
    expect(meant('gpt-4o')).toBe(null);
  });

  it('name none of two that are equally near', () => {
    const models = { 'a/pen-1': model('a/pen-1'), 'b/pen-1': model('b/pen-1') };
    expect(warnAbout({ models, removedModels: {} }, ['pen-1'])).toMatchObject([{ suggestion: null }]);
  });

  it('are warned about at start-up, but good ids and `auto` are not', () => {
    expect(
      warnAbout(tables, ['auto', 'openai/gpt-5.5', 'grok-4.6', 'old', 'grok-4.5'], '2026-11-30'),
    ).toEqual([
      {
        id: 'grok-4.6',
        problem: 'deprecated',
        suggestion: 'grok-5',
        message: '`grok-4.6` is deprecated and goes on 2026-12-01 (1 day left); use `grok-5`',
      },
      { id: 'old', problem: 'deprecated', suggestion: null, message: '`old` is deprecated' },
      {
        id: 'grok-4.5',
        problem: 'removed',
        suggestion: 'grok-5',
        message: '`grok-4.5` was removed on 2026-10-07; use `grok-5`',
      },
    ]);
  });
});

describe('the cost of a call', () => {
  const priced = model('a', {
    prices: [
      perMillion('input', '0.1125'),
      perMillion('input', '0.225', 200_000),
      perMillion('output', '0.675'),
      perMillion('output', '1', 200_000),
      { ...perMillion('cache_read', '0.01'), effective: { from: '2026-09-01', until: '2026-09-30' } },
      {
        item: 'image',
        amount: '0.04',
        currency: 'USD',
        per: { count: 1, unit: 'image' },
        tier: null,
        text: '$0.04',
      },
      { ...perMillion('input', '3'), per: { count: 7, unit: 'character' } },
      ...[null, { above: 2, unit: 'second' }].map((tier) => ({
        ...perMillion('video', tier === null ? '0.5' : '0.25', null),
        per: { count: 1, unit: 'second' },
        tier,
      })),
    ],
  });
  const date = '2026-09-11';
  it.each<[Usage, string, string[]]>([
    [{}, '0', []],
    [{ inputTokens: 200_000 }, '0.0225', []],
    [{ inputTokens: 1, outputTokens: 1 }, '0.0000007875', []],
    [{ inputTokens: 200_000, outputTokens: 1_000_000 }, '0.6975', []],
    [{ inputTokens: 200_001, outputTokens: 1_000_000 }, '1.045000225', []],
    [{ inputTokens: 1, cacheReadTokens: 200_000, outputTokens: 0 }, '0.002000225', []],
    [{ images: 3 }, '0.12', []],
    [{ videoSeconds: 2, inputTokens: 200_000 }, '1.0225', []],
    [{ videoSeconds: 4 }, '1', []],
    [{ characters: 1 }, '0.428571428571', []],
    [{ images: 1, cacheWriteTokens: 5, requests: 2 }, '0.04', ['cacheWriteTokens', 'requests']],
  ])('of %j is %s', (usage, amount, unpriced) => {
    expect(costOf(priced, usage, { date })).toEqual({ amount, currency: 'USD', unpriced });
  });

  it('takes the prices of the day and of the currency', () => {
    expect(costOf(priced, { cacheReadTokens: 1 }, { date: '2026-10-01' }).unpriced).toEqual([
      'cacheReadTokens',
    ]);
    expect(costOf(priced, { images: 1 }, { currency: 'CNY' })).toEqual({
      amount: '0',
      currency: 'CNY',
      unpriced: ['images'],
    });
  });

  it.each([[-1], [0.5], [Number.NaN], [Number.POSITIVE_INFINITY]])('refuses %d tokens', (count) => {
    expect(() => costOf(priced, { inputTokens: count })).toThrow(RangeError);
  });
});
