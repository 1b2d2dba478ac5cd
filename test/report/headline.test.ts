import { describe, expect, it } from 'vitest';
import { headlineText } from '../../src/report/headline.ts';
import { changeOf, comparisonOf } from './comparisons.ts';
import { readComparison } from './golden.ts';

const removed = changeOf({ kind: 'model-removed', severity: 'breaking' });
const renamed = changeOf({ kind: 'model-renamed', severity: 'breaking' });
const added = changeOf({ kind: 'model-added' });
const raised = changeOf({ kind: 'price-raised' });
const edition = { date: '2026-06-10', origin: 'live' as const, digests: {} };

describe('the headline', () => {
  it.each([
    [[], 'Nothing changed.'],
    [[removed], '1 breaking: 1 model removed.'],
    [
      [removed, removed, renamed, raised, raised],
      '3 breaking: 2 models removed, 1 renamed. 2 notable: 2 prices changed.',
    ],
    [[added, raised], 'Nothing breaks. 2 notable: 1 model added, 1 price changed.'],
    [[changeOf({ kind: 'something-new' })], 'Nothing breaks. 1 notable: 1 change.'],
    [
      [changeOf({ area: 'api', kind: 'request-property-removed', severity: 'breaking' }), added],
      '1 breaking: 1 API break. 1 notable: 1 model added.',
    ],
  ])('of %j is %j', (changes, want) => {
    expect(headlineText(comparisonOf(changes))).toBe(want);
  });

  it('counts together what no longer fits a sentence', () => {
    expect(headlineText(readComparison('typical'))).toBe(
      '4 breaking: 2 models removed, 1 renamed, 1 API break. 16 notable: 1 model deprecated, 2 added, 5 prices changed, 1 limit changed and 7 more changes. 3 for completeness.',
    );
  });

  it('only counts what is for completeness, unless there is nothing else', () => {
    const grew = changeOf({ kind: 'context-grew', severity: 'info' });
    expect(headlineText(comparisonOf([grew, added]))).toBe(
      'Nothing breaks. 1 notable: 1 model added. 1 for completeness.',
    );
    expect(headlineText(comparisonOf([grew, grew]))).toBe(
      'Nothing breaks. 2 for completeness: 2 limits changed.',
    );
  });

  it('does not call a price changed that is listed or withdrawn', () => {
    const listed = changeOf({ kind: 'price-added', severity: 'info' });
    expect(headlineText(comparisonOf([listed, changeOf({ kind: 'price-removed' }), raised]))).toBe(
      'Nothing breaks. 2 notable: 1 price changed, 1 price listed or withdrawn. 1 for completeness.',
    );
  });

  it('counts the models of a baseline', () => {
    const unchanged = { models: 38, operations: 9, sections: 1, facts: 1 };
    const counts = { breaking: 0, notable: 0, info: 0, kinds: {}, unchanged };
    expect(headlineText(comparisonOf([], { from: null, to: edition, counts }))).toBe('Baseline: 38 models.');
    expect(headlineText(comparisonOf([added, added], { from: null, to: edition }))).toBe(
      'Baseline: 2 models.',
    );
  });

  it('says why an edition is held before it says anything else', () => {
    expect(headlineText(readComparison('held'))).toMatch(
      /^Held for 2 reasons: 21 of 40 models removed, .+\./,
    );
  });

  it('tells reasons of one rule that go one way together, with the largest factor', () => {
    const reason = { subject: null, seen: 'x: no longer free ÷9', limit: 'l', accept: 'a' };
    const held = [
      { ...reason, rule: 'zero-crossing', models: ['a', 'b'], moved: { up: false } },
      { ...reason, rule: 'zero-crossing', subject: 'c', moved: { up: true } },
      { ...reason, rule: 'price-factor', models: ['d', 'e'], moved: { up: false, factor: 40 } },
      { ...reason, rule: 'price-factor', subject: 'f', moved: { up: false, factor: 60 } },
    ];
    expect(headlineText(comparisonOf([], { verdict: 'held', held }))).toBe(
      'Held for 3 reasons: 2 models free, 1 model no longer free, 3 models with a price ÷60 at most.',
    );
  });

  it('counts several models of one rule, and says of one what was seen', () => {
    const reason = (subject: string) => ({
      ...{ rule: 'first-appearance', subject, limit: 'l', accept: `first-appearance:${subject}` },
      seen: `${subject}: input price $1200 / 1M tokens looks like another unit`,
    });
    const told = (...subjects: readonly string[]) =>
      headlineText(comparisonOf([], { verdict: 'held', held: subjects.map(reason) }));
    expect(told('a', 'b')).toBe('Held: 2 models listed first with a price that looks like another unit.');
    expect(told('a')).toBe('Held: a: input price $1200 / 1M tokens looks like another unit.');
  });

  it('of a reason that an older version wrote says what was seen', () => {
    const held = [{ rule: 'price-factor', subject: 'a', seen: 'a: price ÷9', limit: 'l', accept: 'a' }];
    expect(headlineText(comparisonOf([], { verdict: 'held', held }))).toBe('Held: a: price ÷9.');
  });

  it('does not say that nothing changed where something was not compared', () => {
    expect(headlineText(comparisonOf([], { notCompared: ['docs'] }))).toBe(
      'No change in what both sides have.',
    );
  });
});
