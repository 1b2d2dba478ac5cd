import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../src/base/code-point-order.ts';
import type { Model, Price } from '../../src/catalog/model.ts';
import { orderModels } from '../../src/catalog/order.ts';
import type { Finding } from '../../src/changes/finding.ts';
import { diffCatalogs } from '../../src/diff/diff.ts';
import { applyChanges } from '../../src/history/apply.ts';
import { catalog, readableCatalog } from './arbitraries.ts';
import { reading } from './reading.ts';

const runs = { numRuns: process.env['LONG'] ? 4000 : 60 };

function compare(base: readonly Model[], next: readonly Model[]): Finding[] {
  return diffCatalogs(reading(base), reading(next));
}

function subjects(findings: readonly Finding[], kind: string): string[] {
  return findings.filter((found) => found.kind === kind).map((found) => found.subject);
}

function renames(findings: readonly Finding[]): Array<readonly [from: string, to: string]> {
  return findings
    .filter(({ kind }) => kind === 'model-renamed')
    .map(({ from, to }) => [idOf(from), idOf(to)] as const)
    .sort((a, b) => compareCodePoints(a.join(' '), b.join(' ')));
}

function idOf(model: unknown): string {
  return typeof model === 'object' && model !== null && 'id' in model ? String(model.id) : '';
}

describe('comparing two catalogs', () => {
  it('finds nothing between a catalog and itself', () => {
    fc.assert(
      fc.property(catalog, (models) => {
        expect(compare(models, structuredClone(models))).toEqual([]);
      }),
      runs,
    );
  });

  it('finds the mirror image when the sides are exchanged: what came goes, and every rename goes back', () => {
    fc.assert(
      fc.property(catalog, catalog, (base, next) => {
        const [there, back] = [compare(base, next), compare(next, base)];
        expect(subjects(there, 'model-added')).toEqual(subjects(back, 'model-removed'));
        expect(subjects(there, 'model-removed')).toEqual(subjects(back, 'model-added'));
        const returned = renames(back).map(([from, to]) => [to, from] as const);
        expect(renames(there)).toEqual(returned.sort((a, b) => compareCodePoints(a.join(' '), b.join(' '))));
      }),
      runs,
    );
  });

  it('accounts for every id once: it stayed, came, went, or has exactly one other name', () => {
    fc.assert(
      fc.property(catalog, catalog, (base, next) => {
        const findings = compare(base, next);
        const pairs = renames(findings);
        const gone = [...subjects(findings, 'model-removed'), ...pairs.map(([from]) => from)];
        const come = [...subjects(findings, 'model-added'), ...pairs.map(([, to]) => to)];
        expect(gone.sort()).toEqual(idsOnlyIn(base, next));
        expect(come.sort()).toEqual(idsOnlyIn(next, base));
      }),
      runs,
    );
  });

  it('does not depend on the order of rows, prices or words', () => {
    fc.assert(
      fc.property(catalog, catalog, (base, next) => {
        const turned = (models: readonly Model[]): Model[] => models.map(turnLists).reverse();
        const withoutPlace = (findings: Finding[]): Finding[] =>
          findings.map((found) => ({ ...found, at: null }));
        expect(withoutPlace(compare(turned(base), turned(next)))).toEqual(withoutPlace(compare(base, next)));
      }),
      runs,
    );
  });

  it('finds nothing when prices are only written in other units', () => {
    fc.assert(
      fc.property(readableCatalog, (models) => {
        const rewritten = models.map((model) => ({ ...model, prices: model.prices.map(perThousandFold) }));
        expect(compare(models, rewritten)).toEqual([]);
        expect(compare(rewritten, models)).toEqual([]);
      }),
      runs,
    );
  });

  it('never calls a price removed that became unreadable, nor added that became readable', () => {
    fc.assert(
      fc.property(readableCatalog, (models) => {
        const blind = models.map((model) => ({
          ...model,
          prices: model.prices.filter(({ item }) => item !== 'input'),
          unread: [{ field: 'input', text: 'ask us' }],
        }));
        expect(new Set(compare(models, blind).map(({ kind }) => kind))).toEqual(
          new Set(models.length === 0 ? [] : ['unreadable']),
        );
        expect(new Set(compare(blind, models).map(({ kind }) => kind))).toEqual(
          new Set(models.length === 0 ? [] : ['model-changed']),
        );
      }),
      runs,
    );
  });

  it('carries enough to turn the older catalog into one that differs in nothing from the newer', () => {
    fc.assert(
      fc.property(catalog, catalog, (base, next) => {
        expect(compare(applyChanges(base, compare(base, next)), next)).toEqual([]);
      }),
      runs,
    );
  });

  it('carries enough for a chain of editions, each applied to what the last one left', () => {
    fc.assert(
      fc.property(catalog, catalog, catalog, (first, second, third) => {
        const replayed = applyChanges(applyChanges(first, compare(first, second)), compare(second, third));
        expect(compare(replayed, third)).toEqual([]);
      }),
      runs,
    );
  });

  it('carries every value of the newer catalog, up to spellings that are equal', () => {
    fc.assert(
      fc.property(readableCatalog, readableCatalog, (base, next) => {
        const applied = applyChanges(base, compare(base, next));
        const values = (models: readonly Model[]): unknown[] => orderModels(models).map(withoutPrices);
        expect(values(applied)).toEqual(values(next));
      }),
      runs,
    );
  });

  it('gives every finding a fingerprint of its own', () => {
    fc.assert(
      fc.property(catalog, catalog, (base, next) => {
        const prints = compare(base, next).map(({ fingerprint }) => fingerprint);
        expect(new Set(prints).size).toBe(prints.length);
      }),
      runs,
    );
  });
});

function idsOnlyIn(models: readonly Model[], others: readonly Model[]): string[] {
  const known = new Set(others.map(({ id }) => id));
  return models
    .map(({ id }) => id)
    .filter((id) => !known.has(id))
    .sort();
}

/** Amounts may stay as they were written; `differs in nothing` speaks for them. */
function withoutPrices(model: Model): unknown {
  return { ...model, prices: model.prices.length };
}

function turnLists(model: Model): Model {
  return {
    ...model,
    prices: model.prices.toReversed(),
    capabilities: model.capabilities.toReversed(),
    endpoints: model.endpoints.toReversed(),
    unread: model.unread.toReversed(),
  };
}

/** `$0.50` for 1,000 becomes `$500` for 1,000,000: the very same price. */
function perThousandFold(price: Price): Price {
  const [whole = '', fraction = ''] = price.amount.split('.');
  const digits = fraction.padEnd(3, '0');
  const moved = `${whole}${digits.slice(0, 3)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(3);
  return {
    ...price,
    amount: rest === '' ? moved : `${moved}.${rest}`,
    per: { ...price.per, count: price.per.count * 1000 },
  };
}
