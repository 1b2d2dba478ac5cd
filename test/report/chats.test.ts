import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordMessage } from '../../src/report/chat/discord.ts';
import { chatFormOf, messageFor } from '../../src/report/chat/forms.ts';
import { slackMessage } from '../../src/report/chat/slack.ts';
import { teamsMessage } from '../../src/report/chat/teams.ts';
import { changeOf, comparisonOf, manyChanges } from './comparisons.ts';
import { hostileComparison } from './hostile.ts';

const price = changeOf({
  kind: 'model-removed',
  severity: 'breaking',
  subject: 'elm/oak',
  message: 'elm/oak: removed',
});

describe('the message of a webhook', () => {
  it.each([
    ['https://hooks.slack.com/services/T/B/x', 'slack'],
    ['https://chat.example.com/hooks/x', 'slack'],
    ['https://discord.com/api/webhooks/1/x', 'discord'],
    ['https://discord.com/api/webhooks/1/x/slack', 'slack'],
    ['https://acme.webhook.office.com/webhookb2/x', 'teams'],
    ['https://prod-12.westeurope.logic.azure.com:443/workflows/x', 'teams'],
    ['https://x.y.environment.api.powerplatform.com/powerautomate/x', 'teams'],
    ['https://notdiscord.com/x', 'slack'],
  ])('to %s has the form of %s', (address, form) => {
    expect(chatFormOf(address)).toBe(form);
  });

  it('says the same in every form', () => {
    for (const form of ['slack', 'teams', 'discord'] as const) {
      const text = JSON.stringify(messageFor(form, comparisonOf([price], { bump: 'major' })));
      for (const words of [
        '1 breaking: 1 model removed.',
        'elm/oak',
        'What to do',
        'Release the client as a major version',
      ])
        expect(text).toContain(words);
    }
  });

  it('to Discord is never longer than it takes, mentions nobody, and ends with a whole line', () => {
    const { content, allowed_mentions: mentions } = discordMessage(comparisonOf(manyChanges(5000)));
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toMatch(/(?:in the report|\.)$/);
    expect(mentions).toEqual({ parse: [] });
    fc.assert(
      fc.property(hostileComparison, (comparison) => {
        const text = discordMessage(comparison).content;
        expect(text.length).toBeLessThanOrEqual(2000);
        for (const line of text.split('\n')) {
          const prose = line.replace(/`[^`]*`/g, '').replace(/^\*\*.*\*\*$/, '');
          expect(prose).not.toMatch(/:\/\/|(?<!\\)[*_~|[\]<>@]/);
        }
      }),
      { numRuns: 50 },
    );
  });

  const long = '长长的理由 & <x> '.repeat(40);
  const held = Array.from({ length: 90 }, (_, index) => ({
    ...{
      rule: 'r',
      subject: null,
      seen: `${index} ${long}`,
      limit: long,
      accept: `price-factor:acme/${index}`,
    },
  }));
  const oversized = [
    ['reasons', comparisonOf(manyChanges(90), { verdict: 'held', held })],
    ['notes', comparisonOf([price], { notes: held.map(({ seen }) => seen) })],
    [
      'changes',
      comparisonOf(held.map(({ seen }) => changeOf({ subject: seen, message: `${seen}: removed` }))),
    ],
  ] as const;

  it.each(oversized)(
    'with %s beyond every limit is taken by every chat, and says that there is more',
    (_, many) => {
      const [slack, teams, discord] = [
        slackMessage(many).text,
        teamsMessage(many),
        discordMessage(many).content,
      ];
      expect(slack.length).toBeLessThanOrEqual(4000);
      expect(Buffer.byteLength(JSON.stringify(teams))).toBeLessThanOrEqual(28_000);
      expect(discord.length).toBeLessThanOrEqual(2000);
      for (const text of [slack, JSON.stringify(teams), discord]) {
        expect(text).toMatch(/… (?:the rest is|and \d+ more) in the report/);
        expect(text).toContain('0 长长的理由');
      }
    },
  );

  it('to Teams is a card of plain runs, in which no sign means anything', () => {
    const [{ content }] = teamsMessage(comparisonOf([price])).attachments;
    expect(new Set(content.body.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
    expect(content.body.flatMap(({ inlines }) => inlines)).toContainEqual({
      type: 'TextRun',
      text: 'elm/oak',
      fontType: 'Monospace',
    });
    expect(Buffer.byteLength(JSON.stringify(teamsMessage(comparisonOf(manyChanges(5000)))))).toBeLessThan(
      28_000,
    );
  });
});
