import { describe, expect, it } from 'vitest';
import { explainModel } from '../../src/read/explain.ts';
import { sourcesInLog } from '../../src/report/fact-sources.ts';

const page = `# Models

## Chat (EUR per 1K tokens)

| Model ID | Input | Output | Context |
|---|---|---|---|
| north-2 | 0.4 | €1.6 | 128K |

## Cheap (EUR per 1K tokens)

| Model ID | Input |
|---|---|
| north-3 | €0.5 / 1M tokens |

## Old

| Model ID | Shutdown date |
|---|---|
| north-2 | 2027-01-02 |
`;

describe('where facts come from', () => {
  it('is told for every cell of a model, with what gave a price its meaning', () => {
    const { model, sources } = explainModel(page, 'models', 'models-md', {}, 'north-2');
    expect(model?.prices.map(({ item, currency, per }) => [item, currency, per.count])).toEqual([
      ['input', 'EUR', 1000],
      ['output', 'EUR', 1000],
    ]);
    expect(sources.map(({ field, line, column, text }) => [field, line, column, text])).toEqual([
      ['id', 7, 1, 'north-2'],
      ['input', 7, 11, '0.4'],
      ['output', 7, 17, '€1.6'],
      ['context', 7, 24, '128K'],
      ['id', 19, 1, 'north-2'],
      ['deprecation', 19, 11, '2027-01-02'],
    ]);
    const heading = 'the heading "Chat (EUR per 1K tokens)" (line 3)';
    expect(sources.flatMap(({ by }) => by ?? [])).toEqual([
      { item: 'the header "Input"', unit: heading, currency: heading },
      { item: 'the header "Output"', unit: heading, currency: 'the cell' },
    ]);
  });

  it('is the cell where the cell says it', () => {
    const { sources } = explainModel(page, 'models', 'models-md', {}, 'north-3');
    expect(sources.find(({ field }) => field === 'input')?.by).toEqual({
      item: 'the header "Input"',
      unit: 'the cell',
      currency: 'the cell',
    });
  });

  it('is a field in JSON, by its pointer', () => {
    const text =
      '{"data": [\n {"id": "a/x", "architecture": {}, "pricing": {"prompt": "0.000001"},\n  "context_length": 5}]}';
    const { sources } = explainModel(text, 'models', 'openrouter', {}, 'a/x');
    const means = 'the field, which means "input: USD per token"';
    expect(sources).toEqual([
      expect.objectContaining({ field: 'context', under: '/context_length', line: 3, text: '5' }),
      expect.objectContaining({
        ...{ field: 'input', under: '/pricing/prompt', line: 2, text: '0.000001' },
        by: { item: means, unit: means, currency: means },
      }),
    ]);
  });

  it('is what the configuration says, or the name and the head of the document', () => {
    const text = JSON.stringify({
      price_unit: '1K tokens',
      models: [{ id: 'oak-1', size: 4000, input: 1, output_eur: 2, pic: 3, tiers: [{ x: 4 }] }],
    });
    const json = {
      ...{ list: '/models/*', id: '/id', prices: 'USD per 1M tokens' },
      fields: {
        ...{
          '/size': 'context',
          '/pic': 'image: USD per image',
          '/tiers/*/x': 'output: USD per token above 9',
        },
      },
    };
    const { sources } = explainModel(text, 'models', 'models-json', { json }, 'oak-1');
    const [unit, said] = ['"/price_unit" of the document', 'catalog.json.fields, which says'];
    const own = (meaning: string) => {
      const by = `${said} ${JSON.stringify(meaning)}`;
      return { item: by, unit: by, currency: by };
    };
    expect(sources.map(({ field, line, under, by }) => [field, line, under, by])).toEqual([
      ['context', 1, '/size', undefined],
      ['image', 1, '/pic', own('image: USD per image')],
      ['output', 1, '/tiers/0/x', own('output: USD per token above 9')],
      [
        ...['input', 1, '/input'],
        {
          ...{ item: 'the name of the field', unit },
          currency: 'catalog.json.prices, which says "USD per 1M tokens"',
        },
      ],
      [
        ...['output', 1, '/output_eur'],
        { item: 'the name of the field', unit, currency: 'the name of the field' },
      ],
    ]);
  });

  it('is the header of the page where the configuration says what it means', () => {
    const text = '| Thing | Costs | Output |\n|--|--|--|\n| Oak | 1 | 2 |\n';
    const tables = [
      { id: 'Thing', columns: { Costs: 'input: EUR per 1K tokens' }, prices: 'USD per 1M tokens' },
    ];
    const { sources } = explainModel(text, 'models', 'models-md', { tables }, 'Oak');
    const by = 'catalog.tables[0].columns, which says "input: EUR per 1K tokens"';
    const prices = 'catalog.tables[0].prices, which says "USD per 1M tokens"';
    expect(sources.map((source) => [source.field, source.under, source.by])).toEqual([
      ['id', 'Thing', undefined],
      ['input', 'Costs', { item: by, unit: by, currency: by }],
      ['output', 'Output', { item: 'the header "Output"', unit: prices, currency: prices }],
    ]);
  });

  it('is the entry that says it, of several entries of one id', () => {
    const text =
      '[{"id": "oak-1", "input_usd_per_mtok": 1},\n{"id": "oak-1", "context_window": 5},\n{"id": "oak-2"}]';
    const json = { list: '/*', id: '/id', repeats: true } as const;
    const { sources } = explainModel(text, 'models', 'models-json', { json }, 'oak-1');
    expect(sources.map(({ field, line }) => [field, line])).toEqual([
      ['input', 1],
      ['context', 2],
    ]);
  });

  it('is the log for a past day, with the tier of a price and the successor', () => {
    const per = { count: 1000, unit: 'token' };
    const price = { item: 'input', amount: '2', currency: 'EUR', per, text: '2', tier: null };
    const model = {
      ...{ id: 'oak-1', name: null, provider: null, category: null, status: 'deprecated', notes: null },
      deprecation: { date: null, successor: 'oak-2' },
      ...{ capabilities: [], context: null, maxOutput: null, endpoints: ['/v1/chat'], unread: [] },
      prices: [price, { ...price, tier: { above: 200_000, unit: 'token' } }],
    };
    const told = sourcesInLog(model, [], '2026-01-01');
    expect(
      told.map(({ field, text, by }) => [field, text, ...(by ? [by.item, by.unit, by.currency] : [])]),
    ).toEqual([
      ['id', 'oak-1'],
      ['status', 'deprecated'],
      ['deprecation', 'oak-2'],
      ['endpoints', '/v1/chat'],
      ['input', '2', 'the log: input', 'the log: 1K tokens', 'the log: EUR'],
      ['input', '2', 'the log: input above 200K tokens', 'the log: 1K tokens', 'the log: EUR'],
    ]);
  });

  it('is nothing for a model that is not there', () => {
    expect(explainModel(page, 'models', 'models-md', {}, 'south-1')).toMatchObject({
      model: null,
      sources: [],
    });
  });
});
