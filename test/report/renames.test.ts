import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.ts';
import { judge } from '../../src/judge/judge.ts';
import { htmlReport } from '../../src/report/html/page.ts';
import { jsonReport } from '../../src/report/json.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { caseOf, editionOf, modelOf, priceOf } from '../support/editions.ts';

const model = (id: string, amount: string) => ({ ...modelOf(id), prices: [priceOf('input', amount)] });
const names = ['rook', 'owl', 'kite', 'lynx'];
const before = [
  ...names.map((name, index) => model(`acme/${name}-${index + 1}`, `${index + 1}`)),
  model('zeta/quill-1', '7'),
];
const after = [
  ...names.map((name, index) => model(`vesta/${name}-${index + 1}`, `${index + 1}`)),
  model('zeta/Quill-1', '7'),
];
const comparison = judge({
  ...caseOf(editionOf(before), editionOf(after)),
  findings: diff(editionOf(before), editionOf(after)),
});

describe('many renames of one cause', () => {
  it('are one entry with its list, beside those of another cause', () => {
    const page = { comparison, models: [], history: [], prices: [], checkedAt: null, site: 'x' };
    const told = [
      terminalReport(comparison, { color: false, width: 110 }).replace(/\s+/g, ' '),
      markdownReport(comparison).replaceAll('`', ''),
      htmlReport(page).replace(/<[^>]+>/g, ''),
    ];
    for (const text of told) {
      expect(text).toMatch(
        /4 models:? renamed \(vendor prefix changed, 4 models at once\): acme\/kite-3 → vesta\/kite-3, acme\/lynx-4 → vesta\/lynx-4, /,
      );
      expect(text.match(/confidence/g)).toHaveLength(1);
    }
  });

  it('stay apart for programs', () => {
    const { changes, counts } = JSON.parse(jsonReport(comparison));
    expect(changes).toHaveLength(5);
    expect(counts.kinds).toEqual({ 'model-renamed': 5 });
  });
});
