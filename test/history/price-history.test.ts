import { describe, expect, it } from 'vitest';
import { type PriceSeries, priceHistory } from '../../src/history/price-history.ts';
import { countOf, historyOf, modelOf, priceOf } from '../support/editions.ts';

const model = (id: string, input: string, output: string | null = '9') =>
  modelOf(id, {
    context: countOf(200_000),
    prices: [priceOf('input', input), ...(output === null ? [] : [priceOf('output', output)])],
  });

function told(series: readonly PriceSeries[]) {
  return series.map(({ first, points }) => [
    first.item,
    ...points.map(({ date, price }) => `${date} ${price?.amount ?? '-'}`),
  ]);
}

describe('the price history of a model', () => {
  it('has a point for each day on which a price moved', () => {
    const history = historyOf([
      ['2026-01-01', [model('acme/a', '1'), model('acme/b', '5')]],
      ['2026-02-01', [model('acme/a', '2'), model('acme/b', '6')]],
      ['2026-03-01', [model('acme/a', '2'), model('acme/b', '7')]],
      ['2026-04-01', [model('acme/a', '1.50'), model('acme/b', '7')]],
    ]);
    expect(told(priceHistory(history, 'acme/a'))).toEqual([
      ['input', '2026-01-01 1', '2026-02-01 2', '2026-04-01 1.50'],
      ['output', '2026-01-01 9'],
    ]);
  });

  it('shows when a price was not published, and when the model was gone', () => {
    const history = historyOf([
      ['2026-01-01', [model('acme/a', '1'), modelOf('acme/b')]],
      ['2026-02-01', [model('acme/a', '1', null), modelOf('acme/b')]],
      ['2026-03-01', [modelOf('acme/b')]],
      ['2026-04-01', [model('acme/a', '3'), modelOf('acme/b')]],
    ]);
    expect(told(priceHistory(history, 'acme/a'))).toEqual([
      ['input', '2026-01-01 1', '2026-03-01 -', '2026-04-01 3'],
      ['output', '2026-01-01 9', '2026-02-01 -', '2026-04-01 9'],
    ]);
  });

  it('follows the model through its renames', () => {
    const history = historyOf([
      ['2026-01-01', [model('acme/gpt-4-1', '1')]],
      ['2026-02-01', [model('acme/gpt-4-1', '2')]],
      ['2026-03-01', [model('acme/gpt-4.1', '2')]],
      ['2026-04-01', [model('acme/gpt-4.1', '3')]],
    ]);
    expect(told(priceHistory(history, 'acme/gpt-4.1'))).toEqual([
      ['input', '2026-01-01 1', '2026-02-01 2', '2026-04-01 3'],
      ['output', '2026-01-01 9'],
    ]);
  });

  it('has no point for another spelling of the same price', () => {
    const history = historyOf([
      ['2026-01-01', [model('acme/a', '1')]],
      ['2026-02-01', [{ ...model('acme/a', '1.00'), notes: 'new' }]],
    ]);
    expect(told(priceHistory(history, 'acme/a'))).toEqual([
      ['input', '2026-01-01 1'],
      ['output', '2026-01-01 9'],
    ]);
  });

  it('of an unknown model is empty', () => {
    expect(priceHistory(historyOf([['2026-01-01', [model('acme/a', '1')]]]), 'acme/b')).toEqual([]);
  });
});
