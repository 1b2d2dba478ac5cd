import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/base/failure.ts';
import type { Model } from '../../src/catalog/model.ts';
import { finding } from '../../src/changes/finding.ts';
import { diff } from '../../src/diff/diff.ts';
import { applyChanges } from '../../src/history/apply.ts';
import { catalogAt } from '../../src/history/catalog-at.ts';
import { parseHistory, printHistory } from '../../src/history/log.ts';
import { arbitraryCatalog } from '../support/arbitrary-catalog.ts';
import { countOf, editionOf, historyOf, modelOf, priceOf } from '../support/editions.ts';

const numRuns = process.env['LONG'] ? 5_000 : 100;

const differences = (base: readonly Model[], next: readonly Model[]) =>
  diff(editionOf(base), editionOf(next));

describe('applying changes', () => {
  it('leads from one catalog to the other: nothing is left to say', () => {
    fc.assert(
      fc.property(arbitraryCatalog, arbitraryCatalog, (base, next) => {
        const applied = applyChanges(base, differences(base, next));
        expect(applied.map((model) => model.id)).toEqual(next.map((model) => model.id));
        expect(differences(applied, next)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('twice, or in another order, is applying them once', () => {
    fc.assert(
      fc.property(arbitraryCatalog, arbitraryCatalog, (base, next) => {
        const changes = differences(base, next);
        const applied = applyChanges(base, changes);
        expect(applyChanges(applied, changes)).toEqual(applied);
        expect(differences(applyChanges(base, changes.toReversed()), next)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('does not alter the models that it was given', () => {
    const base = [modelOf('acme/a', { capabilities: ['chat'], prices: [priceOf('input', '1')] })];
    const before = structuredClone(base);
    applyChanges(base, differences(base, [modelOf('acme/a', { capabilities: ['vision'] })]));
    expect(base).toEqual(before);
  });

  it('looks at nothing but the catalog', () => {
    const elsewhere = finding({
      area: 'api',
      kind: 'model-removed',
      subject: 'acme/a',
      field: null,
      from: null,
      to: null,
      message: '',
      at: null,
    });
    expect(applyChanges([modelOf('acme/a')], [elsewhere])).toEqual([modelOf('acme/a')]);
  });

  it('swaps the ids of two models', () => {
    const [one, other] = [modelOf('a', { notes: 'one' }), modelOf('b', { notes: 'other' })];
    const rename = (from: Model, to: Model) =>
      finding({
        area: 'catalog',
        kind: 'model-renamed',
        subject: from.id,
        field: null,
        from,
        to,
        message: '',
        at: null,
      });
    const swapped = [
      { ...one, id: 'b' },
      { ...other, id: 'a' },
    ];
    const changes = [rename(one, { ...one, id: 'b' }), rename(other, { ...other, id: 'a' })];
    expect(applyChanges([one, other], changes)).toEqual(swapped.toReversed());
  });
});

describe('the log of catalogs accepted one after the other', () => {
  it('rebuilds each of them, to the letter', () => {
    fc.assert(
      fc.property(fc.array(arbitraryCatalog, { minLength: 1, maxLength: 6 }), (catalogs) => {
        const days = catalogs.map((models, index) => [`2026-10-0${index + 1}`, models] as const);
        const history = parseHistory(printHistory(historyOf(days)), { verify: true });
        for (const [date, models] of days) expect(catalogAt(history, date)).toEqual(models);
      }),
      { numRuns: numRuns / 5 },
    );
  });
});

describe('the catalog of a day', () => {
  const small = [modelOf('acme/a', { context: countOf(1000) })];
  const large = [...small, modelOf('acme/b')];
  const history = historyOf([
    ['2026-06-10', small],
    ['2026-09-11', large],
  ]);

  it.each([
    ['2026-06-10', small],
    ['2026-09-10', small],
    ['2026-09-11', large],
    ['2030-01-01', large],
  ])('%s is the one last accepted until then', (date, want) => {
    expect(catalogAt(history, date)).toEqual(want);
  });

  it('before the first is a usage error that names the first day', () => {
    expect(() => catalogAt(history, '2026-06-09')).toThrow(UsageFailure);
    expect(() => catalogAt(history, '2026-06-09')).toThrow('2026-06-10');
    expect(() => catalogAt([], '2026-06-09')).toThrow(UsageFailure);
  });
});
