import { describe, expect, it } from 'vitest';
import { localDocument } from '../../../src/base/document.ts';
import { checkConsistency } from '../../../src/diff/contradictions/check-consistency.ts';
import { compareContradictions } from '../../../src/diff/contradictions/compare-contradictions.ts';
import type { Edition } from '../../../src/read/edition.ts';
import { readEdition } from '../../../src/read/read-edition.ts';
import { markdownReport } from '../../../src/report/markdown.ts';
import { terminalReport } from '../../../src/report/terminal.ts';
import { readSample } from '../../../src/serve/samples/editions.ts';
import { compareEditions } from '../../../src/sync/compare.ts';
import { edition } from './parts.ts';

function sampleEdition(date: string): Edition {
  const documents = [...readSample(date)].map(([name, bytes]) => localDocument(name, bytes));
  return readEdition(documents, { date, origin: 'sample' });
}

const open = [
  'category audio category-without-operation',
  'claude-sonnet-4-20250514 unknown-model-in-docs',
  'gpt-4o unknown-model-in-docs',
  'sk-xxx key-format',
];

function names(findings: ReadonlyArray<{ subject: string; field: string | null }>): string[] {
  return findings.map(({ subject, field }) => `${subject} ${field}`);
}

describe('the contradictions of the sample editions', () => {
  it('are the true ones', () => {
    expect(names(checkConsistency(sampleEdition('2026-06-10')))).toEqual([
      ...open.slice(0, 2),
      'claude-sonnet-4-20250514 unknown-model-in-spec',
      'gpt-4o unknown-model-in-docs',
      'gpt-4o unknown-model-in-spec',
      'sk-xxx key-format',
    ]);
    expect(names(checkConsistency(sampleEdition('2026-10-07')))).toEqual(open);
  });

  const context = { history: [], accepts: [], notes: [] };
  const comparison = compareEditions(sampleEdition('2026-06-10'), sampleEdition('2026-09-11'), context);

  it('are changes when they go, and open while they last', () => {
    const changes = comparison.changes.filter(({ area }) => area === 'documents');
    expect(changes.map(({ kind, severity, message }) => `${kind} ${severity} ${message}`)).toEqual([
      'contradiction-resolved info claude-sonnet-4-20250514: resolved; it was used in openapi, line 252 and 3 more places, but not in the catalog; the nearest id there is anthropic/claude-sonnet-5',
      'contradiction-resolved info gpt-4o: resolved; it was used in openapi, line 64 and 13 more places, but not in the catalog; the nearest id there is openai/gpt-5.5',
    ]);
    expect(names(comparison.open)).toEqual(open);
    expect(comparison.counts.kinds['contradiction']).toBeUndefined();
  });

  it('stand in the reports once, after the changes', () => {
    for (const report of [
      markdownReport(comparison),
      terminalReport(comparison, { color: false, width: 100 }),
    ]) {
      const [changes = '', rest = '', ...more] = report.split('Still open between documents');
      expect(more).toEqual([]);
      expect(changes).not.toContain('sk-xxx');
      expect(rest).toContain('sk-xxx');
    }
  });

  it('are all open in a baseline, which has no changes', () => {
    const baseline = compareEditions(null, sampleEdition('2026-10-07'), context);
    expect(baseline.changes).toEqual([]);
    expect(names(baseline.open)).toEqual(open);
  });
});

describe('comparing contradictions', () => {
  const models = ['openai/gpt-5.5'];
  const found = (...ids: string[]) =>
    checkConsistency(
      edition({ models, docs: `# A\n\n\`\`\`\n${ids.map((id) => `model="${id}"`).join('\n')}\n\`\`\`` }),
    );

  it('tells new, resolved and open ones apart', () => {
    const { findings, stillOpen } = compareContradictions(found('a-1', 'b-1'), found('c-1', 'b-1'));
    expect(findings.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'contradiction c-1',
      'contradiction-resolved a-1',
    ]);
    expect(names(stillOpen)).toEqual(['b-1 unknown-model-in-docs']);
  });

  it('knows one again that only stands elsewhere or more often', () => {
    expect(compareContradictions(found('a-1'), found('b-1', 'a-1', 'a-1')).stillOpen).toHaveLength(1);
  });

  it('finds nothing between an edition and itself', () => {
    const all = found('a-1', 'b-1');
    expect(compareContradictions(all, all)).toEqual({ findings: [], stillOpen: all });
  });
});
