import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { modelTable } from '../../src/report/model-table.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { layTable } from '../../src/report/terminal-table.ts';
import { changeOf, comparisonOf } from './comparisons.ts';
import { typicalPage } from './page-input.ts';

const columns = ['Model', 'Price', 'Old', 'New'].map((title, index) => ({ title, numeric: index > 1 }));
const rows = [
  ['vendor/quite-a-long-name-of-a-model', 'input', '$0.20 / second', '$0.16 / second'],
  ['', 'cache read', '$0.02', '$0.015'],
];

describe('a table of a terminal', () => {
  it('gives the first column lines of its own where a row has no room', () => {
    expect(layTable(columns, rows, 100).head).toHaveLength(1);
    expect(layTable(columns, rows, 60)).toEqual({
      head: ['Model', '  Price                  Old             New'],
      lines: [
        'vendor/quite-a-long-name-of-a-model',
        '  input       $0.20 / second  $0.16 / second',
        '  cache read           $0.02          $0.015',
      ],
    });
  });

  it('makes a sentence of each row where even that is too wide', () => {
    expect(layTable(columns, rows, 38)).toEqual({
      head: [],
      lines: [
        'vendor/quite-a-long-name-of-a-model',
        '  Price input, Old $0.20 / second,',
        '  New $0.16 / second',
        '  Price cache read, Old $0.02,',
        '  New $0.015',
      ],
    });
  });

  it('never cuts a cell, whatever it holds and however narrow it is', () => {
    const cell = fc.stringMatching(/^[a-z0-9/-]{1,30}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 5 }),
        fc.integer({ min: 40, max: 90 }),
        (cells, room) => {
          const { head, lines } = layTable(columns, cells, room);
          expect(Math.max(0, ...[...head, ...lines].map((line) => stringWidth(line)))).toBeLessThanOrEqual(
            room,
          );
          for (const text of cells.flat()) expect(lines.join('\n')).toContain(text);
        },
      ),
    );
  });
});

describe('the table of a catalog', () => {
  const { models } = typicalPage();

  it.each([200, 120, 100, 80, 60, 40])('has whole ids and prices at %i columns', (width) => {
    const table = modelTable(models, { width });
    expect(table.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
    for (const { id } of models) expect(table).toMatch(new RegExp(`^${id}(?: |$)`, 'm'));
    for (const amount of ['$0.1125', '$0.675', '$15.00', '$0.04', '$0.10']) expect(table).toContain(amount);
  });

  it('puts units into a legend and leaves out columns, and says which', () => {
    expect(modelTable(models, { width: 200 })).not.toContain('No room');
    const narrow = modelTable(models, { width: 70 });
    expect(narrow).toContain('(a) per second, (b) per image.');
    expect(narrow).toMatch(/No room for PROVIDER, .*--json/s);
  });
});

describe('the report on a terminal', () => {
  it('has whole ids and operations, the rule behind each change, and what is open as a last count', () => {
    const subject = 'GET /v1/images/generations/{generation_id}/variants';
    const changes = [
      changeOf({
        area: 'api',
        kind: 'endpoint-removed',
        severity: 'breaking',
        subject,
        message: `${subject}: gone`,
      }),
      changeOf({ kind: 'context-grew', subject: 'a/b', message: 'a/b: context grew from 1k to 2k tokens' }),
    ];
    const open = [
      changeOf({ area: 'documents', kind: 'contradiction', field: 'server', subject: 'x', message: 'x: y' }),
    ];
    const text = terminalReport(comparisonOf(changes, { open }), { color: false, width: 60 });
    expect(text).toContain(`    ${subject}\n`);
    expect(text).toContain('gone [endpoint-removed]\n');
    expect(text).toContain('[context-grew]');
    expect(text).toMatch(/\nStill open between documents: 1 contradiction, about x\. [^\n]*(?:\n[^\n]+)*\n$/);
    const first = terminalReport(comparisonOf([], { open, from: null }), { color: false, width: 60 });
    expect(first).toMatch(/Still open between documents\n {2}• x: y\n$/);
  });

  it('colours the words that went and came, over the end of a line too', () => {
    const message = 'Terms: changed, “[-one two three four five six seven eight nine ten-]{+eleven+}”';
    const change = changeOf({ area: 'facts', kind: 'fact-changed', subject: 'Terms', message });
    const text = terminalReport(comparisonOf([change]), { color: true, width: 50 });
    const red = text
      .split('\u001b[31m')
      .slice(1)
      .map((piece) => piece.split('\u001b[39m')[0]);
    expect(red.join(' ')).toBe('[-one two three four five six seven eight nine ten-]');
    expect(text).toContain('\u001b[32m{+eleven+}\u001b[39m');
  });
});
