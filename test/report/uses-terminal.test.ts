import { expect, it } from 'vitest';
import { usesTerminal } from '../../src/report/uses/terminal.ts';
import type { Use } from '../../src/uses/find-uses.ts';

const use: Use = {
  ...{ id: 'elm-labs/elm-3-large-preview', state: 'deprecated', text: 'elm-labs/elm-3-large-preview' },
  ...{
    path: 'services/a-folder-with-a-name/of-some-length/that-is-opened-by-a-click.ts',
    line: 120,
    column: 7,
  },
  ...{ since: '2026-03-04', ends: '2026-12-31', daysLeft: 27, successor: 'elm-labs/elm-4-large' },
  replacement: 'elm-labs/elm-4-large',
  bytes: { offset: 0, length: 28 },
};
const uses = { uses: [use], operations: [], files: 3, skipped: [], ignored: [], ignoredOperations: [] };

it('wraps what is said of a use within the screen, and keeps its place whole', () => {
  const lines = (width: number) =>
    usesTerminal(uses, new Map(), { color: false, all: false, width }).split('\n');
  expect(lines(50)).toEqual([
    'In use: 1 id deprecated. 3 files searched.',
    '',
    'elm-labs/elm-3-large-preview  deprecated since',
    '  2026-03-04, ends 2026-12-31 (27 days left); use',
    '  elm-labs/elm-4-large',
    `  ${use.path}:120:7`,
    '',
    '--write would replace 1 place in 1 file.',
    '',
  ]);
  expect(lines(Number.POSITIVE_INFINITY)).toHaveLength(7);
});
