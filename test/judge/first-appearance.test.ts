import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import { judge } from '../../src/judge/judge.ts';
import { caseOf, editionOf, historyOf, modelOf, priceOf } from '../support/editions.ts';

const priced = (id: string, input: string, output: string, more: Partial<Model> = {}): Model => ({
  ...modelOf(id),
  prices: [priceOf('input', input), priceOf('output', output)],
  ...more,
});

const catalog = [
  priced('acme/rook-1', '0.10', '0.40'),
  priced('acme/rook-2', '1.25', '10.00'),
  priced('acme/rook-2-pro', '15.00', '75.00'),
  priced('zeta/owl', '0.40', '1.20'),
  priced('zeta/owl-mini', '0.02', '0.06'),
  priced('zeta/owl-max', '2.00', '8.00'),
];

const judged = (fresh: Model) => judge(caseOf(editionOf(catalog), editionOf([...catalog, fresh])));

describe('a model that is listed for the first time', () => {
  it.each([
    ['a price per token in a column per million', '0.00000125', '0.00001'],
    ['a price per thousand in a column per million', '0.00125', '0.01'],
    ['a price a million times too high', '1250000', '10000000'],
    ['a price a thousand times too high', '1250', '10000'],
  ])('is held for %s', (_what, input, output) => {
    const { held } = judged(priced('acme/rook-3', input, output));
    expect(held.map(({ accept }) => accept)).toEqual(['first-appearance:acme/rook-3']);
  });

  it('is not held for a price that the last edition has for the same name at another host', () => {
    const odd = priced('alpha/acme/flux-9', '0.000053', '0.00011');
    const held = (fresh: Model) =>
      judge(caseOf(editionOf([...catalog, odd]), editionOf([...catalog, odd, fresh]))).held;
    expect(held(priced('beta/x/flux-9', '0.000053', '0.00011'))).toEqual([]);
    expect(held(priced('beta/x/flux-9', '0.000054', '0.00011'))).toHaveLength(1);
    expect(held(priced('beta/x/flux-8', '0.000053', '0.00011'))).toHaveLength(1);
  });

  it.each([
    ['the dearest so far', '60.00', '240.00'],
    ['the cheapest so far', '0.01', '0.03'],
    ['free', '0', '0'],
    ['like its siblings', '1.00', '5.00'],
  ])('is not held when it is %s', (_what, input, output) => {
    const { held, looks = [] } = judged(priced('acme/rook-3', input, output));
    expect([held, looks]).toEqual([[], []]);
  });

  it.each([
    ['below a tenth', priced('zeta/owl-x', '2.00', '0.10')],
    ['above a thousand times', priced('zeta/owl-x', '0.02', '25.00')],
    [
      'context of 8',
      priced('zeta/owl-x', '1.00', '2.00', { context: { tokens: 8, precision: 1, text: '8' } }),
    ],
  ])('is told first, and not held, for %s', (what, fresh) => {
    const { held, looks = [] } = judged(fresh);
    expect(held).toEqual([]);
    expect(looks.join()).toMatch(new RegExp(`^zeta/owl-x: .*${what}.*It is new here`));
  });

  it.each([
    ['your-model-name', 'a placeholder'],
    ['acme/example', 'a placeholder'],
    ['https://acme.ai/rook-3', 'an address'],
    ['1.25', 'a figure'],
    ['2026-10-07', 'a day'],
    ['Total', 'a word of a table'],
    ['acme/rook-3,', 'cut off'],
    ['acme/rook 3', 'blanks'],
    ['Acme/Rook-2-Pro', 'acme/rook-2-pro, written in another way'],
    ['rook-3', 'no vendor'],
  ])('is told first for an id that nobody would choose: %s', (id, what) => {
    const { held, looks = [] } = judged(priced(id, '1.00', '5.00'));
    expect(held).toEqual([]);
    expect(looks.join()).toContain(what);
  });

  it.each(['acme/rook-3', 'acme/rook-2-pro-2026-04-01', 'acme/rook-2:free', 'acme/3.5-rook', 'acme/free'])(
    'is not told for an id as others have it: %s',
    (id) => expect(judged(priced(id, '1.00', '5.00')).looks).toBeUndefined(),
  );

  it('is held in a baseline too, and not when it comes back as the history knows it', () => {
    const strange = priced('acme/rook-3', '0.00000125', '0.00001');
    const baseline = judge({
      ...caseOf(editionOf([]), editionOf([...catalog, strange])),
      base: null,
      findings: [],
    });
    expect(baseline.held.map(({ rule }) => rule)).toEqual(['first-appearance']);
    const history = historyOf([
      ['2026-01-01', [...catalog, strange]],
      ['2026-01-02', catalog],
    ]);
    const back = judge({ ...caseOf(editionOf(catalog), editionOf([...catalog, strange])), history });
    expect(back.held).toEqual([]);
  });

  it.each([
    ['a thousand times too dear', '2000', '5000', ['first-appearance:acme/rook-4']],
    ['a thousand times too cheap', '0.002', '0.005', ['first-appearance:acme/rook-4']],
    ['a small one', '0.02', '0.05', []],
    ['a large one', '75', '300', []],
  ])('is held against few others only for what is far beyond them: %s', (_what, input, output, want) => {
    const few = [
      priced('acme/rook-1', '2', '5'),
      priced('acme/rook-2', '3', '4'),
      priced('acme/owl', '1', '2'),
    ];
    const held = (others: readonly Model[]) => {
      const next = editionOf([...others, priced('acme/rook-4', input, output)]);
      return judge(caseOf(editionOf(others), next)).held.map(({ accept }) => accept);
    };
    expect(held(few)).toEqual(want);
    expect(held(few.slice(0, 1))).toEqual([]);
  });

  it('is no news when only a rename brought it', () => {
    const old = [...catalog, priced('acme/rook_3', '0.00000125', '0.00001')];
    const { held, counts } = judge(
      caseOf(editionOf(old), editionOf([...catalog, priced('acme/rook-3', '0.00000125', '0.00001')])),
    );
    expect([held, counts.kinds]).toEqual([[], { 'model-renamed': 1 }]);
  });
});
