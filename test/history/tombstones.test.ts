import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import { tombstones } from '../../src/history/tombstones.ts';
import { countOf, historyOf, modelOf, priceOf } from '../support/editions.ts';

const facts = { context: countOf(200_000), prices: [priceOf('input', '1'), priceOf('output', '3')] };
const [a, b, c] = ['acme/gpt-4-1', 'acme/gpt-4.1', 'acme/GPT-4.1'].map((id) => modelOf(id, facts)) as [
  Model,
  Model,
  Model,
]; // three ids give three models
const other = modelOf('acme/other');

function gravesOf(...catalogs: ReadonlyArray<readonly Model[]>) {
  const days = catalogs.map((models, index) => [`2026-0${index + 1}-01`, models] as const);
  return tombstones(historyOf(days)).map(({ id, removed, successor }) => [id, removed, successor]);
}

describe('tombstones', () => {
  it('of a catalog that never lost an id are none', () => {
    expect(gravesOf([a], [a, other])).toEqual([]);
  });

  it('have the day of the first edition without the id, and the model as it was last', () => {
    const [last] = tombstones(
      historyOf([
        ['2026-01-01', [other, { ...a, notes: 'old' }]],
        ['2026-02-01', [other, { ...a, notes: 'new' }]],
        ['2026-03-01', [other]],
      ]),
    );
    expect(last).toEqual({
      id: a.id,
      removed: '2026-03-01',
      successor: null,
      lastSeen: { ...a, notes: 'new' },
    });
  });

  it('name the id that a rename led to', () => {
    expect(gravesOf([a], [b])).toEqual([[a.id, '2026-02-01', b.id]]);
  });

  it('follow a chain of renames to its end', () => {
    expect(gravesOf([a], [b], [c])).toEqual([
      [a.id, '2026-02-01', c.id],
      [b.id, '2026-03-01', c.id],
    ]);
  });

  it('name nothing when the chain ends at a model that is gone', () => {
    expect(gravesOf([a, other], [b, other], [other])).toEqual([
      [a.id, '2026-02-01', null],
      [b.id, '2026-03-01', null],
    ]);
  });

  it('name the successor that was published before the model went', () => {
    const leaving = modelOf('acme/old', { deprecation: { date: '2026-02-01', successor: 'acme/other' } });
    expect(gravesOf([leaving, other], [other])).toEqual([['acme/old', '2026-02-01', 'acme/other']]);
  });

  it('name nothing when two that are gone name each other', () => {
    const pointing = (id: string, successor: string) =>
      modelOf(id, { deprecation: { date: null, successor } });
    expect(gravesOf([pointing('x', 'y'), pointing('y', 'x'), other], [other])).toEqual([
      ['x', '2026-02-01', null],
      ['y', '2026-02-01', null],
    ]);
  });

  it('are lifted when the id comes back, and set anew when it goes again', () => {
    expect(gravesOf([other, a], [other], [other, a])).toEqual([]);
    expect(gravesOf([other, a], [other], [other, a], [other])).toEqual([[a.id, '2026-04-01', null]]);
  });

  it('are lifted when a rename is taken back', () => {
    expect(gravesOf([a], [b], [a])).toEqual([[b.id, '2026-03-01', a.id]]);
  });
});
