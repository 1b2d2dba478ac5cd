import { describe, expect, it } from 'vitest';
import { failureReport } from '../../src/ci/failure-report.ts';
import { labelLines, proposalOf } from '../../src/ci/proposal.ts';
import { changeOf, comparisonOf, manyChanges } from '../report/comparisons.ts';

const removal = changeOf({ kind: 'model-removed', severity: 'breaking', message: 'openai/gpt-5.5: removed' });
const labelsOf = (...args: Parameters<typeof proposalOf>) =>
  proposalOf(...args)
    .labels.filter(({ wanted }) => wanted)
    .map(({ name }) => name);

describe('the pull request', () => {
  it('says in its title what happened, and first that something breaks', () => {
    expect(proposalOf(comparisonOf([removal])).title).toBe(
      'Router One 2026-09-11, breaking: 1 model removed',
    );
  });

  it('has a label for what breaks and one for the step', () => {
    expect(labelsOf(comparisonOf([removal], { bump: 'major' }))).toEqual([
      'router-one-sync',
      'breaking',
      'semver:major',
    ]);
    expect(labelsOf(comparisonOf([changeOf({})], { bump: 'patch' }))).toEqual([
      'router-one-sync',
      'semver:patch',
    ]);
    expect(labelsOf(comparisonOf([], { bump: 'none' }))).toEqual(['router-one-sync']);
  });

  it('says so when only the tool changed', () => {
    expect(proposalOf(comparisonOf([], { bump: 'none' })).title).toBe(
      'Router One 2026-09-11: generated anew by another version of the tool',
    );
  });

  it('names the baseline', () => {
    expect(proposalOf(comparisonOf([], { from: null })).title).toBe(
      'Router One 2026-09-11: Baseline: 38 models',
    );
  });

  it('stays below the limit of GitHub with 5,000 changes, and keeps the word on the release', () => {
    const { title, body } = proposalOf(comparisonOf(manyChanges(5000), { bump: 'major' }));
    expect(body.length).toBeGreaterThan(50_000);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
    expect(body).toContain('more. The artefact of the run has the whole report.');
    expect(body).toContain('at least a **major** one');
    expect(title.length).toBeLessThanOrEqual(120);
  });

  it('gives its labels as lines of four fields', () => {
    const lines = labelLines(proposalOf(comparisonOf([removal], { bump: 'major' })).labels).split('\n');
    expect(lines[0]).toBe('router-one-sync\tyes\t1d76db\tMade by the scheduled sync');
    expect(
      lines.filter((line) => line !== '' && !/^[a-z:-]+\t(yes|no)\t[0-9a-f]{6}\t[^\t]+$/.test(line)),
    ).toEqual([]);
  });
});

describe('the summary of a failed run', () => {
  const failure = { code: 4, message: 'models: not readable as published', advice: null };
  const problem = { document: 'models', line: 3, column: 1, expected: 'an id', severity: 'error' } as const;

  it('says the code, what it means, and each problem as code', () => {
    const text = failureReport({ ...failure, problems: [{ ...problem, seen: '<b>|@all' }] });
    expect(text).toContain('Exit code 4: A document cannot be read as published. The package is as it was.');
    expect(text).toContain('| models | 3 | error | `<b>¦@all` | an id |');
  });

  it('is cut, with the count of the rest', () => {
    const problems = Array.from({ length: 5000 }, () => ({ ...problem, seen: 'x'.repeat(400) }));
    const text = failureReport({ ...failure, problems });
    expect(text).toContain('… and 4800 more, in the log of this step.');
    expect(Buffer.byteLength(text)).toBeLessThan(900_000);
  });
});
