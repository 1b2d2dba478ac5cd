import { describe, expect, it } from 'vitest';
import { explainModel } from '../../src/read/explain.ts';

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

  it('is nothing for a model that is not there', () => {
    expect(explainModel(page, 'models', 'models-md', {}, 'south-1')).toMatchObject({
      model: null,
      sources: [],
    });
  });
});
