import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubOutput, githubReport } from '../../src/report/github.ts';
import { changeOf, comparisonOf, manyChanges } from './comparisons.ts';
import { cases, expectGolden, readComparison } from './golden.ts';
import { hostileComparison, hostileText } from './hostile.ts';

const fileOf = (document: string) => (document === 'models' ? 'generated/documents/models.md' : null);
const delimiter = 'random_0123456789abcdef';

describe('GitHub annotations', () => {
  it.each(cases)('of %s are as accepted', async (name) => {
    await expectGolden(name, 'expected.github.txt', githubReport(readComparison(name), { fileOf }));
  });

  it('point into the file of a document, with everything that means something escaped', () => {
    const change = changeOf({
      severity: 'breaking',
      kind: 'model-removed',
      message: 'a, b: 100 %\n::error::gotcha',
      at: { document: 'models', line: 14 },
    });
    const oddFile = () => 'docs, old:1/models.md';
    expect(githubReport(comparisonOf([change]), { fileOf: oddFile })).toBe(
      '::error file=docs%2C old%3A1/models.md,line=14,title=Removed models::a, b: 100 %25 ::error::gotcha\n',
    );
  });

  it('point at no line of the newer file for what is gone, and say where it stood', () => {
    const gone = changeOf({
      kind: 'model-removed',
      message: 'elm/oak: removed',
      at: { document: 'models', line: 9, side: 'from' },
    });
    expect(githubReport(comparisonOf([gone]), { fileOf })).toBe(
      '::warning file=generated/documents/models.md,title=Removed models::elm/oak: removed (line 9 of the edition before)\n',
    );
    expect(githubReport(comparisonOf([gone]))).toContain('removed (models, line 9 of the edition before)');
  });

  it('are one command a line and ten a level, whatever the documents say', () => {
    fc.assert(
      fc.property(hostileComparison, (comparison) => {
        const lines = githubReport(comparison).trimEnd().split('\n').filter(Boolean);
        const commands = lines.filter((line) =>
          /^::(?:error|warning|notice) title=[^:,]*::[^\r\n]*$/.test(line),
        );
        expect(commands).toEqual(lines);
      }),
    );
  });

  it('are ten a level at most, the last one with the count of the rest', () => {
    const lines = githubReport(comparisonOf(manyChanges(5000)))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('::error title=4%2C991 more errors::5,000 breaking: 5,000 models removed.');
    expect(
      githubReport(comparisonOf(manyChanges(10)))
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toContain('openai/gpt-9: removed');
  });
});

describe('GitHub outputs', () => {
  it('come back as they were, whatever their values', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 4 }), (values) => {
        const pairs = Object.fromEntries(values.map((value, index) => [`name-${index}`, value]));
        expect(readAsRunner(githubOutput(pairs, delimiter))).toEqual(pairs);
      }),
    );
  });

  it.each([
    ['a value that holds the delimiter', { body: `x\n${delimiter}\nadmin=true` }, delimiter],
    ['a short delimiter', { body: 'x' }, 'EOF'],
    ['a delimiter of more than a word', { body: 'x' }, 'a delimiter with blanks'],
    ['a name that is more than a name', { 'a=b\nc': 'x' }, delimiter],
  ])('refuse %s', (_, pairs, word) => {
    expect(() => githubOutput(pairs, word)).toThrow(RangeError);
  });
});

/** Reads an output file as the runner does: a name, then lines up to the one that is the delimiter. */
function readAsRunner(file: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  let rest = file;
  while (rest !== '') {
    const [, name = '', word = ''] = /^([^\n]*?)<<([^\n]*)\n/.exec(rest) ?? [];
    const start = name.length + word.length + 3;
    const end = rest.indexOf(`\n${word}\n`, start - 1);
    pairs[name] = rest.slice(start, end);
    rest = rest.slice(end + word.length + 2);
  }
  return pairs;
}
