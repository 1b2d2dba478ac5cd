import { describe, expect, it } from 'vitest';
import { detectKind } from '../../src/read/kind.ts';
import { type CatalogMapping, mappingSchema } from '../../src/read/mapping.ts';
import { proposeForCatalog } from '../../src/read/propose-mapping.ts';
import { readAs } from '../../src/read/read-as.ts';

const read = (value: unknown, json?: NonNullable<CatalogMapping['json']>) => {
  const text = JSON.stringify(value, null, 1);
  const mapping = json === undefined ? {} : mappingSchema.parse({ json });
  const { value: part, problems } = readAs(detectKind(text) ?? 'models-md', text, 'models', { mapping });
  const catalog = part?.part === 'catalog' ? part.catalog : null;
  return { models: catalog?.models ?? null, coverage: catalog?.coverage, problems };
};

const unreadIn = (models: ReturnType<typeof read>['models']) =>
  models?.map(({ unread }) => unread.map(({ field, text }) => `${field}: ${text}`));

describe('a price whose neighbour names what we do not know', () => {
  it.each([
    [{ currency: 'credits', input: 5 }, []],
    [{ currency: 'EUR', unit: 'per wish', input: 5 }, []],
    [{ currency: 'Rs', currency_code: 'INR', input: 5 }, ['5 INR']],
    [{ currency: '', unit: null, input: 5 }, ['5 USD']],
  ])('takes nothing in its place from the configuration: %j', (row, wanted) => {
    const rows = [
      { id: 'oak-1', input: 1, context_window: 9000 },
      { id: 'oak-2', context_window: 9000, ...row },
    ];
    const { models } = read({ models: rows }, { prices: 'USD per 1M tokens' });
    expect(models?.[1]?.prices.map(({ amount, currency }) => `${amount} ${currency}`)).toEqual(wanted);
  });
});

describe('deployments of one model', () => {
  const deployment = (more: object) => ({
    model_name: 'oak-1',
    model_info: { litellm_provider: 'acme', ...more },
  });

  it('have no limit, price or category that they say differently', () => {
    const { models, coverage } = read({
      data: [
        deployment({
          mode: 'chat',
          max_input_tokens: 1000,
          input_cost_per_token: 1e-6,
          output_cost_per_token: 2e-6,
        }),
        deployment({
          mode: 'embedding',
          max_input_tokens: 2000,
          input_cost_per_token: 3e-6,
          output_cost_per_token: 2e-6,
        }),
      ],
    });
    expect(models?.[0]).toMatchObject({ category: null, context: null });
    expect(models?.[0]?.prices.map(({ item, amount }) => `${item} ${amount}`)).toEqual(['output 0.000002']);
    expect(unreadIn(models)).toEqual([
      [
        ...['category: embedding', 'category: text', 'context: 1000', 'context: 2000'],
        ...['input: 0.000001', 'input: 0.000003'],
      ],
    ]);
    expect(coverage?.unread).toBe(6);
  });
});

describe('a limit under a name that says a part of it', () => {
  it.each([
    [
      { context_window: { total: 8000, input: 8000, output: 4000 } },
      [8000, 4000],
      ['context: context_window.input: 8000'],
    ],
    [
      { display_info: { output_tokens: 4096, max_tokens: 9000 } },
      [null, null],
      ['context: display_info.max_tokens: 9000', 'context: display_info.output_tokens: 4096'],
    ],
    [{ context_window: 8000, usage: { output_tokens: 90000 }, chars_per_token: 4.2 }, [8000, null], []],
  ])('is read or unread, and never passed over: %j', (row, limits, unread) => {
    const { models } = read({ models: [1, 2].map((id) => ({ id: `oak-${id}`, ...row })) });
    expect(
      models?.map(({ context, maxOutput }) => [context?.tokens ?? null, maxOutput?.tokens ?? null])[0],
    ).toEqual(limits);
    expect(unreadIn(models)?.[0]?.toSorted()).toEqual(unread);
  });

  it('has its end, successor and status below a name for them', () => {
    const row = { deprecation: { status: 'deprecated', sunset_date: '2027-01-02', replacement: 'oak-2' } };
    const { models } = read({
      models: [
        { id: 'oak-1', context_window: 1, ...row },
        { id: 'oak-2', context_window: 1 },
      ],
    });
    expect(models?.[0]).toMatchObject({
      status: 'deprecated',
      deprecation: { date: '2027-01-02', successor: 'oak-2' },
    });
  });
});

describe('lists of few', () => {
  it('with a single model are read where they are called models', () => {
    const { models } = read({
      models: { 'oak-1': { input_usd_per_token: 2 } },
      aliases: { 'oak-1-x': 'oak-1' },
    });
    expect(models?.map(({ id, prices }) => [id, prices.length])).toEqual([['oak-1', 1]]);
  });

  it.each([{ models: [] }, { version: 1, models: {} }])(
    'with none are a catalog without models: %j',
    (value) => {
      expect(read(value).problems.map(({ seen }) => seen)).toEqual(['a catalog without models']);
    },
  );

  it('pass over an id of signs alone, which stands for all others', () => {
    const { models, problems } = read({
      'oak-1': { input: 1, output: 2 },
      'oak-2': { input: 1, output: 2 },
      '*': { input: 3, output: 4 },
    });
    expect(models?.map(({ id }) => id)).toEqual(['oak-1', 'oak-2']);
    expect(problems).toContainEqual(expect.objectContaining({ seen: '"*"', severity: 'warning' }));
  });
});

describe('what is proposed', () => {
  const rows = [
    { id: 'oak-1', ctx: 8000, cost_input_per_m: 1 },
    { id: 'oak-2', ctx: null, cost_input_per_m: null },
  ];

  it('is what is unread, whichever model has it, and not where the list is found anyhow', () => {
    expect(proposeForCatalog(JSON.stringify({ models: rows }))?.json).toEqual({
      fields: { '/ctx': 'context', '/cost_input_per_m': '…: … per …' },
    });
  });

  it('is nothing where all is read', () => {
    expect(
      proposeForCatalog(JSON.stringify({ models: rows.map(({ id }) => ({ id, context_window: 9 })) })),
    ).toBeNull();
  });

  it('reads the catalog once its blanks are filled', () => {
    const filled = {
      fields: { '/ctx': 'context', '/cost_input_per_m': 'input: USD per 1M tokens' },
    } as const;
    const { models } = read({ models: rows }, filled);
    expect(unreadIn(models)).toEqual([[], []]);
    expect(models?.[0]?.prices[0]?.amount).toBe('1');
  });

  it('takes ids that are there twice for one model', () => {
    const group = (provider: string, names: string[]) => ({
      provider,
      models: names.map((name) => ({ name, input: 1 })),
    });
    const value = [
      group('a', ['oak-1', 'oak-2']),
      group('b', ['oak-1', 'elm-1']),
      group('c', ['fir-1', 'fir-1']),
    ];
    expect(proposeForCatalog(JSON.stringify(value))?.json).toMatchObject({
      id: ['/provider', '/name'],
      repeats: true,
    });
  });
});
