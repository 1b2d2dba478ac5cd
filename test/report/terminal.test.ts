import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { terminalReport } from '../../src/report/terminal.ts';
import { comparisonOf, manyChanges } from './comparisons.ts';
import { cases, expectGolden, readComparison } from './golden.ts';
import { hostileComparison } from './hostile.ts';

const plain = { color: false, width: 100 };

describe('the terminal report', () => {
  it.each(cases)('of %s is as accepted', async (name) => {
    await expectGolden(name, 'expected.txt', terminalReport(readComparison(name), plain));
  });

  it('says the same with and without colour', () => {
    const comparison = readComparison('typical');
    const colored = terminalReport(comparison, { ...plain, color: true });
    expect(colored).toContain('\u001b[31m');
    expect(stripVTControlCharacters(colored)).toBe(terminalReport(comparison, plain));
  });

  it('acts on nothing that a document says', () => {
    fc.assert(
      fc.property(hostileComparison, (comparison) => {
        const text = terminalReport(comparison, plain);
        expect(text.match(/\p{Cc}(?<!\n)|(?!\ufe0f)\p{Cf}|\p{Zl}|\p{Zp}/gu)).toBeNull();
      }),
    );
  });

  it.each([40, 60, 100, 300])('keeps within %i columns', (width) => {
    fc.assert(
      fc.property(hostileComparison, (comparison) => {
        const lines = terminalReport(comparison, { color: false, width }).split('\n');
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
      }),
      { numRuns: process.env['LONG'] === undefined ? 10 : 100 },
    );
    for (const name of cases) {
      const lines = terminalReport(readComparison(name), { color: false, width }).split('\n');
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
    }
  });

  it('stays on a screen when thousands of models go, and counts the rest', () => {
    const text = terminalReport(comparisonOf(manyChanges(5000)), plain);
    expect(text).toContain('… and 4,988 more');
    expect(text.split('\n').length).toBeLessThan(40);
  });
});
