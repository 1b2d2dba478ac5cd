import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../../src/base/group-by.ts';
import { notCovered } from '../../../../src/diff/api/index.ts';
import { rules } from '../../../../src/diff/api/rules/all.ts';

/** The rules of oasdiff at 4553c69d, as its `checker/rules.go` lists them: id and level. */
const theirs = readFileSync('test/fixtures/oasdiff/rules-4553c69d.txt', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
  .map(([id = '', level = '']) => ({ id, level }));

const severities: Readonly<Record<string, string>> = { ERR: 'breaking', WARN: 'notable', INFO: 'info' };

/** Id → the severities that its rules have by the preset `wire`. */
const ours = groupBy(rules, ({ id }) => id);

function expressionOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
}

const leftOut = notCovered.flatMap(({ rules: patterns = [] }) => patterns);

/** The ids whose level is another one here, from the table of the docs: `| \`id\` | ERR | … |`. */
const judgedOtherwise = readFileSync('docs/api-rules.md', 'utf8')
  .split('\n')
  .flatMap((line) => [
    ...(/^\|([^|]*)\|/.exec(line)?.[1] ?? '').matchAll(/`((?:api|request|response)-[a-z*-]+)`/g),
  ])
  .map(([, pattern = '']) => expressionOf(pattern));

describe('every rule of oasdiff', () => {
  it('is a rule here, or is named with the reason for which it is left out', () => {
    expect(theirs).toHaveLength(509);
    const missing = theirs.filter(
      ({ id }) => !ours.has(id) && !leftOut.some((pattern) => expressionOf(pattern).test(id)),
    );
    expect(missing).toEqual([]);
  });

  it('that is left out is no rule here, and there is one for each reason', () => {
    for (const pattern of leftOut) {
      const met = theirs.filter(({ id }) => expressionOf(pattern).test(id));
      expect(met.length, pattern).toBeGreaterThan(0);
      expect(
        met.filter(({ id }) => ours.has(id)),
        pattern,
      ).toEqual([]);
    }
  });

  it('has the same level, or is in the table of the docs with the reason', () => {
    const others = theirs.filter(({ id, level }) =>
      (ours.get(id) ?? []).some((rule) => rule.rows.wire.severity !== severities[level]),
    );
    const unnamed = others.filter(({ id }) => !judgedOtherwise.some((pattern) => pattern.test(id)));
    expect(unnamed).toEqual([]);
    const idle = judgedOtherwise.filter((pattern) => !others.some(({ id }) => pattern.test(id)));
    expect(idle.map(String)).toEqual([]);
  });
});
