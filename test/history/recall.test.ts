import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import type { Change } from '../../src/changes/comparison.ts';
import { finding } from '../../src/changes/finding.ts';
import { recall } from '../../src/history/recall.ts';
import { reaches } from '../../src/judge/fail-on.ts';
import { compared, countOf, editionOf, entryOf, historyOf, modelOf, priceOf } from '../support/editions.ts';

const priced = (amount: string) => modelOf('acme/a', { prices: [priceOf('input', amount)] });
const [a, b] = [modelOf('acme/a'), modelOf('acme/b')];

/** The changes of the last of several catalogs, in the light of those before. */
function lastChanges(catalogs: ReadonlyArray<readonly [string, readonly Model[]]>): readonly Change[] {
  return lastComparison(catalogs).changes;
}

function lastComparison(catalogs: ReadonlyArray<readonly [string, readonly Model[]]>) {
  const [[, models] = ['', []]] = catalogs.slice(-2, -1);
  const [[date, next] = ['', []]] = catalogs.slice(-1);
  return compared(editionOf(models), editionOf(next, { date }), historyOf(catalogs.slice(0, -1)));
}

describe('a model that comes back', () => {
  it('is returned, not added, with the days that it was away', () => {
    const [change, ...others] = lastChanges([
      ['2026-09-01', [a, b]],
      ['2026-09-11', [a]],
      ['2026-10-08', [a, b]],
    ]);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      kind: 'model-returned',
      subject: 'acme/b',
      severity: 'notable',
      to: b,
      message: 'acme/b: back after 27 days; removed on 2026-09-11',
    });
    expect(change).not.toHaveProperty('flapping');
  });

  it('is returned too when it had been renamed away', () => {
    const facts = { context: countOf(200_000), prices: [priceOf('input', '1'), priceOf('output', '3')] };
    const [older, newer] = [modelOf('acme/gpt-4-1', facts), modelOf('acme/gpt-4.1', facts)];
    const changes = lastChanges([
      ['2026-08-01', [older]],
      ['2026-09-01', [newer]],
      ['2026-10-01', [newer, older]],
    ]);
    expect(changes.map(({ kind, subject }) => [kind, subject])).toEqual([['model-returned', 'acme/gpt-4-1']]);
  });

  it('says what whoever calls it again has to know', () => {
    const was = modelOf('acme/b', { prices: [priceOf('input', '2')], context: countOf(200_000) });
    const is = modelOf('acme/b', {
      prices: [priceOf('input', '4'), priceOf('output', '8')],
      context: countOf(100_000),
      status: 'deprecated',
      capabilities: ['vision'],
    });
    const [change] = lastChanges([
      ['2026-09-01', [a, was]],
      ['2026-09-11', [a]],
      ['2026-10-08', [a, is]],
    ]);
    expect(change?.message).toBe(
      'acme/b: back after 27 days; removed on 2026-09-11; since then: deprecated; ' +
        'input price raised from $2 to $4 / 1M tokens (+100 %); output price added: $8 / 1M tokens; ' +
        'context window shrank from 200000 to 100000 tokens (−50 %); 1 more',
    );
  });

  it('has its value back under another id too', () => {
    const cheap = (id: string, amount: string) => modelOf(id, { prices: [priceOf('input', amount)] });
    const days = (ids: readonly string[]) =>
      lastChanges([
        ['2026-09-01', [cheap(ids[0] ?? '', '2')]],
        ['2026-09-03', [cheap(ids[1] ?? '', '1')]],
        ['2026-09-05', [cheap(ids[2] ?? '', '2')]],
      ]).map(({ kind, flapping }) => [kind, flapping?.since]);
    const [old, now] = ['acme/rook-4-1', 'acme/rook-4.1'];
    expect(days([old, old, now])).toEqual([
      ['model-renamed', undefined],
      ['price-raised', '2026-09-01'],
    ]);
    expect(days([old, now, now])).toEqual([['price-raised', '2026-09-01']]);
  });

  it('is told of a rename to an id that was in use before', () => {
    const priced = (id: string) => modelOf(id, { prices: [priceOf('input', '2')] });
    const [change] = lastChanges([
      ['2026-09-01', [priced('acme/rook-4-1')]],
      ['2026-09-03', [priced('acme/rook-4.1')]],
      ['2026-09-05', [priced('acme/rook-4-1')]],
    ]);
    expect(change?.message).toContain('renamed to acme/rook-4-1 ');
    expect(change?.message).toMatch(/; an id that was in use until 2026-09-03$/);
  });

  it('is added when it never existed', () => {
    const changes = lastChanges([
      ['2026-09-01', [a]],
      ['2026-09-11', [a, b]],
    ]);
    expect(changes.map((change) => change.kind)).toEqual(['model-added']);
  });

  it('is breaking every time that it goes, and its return is no news from the third turn on', () => {
    const days = ['2026-09-01', '2026-09-03', '2026-09-05', '2026-09-07', '2026-09-09'];
    const catalogs = days.map((date, index) => [date, index % 2 === 0 ? [a, b] : [a]] as const);
    expect(lastChanges(catalogs.slice(0, 2))).toMatchObject([
      { kind: 'model-removed', severity: 'breaking' },
    ]);
    expect(lastChanges(catalogs.slice(0, 3))).toMatchObject([
      { kind: 'model-returned', severity: 'notable' },
    ]);
    const again = lastComparison(catalogs.slice(0, 4));
    expect(again.changes).toMatchObject([
      { kind: 'model-removed', severity: 'breaking', flapping: { count: 3, since: '2026-09-03' } },
    ]);
    expect(again.changes[0]?.message).toContain('as on 2026-09-03, changed for the 3rd time in 14 days');
    expect(reaches(again, 'breaking')).toBe(true);
    expect(lastChanges(catalogs)).toMatchObject([{ kind: 'model-returned', severity: 'info' }]);
  });
});

describe('a value that comes back', () => {
  const flips = (dates: readonly string[]) =>
    dates.map((date, index) => [date, [priced(index % 2 === 0 ? '1' : '2')]] as const);

  it('within days is said with the day of its value, and is news: a raise is one whatever went before', () => {
    const comparison = lastComparison(flips(['2026-10-01', '2026-10-05', '2026-10-07']));
    expect(comparison.changes).toMatchObject([
      { kind: 'price-cut', severity: 'notable', flapping: { count: 2, since: '2026-10-01', back: true } },
    ]);
    expect(comparison.changes[0]?.message).toMatch(
      /; back to its value of 2026-10-01, changed for the 2nd time in 14 days$/,
    );
    expect(reaches(comparison, 'notable')).toBe(true);
  });

  it('is counted, and no news from its third turn on', () => {
    const comparison = lastComparison(flips(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04']));
    const [change] = comparison.changes;
    expect(change?.severity).toBe('info');
    expect(reaches(comparison, 'any')).toBe(false);
    expect(change).toMatchObject({ kind: 'price-raised', flapping: { count: 3, since: '2026-10-02' } });
    expect(change?.message).toContain('3rd time');
  });

  it.each([
    ['2026-10-19', true],
    ['2026-10-20', false],
  ])('on %s, having left on 2026-10-05, flaps: %s', (date, want) => {
    const [change] = lastChanges(flips(['2026-10-01', '2026-10-05', date]));
    expect(change?.flapping !== undefined).toBe(want);
    expect(change?.severity).toBe('notable');
  });

  it('is not back when it is another value', () => {
    const catalogs = ['1', '2', '3'].map(
      (amount, index) => [`2026-10-0${index + 1}`, [priced(amount)]] as const,
    );
    expect(lastChanges(catalogs)[0]).not.toHaveProperty('flapping');
  });

  it('is not back when another price of the model had that value', () => {
    const both = (input: string, output: string) => [
      modelOf('acme/a', { prices: [priceOf('input', input), priceOf('output', output)] }),
    ];
    const changes = lastChanges([
      ['2026-10-01', both('1', '5')],
      ['2026-10-02', both('2', '5')],
      ['2026-10-03', both('2', '1')],
    ]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).not.toHaveProperty('flapping');
  });

  it('is known in another spelling', () => {
    const changes = lastChanges([
      ['2026-10-01', [priced('1')]],
      ['2026-10-02', [priced('2')]],
      ['2026-10-03', [priced('1.00')]],
    ]);
    expect(changes).toMatchObject([{ kind: 'price-cut', flapping: { since: '2026-10-01' } }]);
  });

  it.each<[string, Partial<Model>, Partial<Model>]>([
    ['capability', { capabilities: ['vision'] }, { capabilities: [] }],
    ['context', { context: countOf(200_000) }, { context: countOf(400_000) }],
    ['status', { status: 'deprecated' }, { status: 'active' }],
    ['note', { notes: 'beta' }, { notes: null }],
  ])('is known for a %s', (_, one, other) => {
    const changes = lastChanges([
      ['2026-10-01', [modelOf('acme/a', one)]],
      ['2026-10-02', [modelOf('acme/a', other)]],
      ['2026-10-03', [modelOf('acme/a', one)]],
    ]);
    expect(changes).toMatchObject([{ flapping: { count: 2, since: '2026-10-01' } }]);
  });
});

describe('a price that is restated again and again', () => {
  const at = (amount: string) => [modelOf('acme/a', { prices: [priceOf('output', amount)] })];

  it('is cut once it no longer agrees with the last price that was truly published', () => {
    const days = ['1.65', '1.6', '1.55', '1.5'].map(
      (amount, day) => [`2026-10-0${day + 1}`, at(amount)] as const,
    );
    expect(lastChanges(days.slice(0, 2))).toMatchObject([{ kind: 'restated' }]);
    const [cut] = lastChanges(days.slice(0, 3));
    expect(cut).toMatchObject({ kind: 'price-cut', from: { amount: '1.6' }, to: { amount: '1.55' } });
    expect(cut?.message).toMatch(/−6\.1 % since \$1\.65 .*before it was restated$/);
  });

  it('stays restated while it agrees with that price', () => {
    const days = ['0.1125', '0.11', '0.113'].map(
      (amount, day) => [`2026-10-0${day + 1}`, at(amount)] as const,
    );
    expect(lastChanges(days).map(({ kind }) => kind)).toEqual(['restated']);
    expect(lastChanges(days.slice(0, 2)).map(({ kind }) => kind)).toEqual(['restated']);
  });

  it('is never restated where it is published per token', () => {
    const exact = (amount: string) => [
      modelOf('acme/a', { prices: [priceOf('output', amount, { per: { count: 1, unit: 'token' } })] }),
    ];
    const changes = lastChanges([
      ['2026-10-01', exact('0.0000032')],
      ['2026-10-02', exact('0.00000315')],
    ]);
    expect(changes.map(({ kind }) => kind)).toEqual(['price-cut']);
  });
});

describe('a difference in another document', () => {
  const parts = {
    area: 'api',
    subject: 'POST /v1/a',
    field: 'user',
    from: null,
    to: 'user',
    at: null,
  } as const;
  const found = finding({ ...parts, kind: 'new-required-request-parameter', message: 'user is required' });
  const entries = [
    entryOf('2026-10-01'),
    entryOf('2026-10-02', { changes: [{ ...found, severity: 'breaking', from: null, to: 'user' }] }),
  ];

  it('that was told within days flaps', () => {
    expect(recall([found], entries, '2026-10-05')).toMatchObject([
      { flapping: { count: 2, since: '2026-10-02' } },
    ]);
  });

  it('is news when it was told longer ago, or never', () => {
    expect(recall([found], entries, '2026-10-17')).toEqual([found]);
    expect(recall([found], entries.slice(0, 1), '2026-10-02')).toEqual([found]);
  });

  it('that is undone is news, since what goes may break someone', () => {
    const undone = finding({
      ...parts,
      kind: 'request-parameter-removed',
      from: 'user',
      to: null,
      message: 'gone',
    });
    expect(recall([undone], entries, '2026-10-05')).toEqual([undone]);
  });
});
