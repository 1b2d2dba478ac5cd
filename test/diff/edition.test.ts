import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import { countUnchanged, diff } from '../../src/diff/diff.ts';
import type { DocsSection, Edition, FactsReading } from '../../src/read/edition.ts';
import { reading } from './reading.ts';

function model(id: string, notes: string | null = null): Model {
  return {
    ...{ id, name: null, provider: null, category: null, status: 'active', deprecation: null },
    ...{ capabilities: [], context: null, maxOutput: null, prices: [], endpoints: [], notes, unread: [] },
  };
}

function section(path: string[], content: string): DocsSection {
  const blocks = [{ kind: 'text', line: 2, text: content }] as const;
  return { path, content, blocks, level: path.length, line: 1 };
}

function facts(...entries: Array<[key: string, value: string]>): FactsReading {
  const list = entries.map(([key, value]) => ({ key, value, line: 1 }));
  return { topic: 'x', updated: null, facts: list, links: [] };
}

function edition(parts: Partial<Edition>): Edition {
  const nothing = { date: null, origin: 'sample', catalog: null, api: null, docs: null } as const;
  return { ...nothing, digests: {}, facts: new Map(), problems: [], ...parts };
}

const info = { title: 'x', version: '1' };

const base = edition({
  date: '2026-06-10',
  catalog: reading([model('a'), model('b'), model('c')]),
  api: { spec: { openapi: '3.1.0', info, paths: { '/x': { get: {}, post: {} } } }, text: '' },
  docs: { sections: [section(['A'], 'one'), section(['A', 'B'], 'two')] },
  facts: new Map([['facts', facts(['Key', '1'], ['Other', '2'])]]),
});

const next = edition({
  date: '2026-09-11',
  catalog: reading([model('d'), model('b', 'new'), model('a')]),
  api: {
    spec: { openapi: '3.1.0', info, paths: { '/x': { get: { deprecated: true }, post: {} } } },
    text: '',
  },
  docs: { sections: [section(['A'], 'one'), section(['A', 'B'], '2')] },
  facts: new Map([
    ['facts', facts(['Key', '1'], ['Other', '3'])],
    ['facts-pricing', facts(['Card', 'none'])],
  ]),
});

describe('comparing two editions', () => {
  it('places what is gone in the edition before, and everything else in the newer one', () => {
    const less = edition({
      catalog: reading([model('a'), model('b')]),
      api: { spec: { openapi: '3.1.0', info, paths: { '/x': { get: {} } } }, text: '' },
      docs: { sections: [section(['A'], 'one')] },
      facts: new Map([['facts', facts(['Key', '1'])]]),
    });
    const kindsOn = (found: ReturnType<typeof diff>, side: 'from' | undefined) =>
      found.filter(({ at }) => at !== null && at.side === side).map(({ kind }) => kind);
    const [gone, come] = [diff(base, less), diff(less, base)];
    expect(kindsOn(gone, 'from')).toEqual(gone.filter(({ at }) => at !== null).map(({ kind }) => kind));
    expect(kindsOn(gone, 'from')).toEqual(expect.arrayContaining(['section-removed', 'fact-removed']));
    expect(kindsOn(come, 'from')).toEqual([]);
    expect(kindsOn(diff(base, next), undefined)).toContain('section-edited');
  });

  it('tells all areas in one fixed order', () => {
    expect(diff(base, next).map(({ area, kind, subject }) => `${area} ${subject} ${kind}`)).toEqual([
      'catalog b model-changed',
      'catalog c model-removed',
      'catalog d model-added',
      'api GET /x endpoint-deprecated',
      'docs B section-edited',
      'facts Other fact-changed',
    ]);
  });

  it('finds nothing between an edition and itself under another date', () => {
    expect(diff(next, { ...next, date: '2027-01-01', digests: { models: 'sha256:0' } })).toEqual([]);
  });

  it('does not compare what one side does not have', () => {
    expect(diff(edition({}), next)).toEqual([]);
    expect(diff(base, edition({ facts: new Map([['facts-pricing', facts(['Card', 'none'])]]) }))).toEqual([]);
  });

  it('points at the newer document, and at the older one for what was removed', () => {
    const places = diff(base, next).map(({ subject, at }) => [subject, at?.line ?? null]);
    expect(places.slice(0, 3)).toEqual([
      ['b', 2],
      ['c', 3],
      ['d', 1],
    ]);
  });

  it('counts what no finding speaks of', () => {
    expect(countUnchanged(base, next, diff(base, next))).toEqual({
      models: 1,
      operations: 1,
      sections: 1,
      facts: 1,
    });
    expect(countUnchanged(edition({}), next, [])).toEqual({
      models: 0,
      operations: 0,
      sections: 0,
      facts: 0,
    });
  });
});
