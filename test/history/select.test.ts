import { describe, expect, it } from 'vitest';
import { type Selection, selectHistory } from '../../src/history/select.ts';
import { countOf, historyOf, modelOf, priceOf } from '../support/editions.ts';

const model = (id: string, input: string, notes: string | null = null) =>
  modelOf(id, {
    context: countOf(200_000),
    prices: [priceOf('input', input), priceOf('output', '9')],
    notes,
  });

const history = historyOf([
  ['2026-01-01', [model('acme/gpt-4-1', '1'), model('zeta/b', '5')]],
  ['2026-02-01', [model('acme/gpt-4-1', '2'), model('zeta/b', '6')]],
  ['2026-03-01', [model('acme/gpt-4.1', '2'), model('zeta/b', '6'), model('zeta/c', '3')]],
  ['2026-04-01', [model('acme/gpt-4.1', '2.00', 'said'), model('zeta/c', '3')]],
]);

function told(selection: Selection): string[] {
  return selectHistory(history, selection).map(
    ({ date, changes }) => `${date} ${changes.map(({ kind, subject }) => `${kind} ${subject}`).join(', ')}`,
  );
}

describe('a selection of the history', () => {
  it('without a wish has every change, but those in which nothing happened', () => {
    expect(history.at(-1)?.changes.map((change) => change.kind)).toContain('re-read');
    expect(told({})).toEqual([
      '2026-01-01 model-added acme/gpt-4-1, model-added zeta/b',
      '2026-02-01 price-raised acme/gpt-4-1, price-raised zeta/b',
      '2026-03-01 model-renamed acme/gpt-4-1, model-added zeta/c',
      '2026-04-01 model-removed zeta/b, model-changed acme/gpt-4.1',
    ]);
  });

  it('of a model follows its renames', () => {
    expect(told({ model: 'acme/gpt-4.1' })).toEqual([
      '2026-01-01 model-added acme/gpt-4-1',
      '2026-02-01 price-raised acme/gpt-4-1',
      '2026-03-01 model-renamed acme/gpt-4-1',
      '2026-04-01 model-changed acme/gpt-4.1',
    ]);
  });

  it('of a model by an older id has what happened under it', () => {
    expect(told({ model: 'acme/gpt-4-1' }).at(-1)).toBe('2026-03-01 model-renamed acme/gpt-4-1');
  });

  it('of a provider has its models, those that it lost too', () => {
    expect(told({ provider: 'zeta' })).toEqual([
      '2026-01-01 model-added zeta/b',
      '2026-02-01 price-raised zeta/b',
      '2026-03-01 model-added zeta/c',
      '2026-04-01 model-removed zeta/b',
    ]);
  });

  it('since a day has that day too', () => {
    expect(told({ since: '2026-03-01' }).map((line) => line.slice(0, 10))).toEqual([
      '2026-03-01',
      '2026-04-01',
    ]);
    expect(told({ since: '2026-03-02', provider: 'acme' })).toEqual([
      '2026-04-01 model-changed acme/gpt-4.1',
    ]);
  });

  it('of something unknown is empty', () => {
    expect(told({ model: 'acme/none' })).toEqual([]);
    expect(told({ provider: 'none' })).toEqual([]);
  });
});
