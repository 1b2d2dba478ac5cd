import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJson } from '../../src/base/json.ts';
import { slackMessage } from '../../src/report/chat/slack.ts';
import { changeOf, comparisonOf, manyChanges } from './comparisons.ts';
import { cases, expectGolden, readComparison } from './golden.ts';
import { hostileComparison, hostileText } from './hostile.ts';

describe('the message to a chat', () => {
  it.each(cases)('of %s is as accepted', async (name) => {
    await expectGolden(name, 'expected.slack.json', printJson(slackMessage(readComparison(name))));
  });

  it('names twenty changes and counts the rest', () => {
    const { text } = slackMessage(comparisonOf(manyChanges(5000)));
    expect(text.match(/^• Breaking: /gm)).toHaveLength(20);
    expect(text).toContain('… and 4,980 more in the report');
    expect(text.length).toBeLessThan(4000);
  });

  const neutral: readonly (readonly [string, string])[] = [
    [
      '<!channel> & <https://evil.example|here>',
      '&lt;!channel&gt; &amp; &lt;https:\u2060//evil.example|here&gt;',
    ],
    ['https://evil.example', 'https:\u2060//evil.example'],
    ['www.evil.example', 'www.\u2060evil.example'],
    ['@here and #general', '@\u2060here and #\u2060general'],
    ['*bold* ~gone~ _slanted_ `code`', '∗bold∗ ∼gone∼ ＿slanted＿ ˋcodeˋ'],
    ['tool_calling', 'tool_calling'],
    [':tada:', ':\u2060tada:'],
    ['one\ntwo', 'one two'],
  ];

  it.each(neutral)('shows %j as text', (seen, shown) => {
    const held = [{ rule: 'r', subject: null, seen, limit: 'none', accept: 'r' }];
    const { text } = slackMessage(comparisonOf([], { verdict: 'held', held }));
    expect(text).toContain(`• ${shown} (limit: none)`);
  });

  it('lets no foreign text out of its line, its code or its escapes', () => {
    fc.assert(
      fc.property(hostileComparison, (comparison) => {
        const { text } = slackMessage(comparison);
        expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        for (const line of text.split('\n')) {
          expect((line.match(/`/g) ?? []).length % 2).toBe(0);
          const prose = line.replace(/`[^`]*`/g, '').replace(/^\*.*\*$/, (bold) => bold.slice(1, -1));
          expect(prose).not.toMatch(/:\/\/|[*~]|[@#](?!\u2060)/);
        }
      }),
    );
  });

  it('keeps a subject in its code, whatever it holds', () => {
    fc.assert(
      fc.property(hostileText, (subject) => {
        const { text } = slackMessage(comparisonOf([changeOf({ subject, message: 'x' })]));
        const line = text.split('\n').find((each) => each.startsWith('• Notable: '));
        expect(line).toMatch(/^• Notable: (?:`[^`]+`)? x$/);
      }),
    );
  });
});
