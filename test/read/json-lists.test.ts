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
    expect([parts, told, unread, passedOver]).toEqual([14, 10, 2, 2]);
    expect(gaps?.map(({ name, parts: times, known }) => [name, times, known])).toEqual([
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
