import { describe, expect, it } from 'vitest';
import type { Deprecation } from '../../../src/catalog/model.ts';
import { checkConsistency } from '../../../src/diff/contradictions/check-consistency.ts';
import { editionOf, modelOf } from '../../support/editions.ts';

type Row = readonly [id: string, status: string, date?: string | null, successor?: string];

function told(rows: readonly Row[], date = '2026-10-07'): string[] {
  const models = rows.map(([id, status, end = null, successor = null]) => {
    const deprecation: Deprecation | null =
      end === null && successor === null ? null : { date: end, successor };
    return modelOf(id, { status, deprecation });
  });
  return checkConsistency(editionOf(models, { date })).map(({ message }) => message);
}

describe('the end of a model', () => {
  it.each([
    ['2026-10-08', []],
    ['2026-10-07', []],
    ['2025-12-31', ['acme/a: is still listed, though its published end was 2025-12-31']],
  ])('on %s is held against the day of the edition', (end, want) => {
    expect(told([['acme/a', 'deprecated', end]])).toEqual(want);
  });

  it('that has come is right for a retired model', () => {
    expect(told([['acme/a', 'retired', '2025-12-31']])).toEqual([]);
  });
});

describe('a successor', () => {
  it('that can be called is no news', () => {
    expect(
      told([
        ['acme/a', 'deprecated', null, 'acme/b'],
        ['acme/b', 'active'],
      ]),
    ).toEqual([]);
  });

  it('that is in no catalog is told', () => {
    expect(told([['acme/a', 'deprecated', null, 'acme/z']])).toEqual([
      'acme/a: names acme/z as its successor, which is not in the catalog',
    ]);
  });

  it('that is retired, or ends itself, is told with the last one that stays', () => {
    expect(
      told([
        ['acme/a', 'deprecated', null, 'acme/b'],
        ['acme/b', 'deprecated', '2027-01-01', 'acme/c'],
        ['acme/c', 'active'],
        ['acme/d', 'deprecated', null, 'acme/e'],
        ['acme/e', 'retired'],
      ]),
    ).toEqual([
      'acme/a: names acme/b as its successor, which is itself to end on 2027-01-01; acme/c is the last that stays',
      'acme/d: names acme/e as its successor, which is itself retired',
    ]);
  });

  it('that leads back in a circle is told', () => {
    const messages = told([
      ['acme/a', 'deprecated', null, 'acme/b'],
      ['acme/b', 'deprecated', null, 'acme/a'],
    ]);
    expect(messages).toEqual([
      'acme/a: names acme/b as its successor, which leads back in a circle',
      'acme/b: names acme/a as its successor, which leads back in a circle',
    ]);
  });
});
