import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../src/changes/comparison.ts';
import type { Finding, RawFinding } from '../../src/changes/finding.ts';
import { finding } from '../../src/changes/finding.ts';
import { policyWith } from '../../src/changes/policy.ts';
import { parseAccept } from '../../src/judge/accept.ts';
import { type FailOn, reaches } from '../../src/judge/fail-on.ts';
import { judge } from '../../src/judge/judge.ts';
import { caseOf, editionOf, modelOf, modelsOf, priceOf } from '../support/editions.ts';

const flapping = { count: 3, since: '2026-10-01' };

function found(
  kind: string,
  subject: string,
  parts: Partial<Pick<RawFinding, 'area' | 'field' | 'message' | 'flapping'>> = {},
): Finding {
  const told = { area: 'catalog', subject, field: null, message: subject, at: null, ...parts } as const;
  return finding({ ...told, kind, from: null, to: null, raw: true });
}

function judged(findings: readonly Finding[]) {
  const edition = editionOf([modelOf('acme/a')]);
  return judge(caseOf(edition, edition, { findings }));
}

const several = [
  found('section-edited', 'Quick Start', { area: 'docs' }),
  found('model-added', 'acme/b'),
  found('base-url-changed', 'Base URL', { area: 'facts' }),
  found('model-removed', 'acme/z'),
  found('model-removed', 'acme/a'),
  found('price-removed', 'acme/a', { field: 'output' }),
  found('price-removed', 'acme/a', { field: 'input' }),
  found('capability-gained', 'acme/a'),
];

describe('a comparison', () => {
  it('tells the worst first, then by area and subject, whatever the order of the findings', () => {
    const want = [
      'breaking model-removed acme/a',
      'breaking model-removed acme/z',
      'breaking base-url-changed Base URL',
      'notable price-removed acme/a input',
      'notable price-removed acme/a output',
      'notable model-added acme/b',
      'info capability-gained acme/a',
      'info section-edited Quick Start',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(several, { minLength: several.length }), (shuffled) => {
        const lines = judged(shuffled).changes.map(({ severity, kind, subject, field }) =>
          [severity, kind, subject, ...(field === null ? [] : [field])].join(' '),
        );
        expect(lines).toEqual(want);
      }),
      { numRuns: 20 },
    );
  });

  it('counts its changes by severity and by kind', () => {
    const { breaking, notable, info, kinds } = judged(several).counts;
    expect({ breaking, notable, info }).toEqual({ breaking: 3, notable: 3, info: 2 });
    expect(kinds).toEqual({
      'base-url-changed': 1,
      'capability-gained': 1,
      'model-added': 1,
      'model-removed': 2,
      'price-removed': 2,
      'section-edited': 1,
    });
  });

  it.each([
    [[], 'none'],
    [['section-edited'], 'none'],
    [['price-removed', 'section-edited'], 'patch'],
    [['price-removed', 'model-added'], 'minor'],
    [['model-added', 'model-removed', 'price-removed'], 'major'],
  ])('of %j asks for a bump of %s', (kinds, bump) => {
    expect(judged(kinds.map((kind) => found(kind, 'acme/a'))).bump).toBe(bump);
  });

  it('gives what flaps as info, and keeps the bump that it asks for', () => {
    const { changes, bump } = judged([found('model-returned', 'acme/a', { flapping })]);
    expect(changes[0]).toMatchObject({ severity: 'info', flapping });
    expect(bump).toBe('minor');
  });

  it.each(['model-removed', 'base-url-changed'])('keeps %s breaking, however often it happened', (kind) => {
    const area = kind === 'model-removed' ? 'catalog' : 'facts';
    const { changes } = judged([found(kind, 'acme/a', { area, flapping })]);
    expect(changes[0]?.severity).toBe('breaking');
  });

  it('obeys its published schema', () => {
    const prices = [priceOf('input', '1')];
    const [base, next] = [
      editionOf([modelOf('acme/a')]),
      editionOf([modelOf('acme/a', { prices }), modelOf('acme/b')]),
    ];
    const comparison = judge(caseOf(base, next));
    expect(comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison);
  });

  it('follows the policy it is given', () => {
    const edition = editionOf([modelOf('acme/a')]);
    const policy = policyWith({ 'capability-gained': { severity: 'breaking', bump: 'major' } });
    const { changes, bump } = judge(
      caseOf(edition, edition, { findings: [found('capability-gained', 'acme/a')], policy }),
    );
    expect([changes[0]?.severity, bump]).toEqual(['breaking', 'major']);
  });

  it('is an error of ours when a finding has a kind without a row', () => {
    expect(() => judged([found('model-vanished', 'acme/a')])).toThrow('catalog/model-vanished');
  });

  it('does not alter what it was given', () => {
    const findings = Object.freeze([...several]);
    const notes = Object.freeze(['The base was read anew.']);
    const edition = editionOf([modelOf('acme/a')]);
    expect(judge(caseOf(edition, edition, { findings, notes })).notes).toEqual(notes);
  });
});

describe('a baseline', () => {
  it('says that there was nothing to compare with, before the notes of the caller', () => {
    const comparison = judge(
      caseOf(null, editionOf([modelOf('acme/a')]), { notes: ['The origin changed.'] }),
    );
    expect(comparison).toMatchObject({ from: null, verdict: 'accepted', bump: 'none', changes: [] });
    expect(comparison.notes).toEqual(['Baseline made: nothing to compare with.', 'The origin changed.']);
  });

  it('is held when it has no models', () => {
    expect(judge(caseOf(null, editionOf([]))).verdict).toBe('held');
  });
});

describe('a held edition', () => {
  const models = modelsOf('acme', 40);
  const shrunk = caseOf(editionOf(models), editionOf(models.slice(21)));

  it('is accepted by the very flag that it names, which is then on record', () => {
    const before = judge(shrunk);
    expect(before.verdict).toBe('held');
    const accepts = before.held.map((reason) => parseAccept(reason.accept));
    const after = judge({ ...shrunk, accepts });
    expect(after).toMatchObject({ verdict: 'accepted', held: [], accepted: before.held });
    expect(after.changes).toEqual(before.changes);
  });

  it('stays held while one of its reasons is not accepted', () => {
    const priced = (amount: string) =>
      ['a', 'b', 'c'].map((name) => modelOf(`zeta/${name}`, { prices: [priceOf('input', amount)] }));
    const [paid, free] = [priced('1'), priced('0')];
    const both = caseOf(editionOf([...models, ...paid]), editionOf([...models.slice(21), ...free]), {
      accepts: [parseAccept('models-removed=21')],
    });
    expect(judge(both).verdict).toBe('held');
    expect(judge(both).held.map((reason) => reason.rule)).toEqual(Array(3).fill('zero-crossing'));
  });
});

describe('--fail-on', () => {
  const [breaking, notable, info] = ['model-removed', 'model-added', 'capability-gained'].map((kind) =>
    found(kind, 'acme/x'),
  ) as [Finding, Finding, Finding]; // three kinds give three findings
  const flaps = found('model-returned', 'acme/x', { flapping });

  it.each<[FailOn, Finding[], boolean]>([
    ['breaking', [breaking], true],
    ['breaking', [notable, info], false],
    ['notable', [breaking], true],
    ['notable', [notable], true],
    ['notable', [info], false],
    ['any', [info], true],
    ['any', [], false],
    ['any', [flaps], false],
    ['notable', [flaps], false],
    ['breaking', [flaps, breaking], true],
    ['never', [breaking, notable, info], false],
  ])('%s', (failOn, findings, want) => {
    expect(reaches(judged(findings), failOn)).toBe(want);
  });
});
