import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import { comparisonSchema } from '../../src/changes/comparison.ts';
import { githubReport } from '../../src/report/github.ts';
import { jsonReport } from '../../src/report/json.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { alternativesTo } from '../../src/uses/usage/alternatives.ts';
import { billOf, usedModels } from '../../src/uses/usage/bill.ts';
import { modelsBefore } from '../../src/uses/usage/models-before.ts';
import { readUsage } from '../../src/uses/usage/read-usage.ts';
import { comparisonOf } from '../report/comparisons.ts';
import { compared, editionOf, modelOf, priceOf } from '../support/editions.ts';

const priced = (id: string, input: string, output: string, more: Partial<Model> = {}): Model => ({
  ...modelOf(id),
  prices: [priceOf('input', input), priceOf('output', output)],
  ...more,
});

const old = [
  priced('acme/rook-2', '1.10', '4.40'),
  priced('acme/owl-1', '0.30', '0.90'),
  priced('acme/gone', '1', '1'),
];
const now = [
  priced('acme/rook-2', '2.20', '4.40'),
  priced('acme/owl-1', '0.10', '0.90'),
  priced('acme/kite', '0.02', '0.03'),
];

const csv = `model,input,output,cache_read
rook-2,1000000,500000,
acme/owl-1,3,1,0
acme/gone,1000000,0,
`;

const bill = (
  text: string,
  before: readonly Model[] | null,
  after: readonly Model[],
  asked: boolean | null = null,
) => {
  const ids = [...(before ?? []), ...after].map(({ id }) => id);
  const used = usedModels(readUsage(text, 'usage.csv'), ids, asked, 'usage.csv');
  return billOf(used, before === null ? null : { models: before, day: null }, { models: after, day: null });
};

describe('a bill', () => {
  it('is exact before and after, by ids as people write them', () => {
    const { models, totals } = bill(csv, old, now);
    expect(models).toEqual([
      { model: 'acme/gone', before: [usd('1')], after: [], notes: ['no longer in the catalog'] },
      { model: 'acme/owl-1', before: [usd('0.0000018')], after: [usd('0.0000012')], notes: [] },
      {
        model: 'acme/rook-2',
        before: [usd('3.3')],
        after: [usd('4.4')],
        notes: ['rook-2 is taken for acme/rook-2'],
      },
    ]);
    expect(totals).toEqual([{ currency: 'USD', before: usd('4.3000018'), after: usd('4.4000012') }]);
  });

  it('has bounds where the size of single requests decides, and names what has no price', () => {
    const tiered = {
      ...priced('acme/rook-2', '1', '2'),
      prices: [priceOf('input', '1'), { ...priceOf('input', '2'), tier: { above: 200_000, unit: 'token' } }],
    };
    const { models } = bill('model,input,output\nacme/rook-2,1000000,5\nnobody/here,1,1\n', null, [tiered]);
    expect(models).toEqual([
      {
        model: 'acme/rook-2',
        before: [],
        after: [{ currency: 'USD', from: '1', to: '2' }],
        notes: ['input: the price depends on the size of single requests', 'output: no price'],
      },
      { model: 'nobody/here', before: [], after: [], notes: ['not in the catalog'] },
    ]);
  });

  it.each([
    ['yes', true, '1.3'],
    ['no', false, '1.6'],
  ])('takes the tokens of a cache out of input or not, as is said: %s', (_word, asked, sum) => {
    const model = {
      ...modelOf('acme/rook-2'),
      prices: [priceOf('input', '1'), priceOf('cache_read', '0.1')],
    };
    const text = 'model,input,cache_read\nacme/rook-2,1570000,300000\n';
    expect(bill(text, null, [model], asked).models[0]?.after).toEqual([usd(sum)]);
    expect(() => bill(text, null, [model])).toThrow(/line 2 \(acme\/rook-2\): nothing says whether input/);
    expect(() => bill('model,input,cache_read\nacme/rook-2,1,2\n', null, [model], true)).toThrow(
      /line 2 .*input is less/,
    );
  });

  it('names every spelling of a model, routes of client libraries too', () => {
    const text = 'model,input\nrook-2,1\nopenrouter/acme/rook-2,1\nacme/rook-2,1\n';
    expect(bill(text, null, now).models).toEqual([
      {
        model: 'acme/rook-2',
        before: [],
        after: [usd('0.0000066')],
        notes: ['rook-2 is taken for acme/rook-2', 'openrouter/acme/rook-2 is taken for acme/rook-2'],
      },
    ]);
  });

  it('says which of two currencies is paid, and which models only one side has', () => {
    const both = {
      ...modelOf('acme/rook-2'),
      prices: [priceOf('input', '1'), { ...priceOf('input', '7'), currency: 'CNY' }],
    };
    const { models } = bill('model,input\nacme/rook-2,1000000\n', null, [both]);
    expect(models[0]?.notes).toEqual(['input: a price in each of USD and CNY, of which one is paid']);
    const told = comparisonOf([], { bill: bill(csv, old, now) });
    expect(markdownReport(told)).toMatch(/Total.*on one side only: `?acme\/gone/);
    expect(githubReport(told)).toContain('(on one side only: acme/gone)');
  });

  it('is part of a comparison and of its reports', () => {
    const comparison = compared(editionOf(old), editionOf(now), []);
    expect(
      modelsBefore(comparison, now).map(({ id, prices }) => [id, prices.map(({ amount }) => amount)]),
    ).toEqual([
      ['acme/gone', ['1', '1']],
      ['acme/rook-2', expect.arrayContaining(['1.10', '4.40'])],
      ['acme/owl-1', expect.arrayContaining(['0.30', '0.90'])],
    ]);
    const told = comparisonOf([], { bill: bill(csv, old, now) });
    expect(comparisonSchema.parse(JSON.parse(jsonReport(told))).bill).toEqual(told.bill);
    expect(markdownReport(told)).toContain('| `acme/rook-2` | $3.30 | $4.40 | +33.3 % |');
    expect(terminalReport(told, { color: false, width: 110 })).toMatch(/Total +\$4\.30 +\$4\.40 +\+2\.3 %/);
  });

  it('names cheaper models with the same category, capabilities and context', () => {
    const context = { tokens: 100_000, precision: 1, text: '100K' };
    const can = (words: string[], tokens = 100_000) => ({
      category: 'text',
      capabilities: words,
      context: { ...context, tokens },
    });
    const catalog = [
      priced('acme/rook', '2', '4', can(['chat', 'vision'])),
      priced('acme/blind', '0.1', '0.1', can(['chat'])),
      priced('acme/short', '0.1', '0.1', can(['chat', 'vision'], 1000)),
      priced('acme/ending', '0.1', '0.1', { ...can(['chat', 'vision']), status: 'deprecated' }),
      priced('zeta/better', '1', '2', can(['chat', 'reasoning', 'vision'], 200_000)),
      priced('zeta/best', '0.5', '1', can(['chat', 'vision'])),
    ];
    const [used] = usedModels(readUsage('model,input\nacme/rook,1000000', 'u'), ['acme/rook'], null, 'u');
    expect(
      used && alternativesTo(used, catalog, null).map(({ model, amount }) => [model, amount.to]),
    ).toEqual([
      ['zeta/best', '0.5'],
      ['zeta/better', '1'],
    ]);
  });
});

describe('a usage file', () => {
  it('is CSV with any line ends, quotes and separators, or JSON', () => {
    const rows = [
      'model;input\r\n"acme/a, b";12\r\n',
      '\ufeff# of May\nModel,Input Tokens\n"acme/a, b",12\n',
      '[{"model":"acme/a, b","input":12}]',
      '{"inputIncludesCached":true,"usage":[{"model":"acme/a, b","inputTokens":"12"}]}',
    ].map((text) => readUsage(text, 'u')[0]);
    for (const row of rows) expect([row?.model, row?.counts.input.num]).toEqual(['acme/a, b', 12n]);
    expect(rows[3]?.includesCached).toBe(true);
  });

  it.each([
    ['whole numbers with a point, as tables of numbers write them', 'model,input\na,12.00', 12n],
    ['columns without a name and without content', 'model,input,,\na,12,,', 12n],
    ['names of columns as vendors write them', 'model_name,prompt_tokens\na,12', 12n],
    ['line ends of old', 'model,input\ra,12\r', 12n],
    ['JSON Lines', '{"model":"a","input":12}\n{"model":"b"}\n', 12n],
    ['numbers of any size', '[{"model":"a","input":12345678901234567890123}]', 12345678901234567890123n],
  ])('may have %s', (_, text, input) => {
    const [row] = readUsage(text, 'u');
    expect([row?.model, (row?.counts.input.num ?? 0n) / (row?.counts.input.den ?? 1n)]).toEqual(['a', input]);
  });

  it('says in the words of a flag whether input has the tokens of the cache in it', () => {
    const [row] = readUsage('{"inputIncludesCached":"yes","usage":[{"model":"a"}]}', 'u');
    expect(row?.includesCached).toBe(true);
    expect(readUsage('model,input\n"a, ""b""",1', 'u')[0]?.model).toBe('a, "b"');
  });

  it.each([
    ['# ours\nmodel,tokens\na,1', /u, line 2: seen the column "tokens"/],
    ['model,input,prompt tokens\na,1,2', /line 1: seen "input" and "prompt tokens", expected one column/],
    ['model,input\n"a,1', /line 2: seen "a,1, expected quotes that are closed/],
    ['model,input\n"a"b,1', /line 2: seen "a"b,1/],
    ['{"usage":[{"model":"a"},\n{"model":"b",}]}', /u, line 2: seen .*expected JSON/],
    ['[{"model":"a","input":5,\n"input":6}]', /line 2: seen "input", expected each key of an object once/],
    ['{"model":"a"}\n{"model":"b","input":"x"}', /line 2: seen input "x"/],
    ['{"model":"a"}\n{"model":"b",}', /line 2: seen .*expected JSON/],
    ['model,seconds\na,-0.5', /line 2: seen seconds "-0\.5", expected a number from 0 on/],
    ['model,input,\na,1,2', /line 2: seen the column ""/],
    ['{"usage":[{"model":"a"}],\n"period":"May"}', /line 2: seen the key "period"/],
    ['{"usage":[{"model":"a"}],\n"inputIncludesCached":"perhaps"}', /line 2: seen input_includes_cached/],
    ['model,input\n\na,-1', /u, line 3: seen input "-1"/],
    ['model,input\na,1.5', /line 2: seen input "1\.5"/],
    ['model,input\na,many', /line 2: seen input "many"/],
    ['model,input\n,1', /line 2: seen no model/],
    ['model,input\na,1,2', /line 2: seen 3 cells/],
    ['[{"model":"a"},\n{"model":"b","input":-3}]', /line 2: seen input "-3"/],
    ['[1]', /seen 1/],
    ['', /line 1: seen an empty file/],
  ])('%j ends with a sentence that names the line', (text, message) => {
    expect(() => readUsage(text, 'u')).toThrow(message);
  });
});

function usd(amount: string) {
  return { currency: 'USD', from: amount, to: amount };
}
