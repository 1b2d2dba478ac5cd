import { describe, expect, it } from 'vitest';
import type { Held } from '../../src/changes/comparison.ts';
import { finding } from '../../src/changes/finding.ts';
import type { Area } from '../../src/changes/severity.ts';
import type { HistoryEntry } from '../../src/history/entry.ts';
import { editionOf, entryOf, heldFor, modelOf } from '../support/editions.ts';

const june = { openapi: 'o1', docs: 'd1', models: 'm1', facts: 'f1' };
const september = { openapi: 'o2', docs: 'd1', models: 'm2', facts: 'f1' };
const rollbackHeld: Held = {
  rule: 'rollback',
  subject: '2026-06-10',
  seen: '',
  limit: '',
  accept: 'rollback:2026-06-10',
};

interface Served {
  readonly digests: Record<string, string>;
  readonly date: string;
  readonly history: readonly HistoryEntry[];
  /** The areas in which the documents say something else than the base: those whose digests differ, unless given. */
  readonly areas?: readonly Area[];
}

const areaOf: Readonly<Record<string, Area>> = {
  openapi: 'api',
  docs: 'docs',
  models: 'catalog',
  facts: 'facts',
};
const kindIn: Partial<Record<Area, string>> = {
  api: 'endpoint-added',
  docs: 'section-edited',
  facts: 'fact-added',
};

function heldWhenServed({ digests, date, history, areas }: Served): string[] {
  const base = editionOf([modelOf('acme/a')], { digests: { ...history.at(-1)?.sources } });
  const different = Object.keys(digests).filter((name) => digests[name] !== base.digests[name]);
  const told = areas ?? different.flatMap((name) => areaOf[name] ?? []);
  const findings = told.map((area) => {
    const kind = kindIn[area] ?? 'model-changed';
    const told = { subject: 'x', field: null, from: null, to: null, message: '', at: null } as const;
    return finding({ area, kind, ...told, raw: true });
  });
  return heldFor(base, { ...base, digests, date }, { history, findings });
}

const history = [
  entryOf('2026-06-10', { sources: june }),
  entryOf('2026-09-11', { sources: september, accepted: [] }),
];

describe('an edition whose documents were served before', () => {
  it('is held when two documents are those of an older edition', () => {
    expect(heldWhenServed({ digests: june, date: '2026-09-12', history })).toEqual(['rollback:2026-06-10']);
  });

  it('is held when one document is one that was left long ago', () => {
    const digests = { ...september, models: 'm1' };
    expect(heldWhenServed({ digests, date: '2026-09-26', history })).toEqual(['rollback:2026-06-10']);
  });

  it('is not held when one document returns within days: a value that flaps', () => {
    const digests = { ...september, models: 'm1' };
    expect(heldWhenServed({ digests, date: '2026-09-25', history })).toEqual([]);
  });

  it('is not held again within days once a person accepted that it goes to and fro', () => {
    const again = [...history, entryOf('2026-09-12', { sources: june, accepted: [rollbackHeld] })];
    expect(heldWhenServed({ digests: september, date: '2026-09-14', history: again })).toEqual([]);
    expect(heldWhenServed({ digests: september, date: '2026-10-14', history: again })).toEqual([
      'rollback:2026-09-11',
    ]);
  });

  it('is held as a mix when an older document comes beside a new one', () => {
    const digests = { ...september, models: 'm1', docs: 'd3' };
    expect(heldWhenServed({ digests, date: '2026-09-12', history })).toEqual(['mix:models']);
  });

  it('is not held when every document that changed is new', () => {
    const digests = { ...september, models: 'm3', openapi: 'o3' };
    expect(heldWhenServed({ digests, date: '2026-09-12', history })).toEqual([]);
  });

  it('is not held when the older bytes say the same', () => {
    expect(heldWhenServed({ digests: june, date: '2026-09-12', history, areas: [] })).toEqual([]);
  });

  it('is not held as a mix when all that is new is a date line', () => {
    const digests = { ...september, models: 'm1', facts: 'f3' };
    const areas: Area[] = ['catalog'];
    expect(heldWhenServed({ digests, date: '2026-09-12', history, areas })).toEqual([]);
  });

  it('is not held for a document that the base did not have', () => {
    const digests = { ...september, 'facts-pricing': 'p1' };
    const older = [
      entryOf('2026-06-10', { sources: { ...june, 'facts-pricing': 'p1' } }),
      ...history.slice(1),
    ];
    expect(heldWhenServed({ digests, date: '2026-09-12', history: older })).toEqual([]);
  });
});
