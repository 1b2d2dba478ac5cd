import { describe, expect, it } from 'vitest';
import { chatMessage } from '../../src/report/chat/message.ts';
import { changesSection } from '../../src/report/html/changes-section.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { changeOf, comparisonOf } from './comparisons.ts';

const looks = ['×20: acme/rook: input price raised. One alone is not held.'];
const notes = ['The base was read again.'];
const comparison = comparisonOf([changeOf({ kind: 'model-added', subject: 'acme/owl' })], { looks, notes });

describe('what a person has to look at first', () => {
  it.each([
    ['terminal', terminalReport(comparison, { color: false, width: 100 })],
    ['markdown', markdownReport(comparison)],
    ['html', changesSection(comparison).markup],
    ['chat', JSON.stringify(chatMessage(comparison))],
  ])('stands before the changes, and other notes behind them: %s', (_format, text) => {
    const places = ['Look at this first', 'acme/rook', 'acme/owl', 'The base was read again'].map((words) =>
      text.replaceAll('\\', '').indexOf(words),
    );
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });
});
