import { describe, expect, it } from 'vitest';
import { LocalFailure, UsageFailure } from '../../src/base/failure.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { appendEntry } from '../../src/history/append.ts';
import type { HistoryEntry } from '../../src/history/entry.ts';
import { parseHistory, printHistory } from '../../src/history/log.ts';
import { historyOf, modelOf, priceOf } from '../support/editions.ts';

const priced = (amount: string) => modelOf('acme/a', { prices: [priceOf('input', amount)] });
const history = historyOf([
  ['2026-06-10', [priced('1'), modelOf('acme/b')]],
  ['2026-09-11', [priced('2'), modelOf('acme/b')]],
  ['2026-10-07', [priced('2')]],
]);
const text = printHistory(history);

function failureOf(damaged: string, verify = true): LocalFailure {
  try {
    parseHistory(damaged, { verify });
  } catch (error) {
    if (error instanceof LocalFailure) return error;
    throw error;
  }
  throw new Error('it was read');
}

/** The text with one line's entry altered. */
function altered(line: number, alter: (entry: HistoryEntry) => unknown): string {
  return history
    .map((entry, index) => `${canonicalJson(index + 1 === line ? alter(structuredClone(entry)) : entry)}\n`)
    .join('');
}

describe('the log', () => {
  it('is read as it was written, and written as it was read', () => {
    expect(parseHistory(text, { verify: true })).toEqual(history);
    expect(printHistory(parseHistory(text))).toBe(text);
  });

  it('is empty for an empty text', () => {
    expect(parseHistory('')).toEqual([]);
    expect(printHistory([])).toBe('');
  });

  it('has one line an entry, each chained to the one before', () => {
    expect(text.split('\n')).toHaveLength(4);
    expect(history.map((entry) => entry.from)).toEqual([null, history[0]?.to, history[1]?.to]);
  });

  it.each([
    ['cut in mid-line', text.slice(0, -20), 3, 'cut off'],
    ['cut before its last line feed', text.slice(0, -1), 3, 'cut off'],
    ['with an empty line', text.replace('\n', '\n\n'), 2, 'JSON object'],
    ['with a line that is no JSON', text.replace('\n', '\n<<<<<<< HEAD\n'), 2, '<<<<<<< HEAD'],
    ['with a list for a line', `[]\n${text}`, 1, 'JSON object'],
    ['without a field', altered(2, ({ sources: _, ...rest }) => rest), 2, 'sources'],
    ['with a wrong date', altered(2, (entry) => ({ ...entry, date: 'May' })), 2, 'date'],
    [
      'with dates that go back',
      altered(3, (entry) => ({ ...entry, date: '2026-07-01' })),
      3,
      '2026-09-11 or later',
    ],
    ['without its first line', text.slice(text.indexOf('\n') + 1), 1, 'expected null'],
    [
      'without a line in the middle',
      altered(2, () => null).replace('null\n', ''),
      2,
      'where the line before ends',
    ],
    [
      'with a value nested beyond any document',
      altered(2, (entry) => ({ ...entry, changes: [JSON.parse('['.repeat(2000) + ']'.repeat(2000))] })),
      2,
      'a JSON object',
    ],
    ['of no known version', altered(1, (entry) => ({ ...entry, schemaVersion: 0 })), 1, 'schemaVersion 0'],
  ])('%s is damaged, and the failure names the line', (_, damaged, line, seen) => {
    const failure = failureOf(damaged, false);
    expect(failure.message).toMatch(new RegExp(`^history\\.jsonl, line ${line}\\b`));
    expect(failure.message).toContain(seen);
    expect(failure.advice).toContain('Restore the file from version control');
  });

  it.each([
    ['a price without an amount', 'price-raised', { item: 'input' }],
    ['a model for a price', 'price-raised', modelOf('acme/a')],
    ['a kind from nowhere', 'price-vanished', null],
    ['no model', 'model-added', null],
    ['a model with an illegal id', 'model-added', { ...modelOf('acme/a'), id: '__proto__' }],
  ])('with %s in a change is damaged', (_, kind, to) => {
    const damaged = altered(2, (entry) => ({
      ...entry,
      changes: entry.changes.map((each) => ({ ...each, kind, to })),
    }));
    expect(failureOf(damaged, false).message).toMatch(/^history\.jsonl, line 2 .*acme\/a/);
  });

  it('with a value that was edited by hand is found by its digest', () => {
    const edited = text.replaceAll('"amount":"2"', '"amount":"3"');
    expect(edited).not.toBe(text);
    expect(parseHistory(edited)).toHaveLength(3);
    expect(failureOf(edited).message).toMatch(/line 2 is damaged: seen changes that lead to sha256:/);
  });

  it('of a newer version asks for a newer tool', () => {
    const failure = failureOf(altered(1, (entry) => ({ ...entry, schemaVersion: 2 })));
    expect(failure.advice).toBe('Update router-one-sync.');
  });
});

describe('appending', () => {
  it('makes a baseline of one model-added a model', () => {
    expect(history[0]?.changes.map(({ kind, subject, severity }) => [kind, subject, severity])).toEqual([
      ['model-added', 'acme/a', 'info'],
      ['model-added', 'acme/b', 'info'],
    ]);
  });

  it('gives the changes of the comparison as they are', () => {
    expect(history[1]?.changes.map((change) => change.kind)).toEqual(['price-raised']);
  });

  it('notes as re-read what the changes do not say, so that the log leads to the very same catalog', () => {
    const respelled = { ...priced('2'), notes: 'new' };
    const prices = [{ ...priceOf('input', '2.00'), text: '$2.00 per 1M' }];
    const last = historyOf([
      ['2026-06-10', [priced('2')]],
      ['2026-06-11', [{ ...respelled, prices }]],
    ]).at(-1);
    expect(last?.changes.map((change) => change.kind)).toEqual(['model-changed', 're-read']);
    expect(last?.changes[1]?.to).toEqual({ ...respelled, prices });
  });

  it('starts anew with the next baseline', () => {
    const baseline = historyOf([['2026-11-01', [modelOf('acme/c')]]]);
    const comparison = baseline.map((entry) => ({ ...comparisonFor(entry), from: null }))[0];
    if (comparison === undefined) throw new Error('no comparison');
    expect(appendEntry(history, { comparison, models: [modelOf('acme/c')] })).toEqual(baseline);
  });

  it('refuses a date before the last entry', () => {
    expect(() =>
      appendEntry(history, { comparison: comparisonFor({ date: '2026-10-06' }), models: [] }),
    ).toThrow(UsageFailure);
  });
});

function comparisonFor({ date }: Pick<HistoryEntry, 'date'>) {
  const to = { date, origin: 'live' as const, digests: {} };
  const unchanged = { models: 0, operations: 0, sections: 0, facts: 0 };
  const counts = { breaking: 0, notable: 0, info: 0, kinds: {}, unchanged };
  const rest = { held: [], accepted: [], counts, changes: [], open: [], problems: [], notes: [] };
  return {
    schemaVersion: 1 as const,
    from: to,
    to,
    bump: 'none' as const,
    verdict: 'accepted' as const,
    ...rest,
  };
}
