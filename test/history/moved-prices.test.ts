import { describe, expect, it } from 'vitest';
import { movedPrices, priceHistory } from '../../src/history/price-history.ts';
import { typicalPage } from '../report/page-input.ts';

const { history } = typicalPage();

describe('the models whose price moved', () => {
  it('are those with more than one amount, under the id that they have last', () => {
    expect(movedPrices(history).map(({ id }) => id)).toEqual(['openai/gpt-5.5', 'openai/gpt-image-2']);
  });

  it('have the prices that the history has of each of them', () => {
    for (const { id, series } of movedPrices(history)) expect(series).toEqual(priceHistory(history, id));
  });
});
