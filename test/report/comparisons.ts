import { type Change, type Comparison, changeSchema } from '../../src/changes/comparison.ts';
import { finding } from '../../src/changes/finding.ts';

/** A change of the catalog with only what a test says of it. */
export function changeOf(parts: Partial<Record<keyof Change, unknown>>): Change {
  const base = finding({
    area: 'catalog',
    kind: 'model-changed',
    subject: 'openai/gpt-5.5',
    field: null,
    from: null,
    to: null,
    message: 'openai/gpt-5.5: changed',
    at: null,
  });
  return changeSchema.parse({ severity: 'notable', ...base, ...parts });
}

/** A comparison of two live editions with these changes, counted. */
export function comparisonOf(changes: readonly Change[], parts: Partial<Comparison> = {}): Comparison {
  const kinds: Record<string, number> = {};
  for (const { kind } of changes) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const count = (severity: Change['severity']) =>
    changes.filter((change) => change.severity === severity).length;
  return {
    schemaVersion: 1,
    from: { date: '2026-06-10', origin: 'live', digests: {} },
    to: { date: '2026-09-11', origin: 'live', digests: {} },
    bump: 'patch',
    verdict: 'accepted',
    held: [],
    accepted: [],
    open: [],
    problems: [],
    notes: [],
    changes: [...changes],
    counts: {
      breaking: count('breaking'),
      notable: count('notable'),
      info: count('info'),
      kinds,
      unchanged: { models: 38, operations: 9, sections: 22, facts: 17 },
    },
    ...parts,
  };
}

/** So many changes, each of its own model: a catalog in uproar. */
export function manyChanges(count: number): Change[] {
  return Array.from({ length: count }, (_, index) =>
    changeOf({
      kind: 'model-removed',
      severity: 'breaking',
      subject: `openai/gpt-${index}`,
      message: `openai/gpt-${index}: removed`,
    }),
  );
}
