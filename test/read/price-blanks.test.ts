import { describe, expect, it } from 'vitest';
import { explainModel } from '../../src/read/explain.ts';
import { type CatalogMapping, mappingSchema } from '../../src/read/mapping.ts';
import { proposeMapping } from '../../src/read/propose-mapping.ts';
import { readAs } from '../../src/read/read-as.ts';

type JsonMapping = NonNullable<CatalogMapping['json']>;

function read(value: unknown, json: JsonMapping) {
  const mapping = mappingSchema.parse({ json });
  const { value: part, problems } = readAs('models-json', JSON.stringify(value), 'models', { mapping });
  const models = part?.part === 'catalog' ? part.catalog.models : null;
  const told = models?.map(({ id, prices, unread }) => [
    id,
    ...prices.map(
      ({ item, amount, currency, per, tier }) =>
        `${item} ${amount} ${currency} / ${per.count} ${per.unit}${tier === null ? '' : ` > ${tier.above}`}`,
    ),
    ...unread.map(({ text }) => `? ${text}`),
  ]);
  return { told, errors: problems.filter(({ severity }) => severity === 'error').map(({ seen }) => seen) };
}

const of = (prices: unknown) => ({ models: [{ id: 'oak-1', prices }] });
const at = (fields: NonNullable<JsonMapping['fields']>): JsonMapping => ({
  list: '/models/*',
  id: '/id',
  fields,
});

describe('a price that leaves something to other fields', () => {
  it.each([
    [
      'the item that a field beside it names',
      [
        { kind: 'Prompt Tokens', sum: 1 },
        { kind: 'cachedInput', sum: '0.5' },
        { kind: 'wood', sum: 3 },
      ],
      { '/prices/*/sum': '{/prices/*/kind}: USD per 1M tokens' },
      ['input 1 USD / 1000000 token', 'cache_read 0.5 USD / 1000000 token', 'wood 3 USD / 1000000 token'],
    ],
    [
      'the key that holds it',
      { input: 1, completion: 2, currency: 'EUR' },
      { '/prices/*': '{*}: {/prices/currency} per 1K tokens', '/prices/currency': 'nothing new' },
      ['input 1 EUR / 1000 token', 'output 2 EUR / 1000 token'],
    ],
    [
      'unit and currency of each',
      {
        a: { what: 'input', sum: 1, per: '1M tokens', in: 'CNY' },
        b: { what: 'image', sum: 2, per: 'image', in: '$' },
      },
      { '/prices/*/sum': '{/prices/*/what}: {/prices/*/in} per {/prices/*/per}' },
      ['input 1 CNY / 1000000 token', 'image 2 USD / 1 image'],
    ],
    [
      'the count of a unit',
      { sum: 1, every: 1000 },
      { '/prices/sum': 'input: USD per {/prices/every} tokens' },
      ['input 1 USD / 1000 token'],
    ],
    [
      'the threshold of a tier',
      [
        { from: 0, in: 1 },
        { from: 200000, in: 2 },
      ],
      { '/prices/*/in': 'input: USD per 1M tokens above {/prices/*/from}' },
      ['input 1 USD / 1000000 token', 'input 2 USD / 1000000 token > 200000'],
    ],
    [
      'a factor of the same element',
      [
        { kind: 'input', sum: 3, by: '0.01' },
        { kind: 'output', sum: 4, by: '0.001' },
      ],
      { '/prices/*/sum': { means: '{/prices/*/kind}: USD per token', times: ['/prices/*/by'] } },
      ['input 0.03 USD / 1 token', 'output 0.004 USD / 1 token'],
    ],
    [
      'one meaning under each of several conditions',
      [{ way: 'in', sum: 1 }, { way: 'out', sum: 2 }, { sum: 3 }],
      {
        '/prices/*/sum': [
          { means: 'input: USD per token', when: ['/prices/*/way', 'in'] },
          { means: 'output: USD per token', when: ['/prices/*/way', 'out'] },
          { means: 'request: USD per request', when: ['/prices/*/way', null] },
        ],
      },
      ['input 1 USD / 1 token', 'output 2 USD / 1 token', 'request 3 USD / 1 request'],
    ],
    [
      'of a history the entry that has no end',
      [
        { end: '2026-01-01', in: 9 },
        { end: null, in: 1 },
      ],
      {
        '/prices/*/in': [
          { means: 'input: USD per token', when: ['/prices/*/end', null] },
          { means: 'nothing new', when: ['/prices/*/end', '2026-01-01'] },
        ],
      },
      ['input 1 USD / 1 token'],
    ],
  ] as [string, unknown, NonNullable<JsonMapping['fields']>, string[]][])(
    'has %s',
    (_name, prices, fields, wanted) => {
      const { told, errors } = read(of(prices), at(fields));
      expect(errors).toEqual([]);
      expect(told?.map(([id, ...all]) => [id, ...all.toSorted()])).toEqual([['oak-1', ...wanted.toSorted()]]);
    },
  );

  it('is unread where the other field says nothing that is known, or two say different amounts', () => {
    const { told } = read(
      of([
        { kind: 'input', sum: 1, in: 'doubloons' },
        { kind: 'output', sum: 1, in: 'USD' },
        { kind: 'output', sum: 2, in: 'USD' },
      ]),
      at({ '/prices/*/sum': '{/prices/*/kind}: {/prices/*/in} per token' }),
    );
    expect(told).toEqual([['oak-1', '? prices.*.sum: 1', '? prices.*.sum: 1', '? prices.*.sum: 2']]);
  });

  it('is unread where its unit has no words of ours, by its name too', () => {
    const sold = { kind: 'storage', sum: 1, unit: '1M tokens/hour' };
    const blanks = read(of(sold), at({ '/prices/sum': '{/prices/kind}: USD per {/prices/unit}' }));
    expect(blanks.told).toEqual([['oak-1', '? prices.sum: 1']]);
    const named = { input: 1, unit: '1M tokens/hour', currency: 'USD' };
    expect(read(of(named), { list: '/models/*', id: '/id' }).told).toEqual([['oak-1', '? prices.input: 1']]);
  });

  it('keeps the names of what stands beside it', () => {
    const prices = { text: { input_usd_per_token: 1, slow: { input: 3 } }, image: { per_image_usd: 2 } };
    const { told, errors } = read(of(prices), at({ '/prices/*/slow': 'nothing new' }));
    expect([told, errors]).toEqual([[['oak-1', 'input 1 USD / 1 token', 'image 2 USD / 1 image']], []]);
  });

  it('is unread under none of its conditions, unless it says nothing', () => {
    const when = ['/way', 'in'] as const;
    const rows = [
      { id: 'oak-1', way: 'in', sum: 1 },
      { id: 'oak-2', way: 'up', sum: 2 },
      { id: 'oak-3', way: 'up', sum: 0 },
    ];
    const { told } = read(
      { models: rows },
      at({ '/sum': { means: 'input: USD per token', when: [...when] } }),
    );
    expect(told).toEqual([['oak-1', 'input 1 USD / 1 token'], ['oak-2', '? sum: 2'], ['oak-3']]);
  });

  it.each([
    ['a blank', { '/prices/*/sum': '{/prices/*/sort}: USD per token' }, '{/prices/*/sort}'],
    [
      'a condition beside one that holds',
      {
        '/prices/*/sum': [
          { means: 'input: USD per token', when: ['/prices/*/kind', 'input'] },
          { means: 'output: USD per token', when: ['/prices/*/kind', 'gone'] },
        ],
      },
      'when ["/prices/*/kind","gone"]',
    ],
    ['a star', { '/costs/*': '{*}: USD per token' }, '"/costs/*"'],
  ] as [string, NonNullable<JsonMapping['fields']>, string][])(
    'that fits nothing any more is an error: %s',
    (_name, fields, seen) => {
      const { told, errors } = read(of([{ kind: 'input', sum: 1 }]), at(fields));
      expect([told, errors]).toEqual([undefined, [expect.stringContaining(seen)]]);
    },
  );

  it.each([
    '{}: USD per token',
    '{kind}: USD per token',
    '{/a}',
    'input: {/a}',
    '{/a: USD per token',
    'input: USD per {/a} air of {/b}',
  ])('has no other form: %s', (means) =>
    expect(mappingSchema.safeParse({ json: { fields: { '/x': means } } }).success).toBe(false),
  );

  it('is explained by the field that gave each part', () => {
    const text = JSON.stringify(
      of([
        { kind: 'image', sum: 9, in: 'USD' },
        { kind: 'input', sum: 1, in: 'EUR' },
      ]),
      null,
      1,
    );
    const means = '{/prices/*/kind}: {/prices/*/in} per 1M tokens';
    const { sources } = explainModel(
      text,
      'models',
      'models-json',
      { json: at({ '/prices/*/sum': means }) },
      'oak-1',
    );
    expect(
      sources.map(({ field, line, column, under, by }) => [field, line, column, under, by]).at(1),
    ).toEqual([
      ...['input', 13, 6, '/prices/1/sum'],
      {
        item: '"/prices/1/kind" of the model',
        currency: '"/prices/1/in" of the model',
        unit: `catalog.json.fields, which says ${JSON.stringify(means)}`,
      },
    ]);
  });

  it('is proposed where a field beside it names what is bought', () => {
    const value = {
      models: [1, 2].map((sum) => ({ id: `oak-${sum}`, prices: [{ kind: 'input', cost: sum }] })),
    };
    expect(proposeMapping(JSON.stringify(value))?.json?.['fields']).toEqual({
      '/prices/*/cost': '{/prices/*/kind}: … per …',
    });
  });
});

describe('models that are no objects', () => {
  it.each([
    [
      'lists, by their numbers',
      { 'oak-1': ['Oak', [2, 8]] },
      { '/0': 'name', '/1/0': 'input: USD per token' },
    ],
    ['a price alone', { 'oak-1': 2 }, { '/': 'input: USD per token' }],
  ] as [string, object, NonNullable<JsonMapping['fields']>][])(
    'are read as a configuration says: %s',
    (_name, value, fields) => {
      const { told, errors } = read({ models: { ...value } }, { list: '/models/*', id: [null], fields });
      expect([told?.[0]?.slice(0, 2), errors]).toEqual([['oak-1', 'input 2 USD / 1 token'], []]);
    },
  );

  it('are refused without', () => {
    expect(read({ models: { 'oak-1': 2 } }, { list: '/models/*', id: [null] }).errors).toEqual(['2']);
  });
});
