import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../src/read/edition.ts';
import { detectKind } from '../../src/read/kind.ts';
import { readAs } from '../../src/read/read-as.ts';
import { readEdition } from '../../src/read/read-edition.ts';

const read = (value: unknown, kind?: DocumentKind) => {
  const text = JSON.stringify(value, null, 1);
  const found = kind ?? detectKind(text);
  if (found === null) throw new Error('no kind');
  const { value: part, problems } = readAs(found, text, 'models');
  const catalog = part?.part === 'catalog' ? part.catalog : null;
  return { kind: found, catalog, problems, ids: catalog?.models.map(({ id }) => id) };
};

const price = { litellm_provider: 'north', input_cost_per_token: 1e-6, max_input_tokens: 4000 };

describe('a map of models', () => {
  it('keeps ids that a path cannot hold, and says so once', () => {
    const { ids, problems } = read({ 'north/a-1': price, 'North Max (EU)': price, 'a b': price });
    expect(ids).toEqual(['North Max (EU)', 'a b', 'north/a-1']);
    expect(problems.map(({ severity, seen }) => [severity, seen])).toEqual([
      ['warning', 'North Max (EU), a b'],
    ]);
  });

  it.each(['a\u202eb', 'a/../b', '..', ' a', 'a\u0007', '__proto__x\u200b'])('refuses the id %j', (id) => {
    const { catalog, problems } = read({ 'north/a-1': price, [id]: price });
    expect([catalog, problems.some(({ severity }) => severity === 'error')]).toEqual([null, true]);
  });

  it('passes over what stands among the models and is none', () => {
    const { ids, problems, catalog } = read({
      'a-1': price,
      'a-2': price,
      updated: '2026-01-02',
      'a/b/': price,
    });
    expect(ids).toEqual(['a-1', 'a-2']);
    expect(problems.map(({ seen }) => seen)).toEqual(['updated: "2026-01-02"', '"a/b/"']);
    expect(catalog?.coverage?.gaps.map(({ fate, name }) => [fate, name])).toEqual([
      ['passedOver', 'a/b/'],
      ['passedOver', 'updated'],
    ]);
  });
});

describe('one id of two providers', () => {
  const list = (other: object) => ({
    models: [
      { id: 'a-1', provider: 'north', context_window: 1000, deprecation_date: '2027-01-01' },
      { id: 'a-1', provider: 'south', context_window: 2000, deprecation_date: '2027-01-01', ...other },
    ],
  });

  it('is one model with what both say, the rest unread', () => {
    const { catalog, problems } = read(list({}));
    expect(catalog?.models).toMatchObject([
      {
        id: 'a-1',
        context: null,
        deprecation: { date: '2027-01-01' },
        unread: [{ text: '1000' }, { text: '2000' }],
      },
    ]);
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('is a mistake where nothing tells the entries apart', () => {
    expect(read(list({ provider: 'north' })).catalog).toBeNull();
  });
});

describe('a list of models that is none of the known kinds', () => {
  const north = {
    vendor: 'North',
    list: [
      {
        slug: 'a-1',
        title: 'A',
        maxOutputTokens: 10,
        limits: { context: 1000 },
        price_in: 3,
        weird: 1,
        note: '',
      },
      {
        slug: 'a-2',
        title: 'B',
        maxOutputTokens: 20,
        limits: { context: 2000 },
        price_in: 4,
        weird: 1,
        note: '',
      },
    ],
  };

  it('is read by the names of its fields; a price without a unit is unread', () => {
    const { kind, catalog, problems } = read(north);
    expect(kind).toBe('models-json');
    expect(
      catalog?.models.map(({ id, name, context, maxOutput, unread }) => [
        ...[id, name, context?.tokens, maxOutput?.tokens, unread],
      ]),
    ).toEqual([
      ['a-1', 'A', 1000, 10, [{ field: 'prices', text: 'price_in: 3' }]],
      ['a-2', 'B', 2000, 20, [{ field: 'prices', text: 'price_in: 4' }]],
    ]);
    expect(problems[0]?.expected).toContain('catalog.json.fields "/price_in"');
  });

  it('has a fate for every field', () => {
    const { parts, read: told, unread, passedOver, gaps } = read(north).catalog?.coverage ?? {};
    expect([parts, told, unread, passedOver]).toEqual([15, 10, 2, 2]);
    expect(gaps?.map(({ name, parts: times, known }) => [name, times, known])).toEqual([
      ['vendor', 1, true],
      ['price_in', 2, false],
      ['weird', 2, false],
    ]);
  });

  it('needs no list in the configuration, only the fields', () => {
    const text = JSON.stringify(north);
    const mapping = {
      json: { fields: { '/price_in': 'input: USD per 1M tokens', '/weird': 'nothing new' } },
    };
    const documents = [{ name: 'models', bytes: new TextEncoder().encode(text), address: 'x' }] as never;
    const edition = readEdition(documents, { date: null, origin: 'live', strict: true, mapping });
    expect(edition.catalog?.models.map(({ prices }) => prices[0]?.amount)).toEqual(['3', '4']);
    const strict = () =>
      readEdition(documents, {
        ...{ date: null, origin: 'live', strict: true },
        mapping: { json: { fields: { '/price_in': 'input: USD per 1M tokens' } } },
      });
    expect(strict).toThrow(/weird|not readable/);
  });

  it('is not seen in JSON about other things', () => {
    expect(
      detectKind(
        JSON.stringify({
          packages: [
            { id: 'a-1', name: 'x' },
            { id: 'a-2', name: 'y' },
          ],
        }),
      ),
    ).toBeNull();
    expect(detectKind('{"error":{"message":"x","code":500}}')).toBeNull();
  });
});

describe('models by whom they are of', () => {
  const oak = (n: number) => ({ id: `oak-${n}`, context_window: 1000 * n });

  it.each([
    ['lists by key', { north: [oak(1), oak(2)], south: [oak(3)] }],
    [
      'lists within objects',
      { vendors: { north: { url: 'x', models: [oak(1)] }, south: { models: [oak(2), oak(3)] } } },
    ],
    [
      'lists within a list',
      {
        providers: [
          { name: 'North', models: [oak(1), oak(2)] },
          { name: 'South', models: [oak(3)] },
        ],
      },
    ],
    [
      'objects within objects',
      { by: { north: { 'oak-1': oak(1), 'oak-2': oak(2) }, south: { 'oak-3': oak(3), 'oak-4': oak(4) } } },
    ],
  ])('are all read, with their ids as published: %s', (_name, document) => {
    expect(read(document).ids?.slice(0, 3)).toEqual(['oak-1', 'oak-2', 'oak-3']);
  });

  it('have the name of the group in their ids where many are sold by several', () => {
    const sold = (at: string) => ({ provider: at, models: [oak(1), oak(2)] });
    expect(read({ providers: [sold('north'), sold('south')] }).ids).toEqual([
      ...['north/oak-1', 'north/oak-2', 'south/oak-1', 'south/oak-2'],
    ]);
  });

  it('are not read where several editions of one list are in a document', () => {
    const day = (date: string) => ({ date, models: [oak(1), oak(2)] });
    expect(detectKind(JSON.stringify({ versions: [day('2026-01-02'), day('2026-01-01')] }))).toBeNull();
  });

  it('leave nothing of the document without a word; prices beside them are a warning', () => {
    const { catalog, problems } = read({
      updated: '2026-01-01',
      models: [oak(1), oak(2)],
      embedding_models: [
        { name: 'Elm', price: 1 },
        { name: 'Ash', price: 2 },
      ],
    });
    expect(catalog?.coverage?.gaps.map(({ fate, what, name, parts }) => [fate, what, name, parts])).toEqual([
      ['notModels', 'field', 'updated', 1],
      ['notModels', 'list', 'embedding_models', 4],
    ]);
    expect(problems.map(({ severity, seen }) => [severity, seen])).toEqual([['warning', 'embedding_models']]);
  });

  it('have no number of a record for an id', () => {
    const record = (n: number) => ({
      id: `b9854a5c92dc496b997d99d${n}`,
      modelName: `oak-${n}`,
      context_window: 1,
    });
    expect(read([record(1), record(2)]).ids).toEqual(['oak-1', 'oak-2']);
  });
});

describe('an id of more than two entries', () => {
  it('has no price that any of them says differently', () => {
    const at = (provider: string, usd: number) => ({ id: 'oak-1', provider, input_usd_per_mtok: usd });
    const models = [at('a', 1), at('b', 2), at('c', 3), { ...at('a', 9), id: 'oak-2' }];
    expect(read({ models }).catalog?.models.map(({ id, prices }) => [id, prices.length])).toEqual([
      ['oak-1', 0],
      ['oak-2', 1],
    ]);
  });
});

describe('a number under what is bought', () => {
  const one = (input: unknown, more: object = {}) => ({
    models: [
      { id: 'oak-1', context_window: 1000, input, ...more },
      { id: 'oak-2', context_window: 1000, input, ...more },
    ],
  });
  const unread = (document: object) => read(document).catalog?.models[0]?.unread;

  it('is a price and never passed over', () => {
    expect(unread(one(2.5))).toEqual([{ field: 'prices', text: 'input: 2.5' }]);
    expect(unread(one('$2.50'))).toEqual([{ field: 'prices', text: 'input: $2.50' }]);
    expect(unread(one(['text']))).toEqual([]);
  });

  it('is read where the head of the document says currency and unit', () => {
    const { catalog } = read({ currency: 'USD', unit: '1M tokens', ...one('$2.50') });
    expect(catalog?.models[0]?.prices).toMatchObject([{ item: 'input', amount: '2.50', text: '$2.50' }]);
  });

  it('is no price of another currency, and nothing where a word says so', () => {
    const head = { currency: 'USD', unit: '1M tokens' };
    expect(read({ ...head, ...one('¥2') }).catalog?.models[0]?.prices).toEqual([]);
    expect(read({ ...head, ...one('N/A') }).catalog?.models[0]).toMatchObject({ prices: [], unread: [] });
  });
});

describe('JSON that is kept by hand', () => {
  it('may have comments and commas too many, and keeps its lines', () => {
    const text =
      '{"models": [\n// the first\n{"id": "oak-1", "context_window": "1.05M",},\n{"id": "oak-2", "context_window": 10}, /* x, */\n]}';
    const documents = [{ name: 'models', bytes: new TextEncoder().encode(text), address: 'x' }] as never;
    const { catalog } = readEdition(documents, { date: null, origin: 'live' });
    expect(catalog?.models.map(({ context }) => context)).toEqual([
      { tokens: 1_050_000, precision: 10_000, text: '1.05M' },
      { tokens: 10, precision: 1, text: '10' },
    ]);
    expect(catalog?.places.get('oak-2')?.line).toBe(4);
  });
});
