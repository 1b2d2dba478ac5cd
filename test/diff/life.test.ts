import { describe, expect, it } from 'vitest';
import { diffCatalogs } from '../../src/diff/diff.ts';
import { modelOf, priceOf } from '../support/editions.ts';
import { reading } from './reading.ts';

const ends = (date: string | null, status = 'deprecated', successor: string | null = null) =>
  modelOf('acme/rook', { status, deprecation: { date, successor } });
const living = modelOf('acme/rook');

const told = (before: readonly ReturnType<typeof modelOf>[], after: readonly ReturnType<typeof modelOf>[]) =>
  diffCatalogs(reading([...before]), reading([...after])).map(({ kind, message }) => `${kind} ${message}`);

describe('the end of a model', () => {
  it.each([
    [ends('2027-10-02'), ends('2026-11-02'), 'model-deprecated acme/rook: now ends 2026-11-02 (earlier than 2027-10-02)'],
    [ends(null), ends('2026-11-02'), 'model-deprecated acme/rook: now ends 2026-11-02 (no day was published before)'],
    [ends('2026-11-02'), ends('2027-10-02'), 'model-changed acme/rook: deprecation details changed: “ends 2026-11-02” became “ends 2027-10-02”'],
    [ends('2026-11-02'), ends('2026-11-02', 'retired'), 'model-retired acme/rook: retired, no longer answers, its published end 2026-11-02'],
  ])('is news when it comes sooner, and told in its tense', (before, after, want) => {
    expect(told([before], [after])).toEqual([want]);
  }); // biome-ignore format: a row a line

  it.each([
    [ends('2026-11-02'), 'model-removed acme/rook: removed; its published end: 2026-11-02'],
    [modelOf('acme/rook', { status: 'retired' }), 'model-removed acme/rook: removed; it no longer answered before'],
    [living, 'model-removed acme/rook: removed'],
  ])('stands beside a removal that was to come', (before, want) => {
    expect(told([before], [])).toEqual([want]);
  }); // biome-ignore format: a row a line

  it.each([
    [ends('2026-11-02'), 'model-added acme/rook: added (deprecated, ends 2026-11-02)'],
    [modelOf('acme/rook', { status: 'preview' }), 'model-added acme/rook: added (preview)'],
    [living, 'model-added acme/rook: added'],
  ])('stands beside a model that comes with one', (after, want) => {
    expect(told([], [after])).toEqual([want]);
  }); // biome-ignore format: a row a line

  it('leads to the successor under the id that it has now', () => {
    const prices = [priceOf('input', '2'), priceOf('output', '5')];
    const [old, now] = [modelOf('acme/owl-4-1', { prices }), modelOf('acme/owl-4.1', { prices })];
    expect(told([ends(null, 'deprecated', old.id), old], [now])).toContain(
      'model-removed acme/rook: removed; published successor: acme/owl-4-1, which is acme/owl-4.1 now',
    );
  });
});
