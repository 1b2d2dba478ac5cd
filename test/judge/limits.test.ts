import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import { parseAccept } from '../../src/judge/accept.ts';
import { judge } from '../../src/judge/judge.ts';
import {
  apiOf,
  caseOf,
  countOf,
  editionOf,
  heldFor,
  historyOf,
  modelOf,
  modelsOf,
  priceOf,
} from '../support/editions.ts';

/** So many models without providers, so that only the rule for the whole catalog speaks. */
function plainModels(count: number): Model[] {
  return modelsOf('acme', count).map((model) => ({
    ...model,
    id: model.id.replace('/', '-'),
    provider: null,
  }));
}

describe('a catalog that shrinks', () => {
  it.each([
    [40, 9, []],
    [40, 10, ['models-removed=10']],
    [40, 21, ['models-removed=21']],
    [12, 4, []],
    [8, 3, []],
    [8, 4, ['models-removed=4']],
    [3, 1, []],
    [4, 2, ['models-removed=2']],
    [2, 1, []],
    [40, 40, ['no-models']],
    [1, 1, ['no-models']],
  ])('of %i models by %i is held for %j', (total, removed, want) => {
    const models = plainModels(total);
    expect(heldFor(editionOf(models), editionOf(models.slice(removed)))).toEqual(want);
  });

  it('is held too when as many strangers take their place', () => {
    const strangers = modelsOf('zeta', 10).map((model) => ({ ...model, capabilities: ['video'] }));
    expect(heldFor(editionOf(plainModels(10)), editionOf(strangers))).toEqual(['models-removed=10']);
  });

  it('is not held for renames, however many', () => {
    const prices = (index: number) => [
      priceOf('input', `0.${index + 1}`),
      priceOf('output', `${index + 2}.5`),
    ];
    const models = modelsOf('xai', 12).map((model, index) => ({ ...model, prices: prices(index) }));
    const renamed = models.map((model) => ({ ...model, id: `space${model.id}`, provider: 'spacexai' }));
    const { held, counts } = judge(caseOf(editionOf(models), editionOf(renamed)));
    expect(held).toEqual([]);
    expect(counts.kinds).toEqual({ 'model-renamed': 12 });
  });

  it('says how many of how many, and the limit', () => {
    const models = plainModels(40);
    expect(judge(caseOf(editionOf(models), editionOf(models.slice(21)))).held).toEqual([
      {
        models: models.slice(0, 21).map(({ id }) => id),
        rule: 'models-removed',
        subject: null,
        seen: '21 of 40 models removed',
        limit: 'below 25 % of the models in one edition',
        accept: 'models-removed=21',
      },
    ]);
  });
});

describe("a provider's section", () => {
  const others = modelsOf('other', 20);

  it.each([
    [1, 1, []],
    [2, 2, []],
    [3, 3, ['provider-removed:acme=3']],
    [4, 3, []],
    [5, 2, []],
    [5, 3, ['provider-removed:acme=3']],
    [4, 4, ['provider-removed:acme=4']],
  ])('of %i models that loses %i is held for %j', (total, removed, want) => {
    const section = modelsOf('acme', total);
    const next = editionOf([...others, ...section.slice(removed)]);
    expect(heldFor(editionOf([...others, ...section]), next)).toEqual(want);
  });

  it.each([
    ['half of a small one', 10, 6, []],
    ['half of a large one', 10, 9, ['provider-removed:acme=9']],
    ['all of a small one', 3, 3, ['provider-removed:acme=3']],
  ])('in a catalog of thousands is held for %s: %i that lose %i', (_what, total, removed, want) => {
    const [crowd, section] = [modelsOf('crowd', 2_500), modelsOf('acme', total)];
    const next = editionOf([...crowd, ...section.slice(removed)]);
    expect(heldFor(editionOf([...crowd, ...section]), next)).toEqual(want);
  });

  it('has not vanished when something of that provider came', () => {
    const [section, came] = [modelsOf('acme', 4), modelOf('acme/wholly-other', { category: 'video' })];
    expect(heldFor(editionOf([...others, ...section]), editionOf([...others, came]))).toEqual([]);
  });

  it('is not told apart when the whole catalog is held', () => {
    const sections = ['a', 'b', 'c'].flatMap((provider) => modelsOf(provider, 10));
    expect(heldFor(editionOf([...sections, ...others]), editionOf(others))).toEqual(['models-removed=30']);
  });
});

describe('a price', () => {
  const priced = (id: string, amount: string, item = 'input') =>
    modelOf(id, { prices: [priceOf(item, amount)] });
  const heldForPrice = (from: string, to: string) =>
    heldFor(editionOf([priced('acme/a', from)]), editionOf([priced('acme/a', to)]));

  it.each([
    ['1', '9.99', []],
    ['1', '10', ['price-factor:acme/a']],
    ['10', '1.01', []],
    ['10', '1', ['price-factor:acme/a']],
    ['0.5', '500', ['price-factor:acme/a']],
    ['0', '0.5', ['zero-crossing:acme/a']],
    ['0.5', '0', ['zero-crossing:acme/a']],
    ['0', '0.00', []],
  ])('that goes from %s to %s is held for %j', (from, to, want) => {
    expect(heldForPrice(from, to)).toEqual(want);
  });

  it('read per token instead of per million is held, whatever its text', () => {
    const wrong = { prices: [priceOf('input', '0.5', { per: { count: 1, unit: 'token' } })] };
    const held = heldFor(editionOf([priced('acme/a', '0.5')]), editionOf([modelOf('acme/a', wrong)]));
    expect(held).toEqual(['price-factor:acme/a']);
  });

  it('written in another unit is not held', () => {
    const same = { prices: [priceOf('input', '0.0000005', { per: { count: 1, unit: 'token' } })] };
    expect(heldFor(editionOf([priced('acme/a', '0.5')]), editionOf([modelOf('acme/a', same)]))).toEqual([]);
  });

  it.each([
    [2, '1000', ['price-factor:m/0', 'price-factor:m/1']],
    [3, '1000', ['unit-slip:up-1000=3']],
    [40, '1000', ['unit-slip:up-1000=40']],
    [40, '1000000', ['unit-slip:up-1000000=40']],
    [40, '0.001', ['unit-slip:down-1000=40']],
    [40, '0.000001', ['unit-slip:down-1000000=40']],
    [5, '50', [0, 1, 2, 3, 4].map((index) => `price-factor:m/${index}`)],
    [6, '50', ['price-factor=6']],
  ])('of each of %i models times %s is held for %j', (count, to, want) => {
    const models = (amount: string) =>
      Array.from({ length: count }, (_, index) => priced(`m/${index}`, amount));
    expect(heldFor(editionOf(models('1')), editionOf(models(to)))).toEqual(want);
  });

  it.each([
    [2, []],
    [3, ['prices-swapped:input-output=3']],
    [12, ['prices-swapped:input-output=12']],
  ])('that changed places with another one in %i models is held for %j', (count, want) => {
    const models = (input: string, output: string) =>
      Array.from({ length: 12 }, (_, index) => {
        const [first, second] = index < count ? [input, output] : ['1', '4'];
        return modelOf(`m/${index}`, { prices: [priceOf('input', first), priceOf('output', second)] });
      });
    expect(heldFor(editionOf(models('1', '4')), editionOf(models('4', '1')))).toEqual(want);
  });

  it('of one model that moved twice is one reason', () => {
    const both = (input: string, output: string) =>
      editionOf([modelOf('acme/a', { prices: [priceOf('input', input), priceOf('output', output)] })]);
    const { held } = judge(caseOf(both('1', '2'), both('20', '40')));
    expect(held.map((reason) => reason.accept)).toEqual(['price-factor:acme/a']);
    expect(held[0]?.seen).toMatch(/input.*; .*output/);
  });

  it.each([
    [5, Array.from({ length: 5 }, (_, index) => `zero-crossing:m/${index}`)],
    [6, ['zero-crossing=6']],
  ])('that became free for %i models is held for %j', (count, want) => {
    const models = (amount: string) =>
      Array.from({ length: count }, (_, index) => priced(`m/${index}`, amount));
    expect(heldFor(editionOf(models('1')), editionOf(models('0')))).toEqual(want);
  });

  it.each([
    ['a price that moves tenfold', '1', '10'],
    ['a price that becomes free', '1', '0'],
    ['a price that is no longer free', '0', '1'],
  ])('%s is said first when it is one alone, and held when three go the same way', (_, from, to) => {
    const catalog = (amount: string, count: number) =>
      editionOf([
        ...plainModels(40),
        ...Array.from({ length: count }, (_each, index) => priced(`m/${index}`, amount)),
      ]);
    const one = judge(caseOf(catalog(from, 1), catalog(to, 1)));
    expect(one.held).toEqual([]);
    expect(one.looks?.join()).toMatch(/m\/0: input price/);
    expect(heldFor(catalog(from, 3), catalog(to, 3))).toHaveLength(3);
  });

  it('of one model at many hosts is one move', () => {
    const hosts = ['alpha', 'beta', 'gamma', 'delta'];
    const at = (name: (index: number) => string, amount: string) =>
      editionOf([
        ...plainModels(30),
        ...hosts.map((host, index) => priced(`${host}/${name(index)}`, amount)),
      ]);
    const held = (name: (index: number) => string) => heldFor(at(name, '20'), at(name, '1'));
    expect(held(() => 'lynx-8b')).toEqual([]);
    expect(held((index) => `lynx-${index}b`)).toHaveLength(4);
  });

  it('that is one alone may be accepted by name all the same', () => {
    const [base, next] = [
      [...plainModels(9), priced('m/a', '1')],
      [...plainModels(9), priced('m/a', '0')],
    ];
    const accepts = [parseAccept('zero-crossing:m/a')];
    const { accepted, looks } = judge(caseOf(editionOf(base), editionOf(next), { accepts }));
    expect([accepted.map(({ rule }) => rule), looks]).toEqual([['zero-crossing'], undefined]);
  });

  it('is not held again for a value that was accepted once', () => {
    const at = (amount: string) => [modelOf('m/a', { prices: [priceOf('input', amount)] })];
    const history = historyOf([
      ['2026-09-01', at('1')],
      ['2026-09-02', at('0')],
    ]);
    expect(heldFor(editionOf(at('0')), editionOf(at('1.00')), { history })).toEqual([]);
    expect(heldFor(editionOf(at('0')), editionOf(at('2')), { history })).toEqual(['zero-crossing:m/a']);
  });

  it('is not held for a value that was accepted once under the id that goes with this edition', () => {
    const at = (id: string, amount: string) => [modelOf(id, { prices: [priceOf('input', amount)] })];
    const days = [
      ['2026-09-01', at('m/lynx-8b', '1')],
      ['2026-09-02', at('m/lynx-8b', '0')],
    ] as const;
    const history = historyOf(days);
    const held = (amount: string) =>
      heldFor(editionOf(at('m/lynx-8b', '0')), editionOf(at('m/acme/lynx-8b', amount)), { history });
    expect(held('1.00')).toEqual([]);
    expect(held('2')).toEqual(['zero-crossing:m/acme/lynx-8b']);
  });

  it('may go to zero as often as the configuration says', () => {
    const [base, next] = [editionOf([priced('m/a', '1')]), editionOf([priced('m/a', '0')])];
    expect(heldFor(base, next, { limits: { zeroCrossings: 1 } })).toEqual([]);
  });
});

describe('a cache price', () => {
  const cached = (read: string, id = 'acme/a') =>
    editionOf([modelOf(id, { prices: [priceOf('input', '1'), priceOf('cache_read', read)] })]);

  it.each([
    ['0.2', '1', []],
    ['0.2', '1.01', ['cache-above-input:acme/a']],
    ['1.5', '1.6', []],
  ])('that goes from %s to %s beside an input price of 1 is held for %j', (from, to, want) => {
    expect(heldFor(cached(from), cached(to))).toEqual(want);
  });

  it('above the input price is held in a baseline', () => {
    expect(heldFor(null, cached('2'))).toEqual(['cache-above-input:acme/a']);
    expect(heldFor(null, cached('0.5'))).toEqual([]);
  });

  it('is compared with the input price of its own tier', () => {
    const tier = { above: 200_000, unit: 'token' };
    const prices = [
      priceOf('input', '1'),
      priceOf('input', '3', { tier }),
      priceOf('cache_read', '0.5'),
      priceOf('cache_read', '2', { tier }),
    ];
    expect(heldFor(null, editionOf([modelOf('acme/a', { prices })]))).toEqual([]);
  });

  it('that was above it under an older id is not new', () => {
    const named = (id: string) =>
      editionOf([
        modelOf(id, {
          context: countOf(200_000),
          prices: [priceOf('input', '1'), priceOf('output', '3'), priceOf('cache_read', '2')],
        }),
      ]);
    const { held, counts } = judge(caseOf(named('acme/gpt-4-1'), named('acme/gpt-4.1')));
    expect(counts.kinds).toEqual({ 'model-renamed': 1 });
    expect(held).toEqual([]);
  });
});

describe('a limit', () => {
  const limited = (field: 'context' | 'maxOutput', tokens: number, precision: number) =>
    editionOf([modelOf('acme/a', { [field]: countOf(tokens, precision) })]);

  it.each([
    ['context', [200_000, 1000], [21_000, 1000], []],
    ['context', [200_000, 1000], [20_000, 1000], ['limit-shrank:acme/a']],
    ['context', [1_049_000, 1000], [105_000, 1000], ['limit-shrank:acme/a']],
    ['context', [1_048_576, 1], [104_858, 1], []],
    ['context', [1_048_576, 1], [104_857, 1], ['limit-shrank:acme/a']],
    ['maxOutput', [64_000, 1], [6_400, 1], ['limit-shrank:acme/a']],
    ['context', [20_000, 1000], [200_000, 1000], []],
    ['context', [4_096, 1], [1_048_576, 1], []],
    ['context', [200_000, 1000], [200_000_000, 1000], ['limit-grew:acme/a']],
    ['maxOutput', [8_192, 1], [8_192_000, 1], ['limit-grew:acme/a']],
  ] as const)(
    '%s that goes from %j to %j is held for %j',
    (field, [from, fromPrecision], [to, toPrecision], want) => {
      expect(heldFor(limited(field, from, fromPrecision), limited(field, to, toPrecision))).toEqual(want);
    },
  );
});

describe('an API', () => {
  const operations = (count: number) => Array.from({ length: count }, (_, index) => `POST /v1/op-${index}`);

  it.each([
    [9, 4, []],
    [9, 5, ['operations-removed=5']],
    [2, 1, []],
    [9, 9, ['no-operations']],
  ])('of %i operations that loses %i is held for %j', (total, removed, want) => {
    const all = operations(total);
    expect(heldFor(apiOf(all), apiOf(all.slice(removed)))).toEqual(want);
  });

  it('is not held for other names of its path parameters', () => {
    expect(
      heldFor(apiOf(['GET /v1/a/{id}', 'GET /v1/b/{id}']), apiOf(['GET /v1/a/{a}', 'GET /v1/b/{b}'])),
    ).toEqual([]);
  });

  it('is not held when its path items move behind references', () => {
    const item = { get: {}, post: {}, put: {} };
    const info = { title: 'API', version: '1' };
    const plain = { openapi: '3.1.0', info, paths: { '/v1/a': item } };
    const moved = {
      ...{ openapi: '3.1.0', info, components: { pathItems: { A: item } } },
      paths: { '/v1/a': { $ref: '#/components/pathItems/A' } },
    };
    const [before, after] = [plain, moved].map((spec) =>
      editionOf([], { catalog: null, api: { spec, text: '' } }),
    );
    expect(after && heldFor(before ?? null, after)).toEqual([]);
  });

  it('without operations is held in a baseline', () => {
    expect(heldFor(null, apiOf([]))).toEqual(['no-operations']);
  });
});
