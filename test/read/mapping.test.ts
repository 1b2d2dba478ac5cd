import { describe, expect, it } from 'vitest';
import { type CatalogMapping, mappingSchema } from '../../src/read/mapping.ts';
import { readAs } from '../../src/read/read-as.ts';

const read = (text: string, mapping: CatalogMapping) => {
  const kind = text.startsWith('{') || text.startsWith('[') ? 'models-json' : 'models-md';
  const { value, problems } = readAs(kind, text, 'models', { mapping: mappingSchema.parse(mapping) });
  const models = value?.part === 'catalog' ? value.catalog.models : null;
  return { models, problems };
};

type JsonMapping = NonNullable<CatalogMapping['json']>;

const pricesOf = (models: ReturnType<typeof read>['models']) =>
  models?.map(({ id, prices }) => [
    id,
    ...prices.map(({ item, amount, per }) => `${item} ${amount} ${per.count} ${per.unit}`),
  ]);

describe('a mapping of tables', () => {
  const versions =
    '| Model | Version | Price in | Weird |\n|--|--|--|--|\n| alpha | 0301 | 2 | 9 |\n| alpha | 0613 | 3 | 9 |\n';

  it('makes an id of two columns and gives headers a meaning', () => {
    const table = {
      id: ['Model', 'Version'],
      join: '-',
      columns: { 'Price in': 'input: USD per 1M tokens', Weird: 'output: USD per 1M tokens' },
    };
    const { models, problems } = read(versions, { tables: [table] });
    expect(problems).toEqual([]);
    expect(pricesOf(models)).toEqual([
      ['alpha-0301', 'input 2 1000000 token', 'output 9 1000000 token'],
      ['alpha-0613', 'input 3 1000000 token', 'output 9 1000000 token'],
    ]);
  });

  it('takes the column that it names for the id', () => {
    const { models } = read('| Thing | Input |\n|--|--|\n| a-1 | $1 / 1M tokens |\n', {
      tables: [{ header: 'Thing', id: 'Thing' }],
    });
    expect(pricesOf(models)).toEqual([['a-1', 'input 1 1000000 token']]);
  });

  it('gives prices without a unit the one of their table, and no other table', () => {
    const text =
      '## A\n\n| Model | Input |\n|--|--|\n| a-1 | 1 |\n\n## B\n\n| Model | Input |\n|--|--|\n| b-1 | 2 |\n';
    const { models } = read(text, { tables: [{ under: 'A', prices: 'USD per 1M tokens' }] });
    expect(models?.find(({ id }) => id === 'a-1')?.prices).toHaveLength(1);
  });

  it('takes what stands in the column that it names, names too, and reads the next edition by the same lines', () => {
    const page = (price: string) =>
      `| Model | Input |\n|--|--|\n| Oak Four | $${price} / 1M tokens |\n| Elm (tiny) | $2 / 1M tokens |\n`;
    const mapping: CatalogMapping = { tables: [{ header: 'Model', id: 'Model' }] };
    const prices = (price: string) => pricesOf(read(page(price), mapping).models);
    expect(prices('1')).toEqual([
      ['Elm', 'input 2 1000000 token'],
      ['Oak Four', 'input 1 1000000 token'],
    ]);
    expect(prices('3')?.at(1)).toEqual(['Oak Four', 'input 3 1000000 token']);
  });

  it('skips a table', () => {
    const text =
      '| Model ID |\n|--|\n| a-1 |\n\n## Old\n\n| Model | End |\n|--|--|\n| Old Zero | 2026-01-01 |\n| Old One | 2026-01-01 |\n';
    const { models, problems } = read(text, { tables: [{ under: 'Old', skip: true }] });
    expect([models?.map(({ id }) => id), problems]).toEqual([['a-1'], []]);
  });

  it.each([
    { tables: [{ under: 'Gone', skip: true }] },
    { tables: [{ columns: { 'No such header': 'context' } }] },
  ] as CatalogMapping[])('that fits nothing any more is an error that names it: %j', (mapping) => {
    const { models, problems } = read('| Model ID | Context |\n|--|--|\n| a-1 | 1K |\n', mapping);
    expect(models).toBeNull();
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'error', seen: expect.stringContaining('catalog.tables[0]') }),
    ]);
  });
});

describe('a part of a table that fits nothing any more', () => {
  const page =
    '## A\n\n| Model ID | Input | Output ($) |\n|--|--|--|\n| a-1 | $1 / 1M tokens | $2 / 1M tokens |\n';

  it.each([
    [{ under: 'A', prices: 'USD per 1M tokens' }, 'catalog.tables[0].prices'],
    [{ id: 'Model ID', join: '-' }, 'catalog.tables[0].join'],
    [{ under: 'A', join: '-', skip: true }, 'catalog.tables[0].join'],
    [{ header: 'Input' }, 'catalog.tables[0]: {"header":"Input"}'],
  ] as [NonNullable<CatalogMapping['tables']>[number], string][])('is an error: %j', (table, seen) => {
    const { models, problems } = read(`${page}\n| Model ID |\n|--|\n| b-1 |\n`, { tables: [table] });
    expect([models, problems.map((problem) => problem.seen)]).toEqual([null, [seen]]);
  });

  it('is an error where another one says it already', () => {
    const columns = { Weird: 'input: USD per 1M tokens' };
    const tables = [{ columns }, { header: 'Model ID', columns: { Weird: 'context' } }];
    const { problems } = read('| Model ID | Weird |\n|--|--|\n| a-1 | 2 |\n', { tables });
    expect(problems.map(({ seen }) => seen)).toEqual(['catalog.tables[1].columns "Weird"']);
  });

  it('is none where some cell needs it: the currency, or the unit', () => {
    const text =
      '| Model ID | Input per 1M tokens | Output (€) |\n|--|--|--|\n| a-1 | 1 | 2 |\n| a-2 | $3 | 4 |\n';
    const tables = [{ header: 'Model ID', prices: 'USD per 1K tokens' }];
    const { models, problems } = read(text, { tables });
    expect(problems).toEqual([]);
    expect(
      models?.map(({ prices }) => prices.map(({ amount, currency, per }) => [amount, currency, per.count])),
    ).toEqual([
      [
        ['1', 'USD', 1_000_000],
        ['2', 'EUR', 1000],
      ],
      [
        ['3', 'USD', 1_000_000],
        ['4', 'EUR', 1000],
      ],
    ]);
  });

  it.each(['is deprecated', 'can vision', 'outputs', 'a limit again'])(
    'cannot be called %j, which a field of JSON may be',
    (meaning) => {
      expect(mappingSchema.safeParse({ tables: [{ columns: { A: meaning } }] }).success).toBe(false);
    },
  );

  it.each(['USD per thing of air', 'USD', 'dollars per token'])('has no prices in %j', (prices) => {
    expect(mappingSchema.safeParse({ tables: [{ under: 'A', prices }] }).success).toBe(false);
    expect(mappingSchema.safeParse({ json: { prices } }).success).toBe(false);
  });
});

describe('a mapping of JSON', () => {
  const text = JSON.stringify({
    result: { items: [{ slug: 'a-1', win: 8000, in: 2, out: { usd: '8' }, tier: 'pro' }] },
  });
  const json = {
    list: '/result/items/*',
    id: '/slug',
    fields: { '/win': 'context', '/in': 'input: USD per 1M tokens', '/out/usd': 'output: USD per 1M tokens' },
  };

  it('says where the list, the id and each field are', () => {
    const { models, problems } = read(text, { json });
    expect(problems).toEqual([]);
    expect(models?.[0]?.context?.tokens).toBe(8000);
    expect(pricesOf(models)).toEqual([['a-1', 'input 2 1000000 token', 'output 8 1000000 token']]);
  });

  it.each([
    ['/ctx', { ...json, fields: { ...json.fields, '/ctx': 'context' } }, 'catalog.json.fields "/ctx"'],
    ['a list', { ...json, list: '/models/*' }, 'result'],
    ['an id', { ...json, id: '/tier/x' }, 'no id'],
    ['a part of an id', { ...json, id: ['/region', '/slug'] }, 'catalog.json.id "/region"'],
    ['what joins a single part', { ...json, join: ':' }, 'catalog.json.join'],
    ['ids that repeat', { ...json, repeats: true }, 'catalog.json.repeats'],
    [
      'prices that say no unit',
      { ...json, prices: 'USD per 1M tokens' },
      'catalog.json.prices: "USD per 1M tokens"',
    ],
    [
      'a factor',
      { ...json, fields: { '/in': { means: 'input: USD per token', times: ['2', '/factor'] } } },
      'catalog.json.fields "/in": times "/factor"',
    ],
    [
      'a condition',
      { ...json, fields: { '/in': { means: 'input: USD per token', when: ['/tier', 'free'] } } },
      'catalog.json.fields "/in": when ["/tier","free"]',
    ],
  ] as [string, JsonMapping, string][])(
    'that fits nothing any more is an error: %s',
    (_name, wrong, seen) => {
      const { models, problems } = read(text, { json: wrong });
      expect(models).toBeNull();
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.map((problem) => problem.seen)).toEqual([expect.stringContaining(seen)]);
    },
  );

  it('is used as a whole without an error', () => {
    const row = (more: object) => ({
      id: 'oak-1',
      kind: 'chat',
      rate: 2,
      unit_price: '3',
      input: 1,
      ...more,
    });
    const rows = [row({ by: 'north' }), row({ by: 'north' }), row({ by: 'south', kind: 'image' })];
    const json1: JsonMapping = {
      ...{ list: '/*', id: ['/by', '/id'], join: ':', repeats: true, prices: 'USD per 1M tokens' },
      fields: {
        '/unit_price': { means: 'output: USD per token', times: ['/rate', '0.5'], when: ['/kind', 'chat'] },
      },
    };
    const { models, problems } = read(JSON.stringify(rows), { json: json1 });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(pricesOf(models)).toEqual([
      ['north:oak-1', 'input 1 1000000 token', 'output 3 1 token'],
      ['south:oak-1', 'input 1 1000000 token'],
    ]);
  });

  it.each([
    ['tables', { tables: [{ header: 'Model', id: 'Model' }] }, text, 'catalog.tables'],
    ['json', { json }, '| Model ID | Context |\n|--|--|\n| a-1 | 1K |\n', 'catalog.json'],
  ] as [string, CatalogMapping, string, string][])(
    'of %s is an error where the catalog is of the other form',
    (_name, mapping, document, seen) => {
      expect(read(document, mapping)).toMatchObject({
        models: null,
        problems: [{ severity: 'error', seen }],
      });
    },
  );

  it('gives prices without a unit the one of the list, and no other', () => {
    const models = [
      { id: 'oak-1', context_window: 1000, prompt_per_1m: 2, output: '$8', image_eur_per_image: 1 },
      { id: 'oak-2', context_window: 1000, prompt_per_1m: 3, output: 'free', image_eur_per_image: 1 },
    ];
    const { models: read1 } = read(JSON.stringify({ models }), { json: { prices: 'USD per 1K tokens' } });
    expect(pricesOf(read1)).toEqual([
      ['oak-1', 'input 2 1000000 token', 'output 8 1000 token', 'image 1 1 image'],
      ['oak-2', 'input 3 1000000 token', 'output 0 1000 token', 'image 1 1 image'],
    ]);
    expect(read1?.[0]?.context?.tokens).toBe(1000);
  });

  it('makes an id of several fields, one of which may be missing', () => {
    const row = (region: string | null, input: number) => ({ region, 'a/b~': 'oak-1', input, window: 8000 });
    const json1 = { list: '/*', id: ['/region', '/a~1b~0'], join: ':', prices: 'USD per token' };
    const text1 = JSON.stringify([row('north', 1), row('south', 2), row(null, 3)]);
    expect(pricesOf(read(text1, { json: json1 }).models)).toEqual([
      ['north:oak-1', 'input 1 1 token'],
      ['oak-1', 'input 3 1 token'],
      ['south:oak-1', 'input 2 1 token'],
    ]);
  });

  it('takes several entries for one model only where it is told to', () => {
    const rows = [1, 2, 2].map((input) => ({ id: 'oak-1', input, output: 4, context_window: 10 }));
    const json1 = { list: '/*', id: '/id', prices: 'USD per 1M tokens' };
    expect(read(JSON.stringify(rows), { json: json1 }).problems[0]?.expected).toContain('"repeats": true');
    const { models } = read(JSON.stringify(rows), { json: { ...json1, repeats: true } });
    expect(pricesOf(models)).toEqual([['oak-1', 'output 4 1000000 token']]);
    expect(models?.[0]?.unread.length).toBeGreaterThan(0);
  });

  it('takes a price in a list under conditions only by its number', () => {
    const tiers = [{ input: 1 }, { input: 2 }];
    const text1 = JSON.stringify({
      models: [
        { id: 'oak-1', tiers },
        { id: 'oak-2', tiers: [{ input: 3 }] },
      ],
    });
    const at = (index: string) => ({
      json: { list: '/models/*', id: '/id', fields: { [`/tiers/${index}/input`]: 'input: USD per token' } },
    });
    expect(pricesOf(read(text1, at('*')).models)).toEqual([['oak-1'], ['oak-2', 'input 3 1 token']]);
    expect(pricesOf(read(text1, at('0')).models)).toEqual([
      ['oak-1', 'input 1 1 token'],
      ['oak-2', 'input 3 1 token'],
    ]);
  });

  it('reads one of several editions in a document, and models of all groups', () => {
    const oak = (n: number) => ({ name: `Oak ${n} `, window: n });
    const text1 = JSON.stringify({
      days: [{ by: [{ models: [oak(1)] }, { models: [oak(2)] }] }, { by: [] }],
    });
    const json1 = { list: '/days/0/by/*/models/*', id: '/name', fields: { '/window': 'context' } };
    const { models } = read(text1, { json: json1 });
    expect(models?.map(({ id, context }) => [id, context?.tokens])).toEqual([
      ['Oak 1', 1],
      ['Oak 2', 2],
    ]);
  });

  it.each(['input: USD', 'input', 'prices', 'input: USD per thing of air'])(
    'refuses the meaning %j',
    (words) => {
      expect(mappingSchema.safeParse({ json: { ...json, fields: { '/in': words } } }).success).toBe(false);
    },
  );
});
