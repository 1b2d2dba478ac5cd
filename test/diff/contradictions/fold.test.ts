import { describe, expect, it } from 'vitest';
import { checkConsistency } from '../../../src/diff/contradictions/check-consistency.ts';
import { foldContradictions, toldAlready } from '../../../src/diff/contradictions/fold.ts';
import { compareEditions } from '../../../src/sync/compare.ts';
import { edition } from './parts.ts';

const docs = '# API\n\n`POST /v1/chat`';
const withOperations = (count: number) =>
  edition({
    docs,
    operations: [
      'POST /v1/chat 200',
      ...Array.from({ length: count }, (_, index) => `GET /v1/a${index + 10} 200`),
    ],
  });
const context = { history: [], accepts: [], notes: [] };

describe('many contradictions of one rule', () => {
  it('are one entry with a list above ten', () => {
    expect(foldContradictions(checkConsistency(withOperations(10)))).toHaveLength(10);
    const [one, ...others] = foldContradictions(checkConsistency(withOperations(12)));
    expect(others).toEqual([]);
    expect(one?.message).toBe(
      'operations of the spec: 12 of them, GET /v1/a10, GET /v1/a11, GET /v1/a12, GET /v1/a13, GET /v1/a14, GET /v1/a15 and 6 more; of the first: in the spec, but not in the docs',
    );
    expect(one?.reaches).toHaveLength(12);
    expect(one).toMatchObject({ kind: 'contradiction', field: 'undocumented-operation' });
  });

  it('are news one by one, and open as one', () => {
    const { changes, open } = compareEditions(withOperations(12), withOperations(13), context);
    const told = changes.filter(({ area }) => area === 'documents').map(({ message }) => message);
    expect(told).toEqual(['GET /v1/a22: in the spec, but not in the docs']);
    expect(open.map(({ subject }) => subject)).toEqual(['operations of the spec']);
  });

  it('can be ignored one by one', () => {
    const ignores = [
      { rule: 'undocumented-operation', subject: 'GET /v1/a10', reason: 'internal' },
      { rule: 'undocumented-operation', subject: 'GET /v1/a11', reason: 'internal' },
    ];
    const { open } = compareEditions(null, withOperations(12), { ...context, ignores });
    expect(open).toHaveLength(10);
  });

  it('are told once, whether alone or in a list', () => {
    const all = checkConsistency(withOperations(12));
    expect(all.filter((found) => !toldAlready(foldContradictions(all))(found))).toEqual([]);
    expect(all.filter((found) => !toldAlready(all.slice(1))(found))).toHaveLength(1);
  });
});
