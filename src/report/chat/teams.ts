import type { Comparison } from '../../changes/comparison.ts';
import { visible } from '../foreign-text.ts';
import type { Part, Phrase } from '../phrase.ts';
import { chatMessage } from './message.ts';
import { restInReport, withinLimit } from './within-limit.ts';

/** Bytes: Teams refuses a message of more than 28 KB. */
const largestMessage = 28_000;

/** A run of an adaptive card: plain text, in which no sign means anything. */
interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly fontType?: 'Monospace';
  readonly weight?: 'Bolder';
}

interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

/** What a workflow of Teams ("When a Teams webhook request is received") takes. */
export interface TeamsMessage {
  readonly type: 'message';
  readonly attachments: readonly [
    {
      readonly contentType: 'application/vnd.microsoft.card.adaptive';
      readonly contentUrl: null;
      readonly content: {
        readonly $schema: string;
        readonly type: 'AdaptiveCard';
        readonly version: '1.4';
        readonly body: readonly RichTextBlock[];
      };
    },
  ];
}

/**
 * The comparison as an adaptive card. Its text blocks would read Markdown, links and mentions among it; runs of rich text
 * are shown as they are, so that foreign text needs no escape.
 */
export function teamsMessage(comparison: Comparison): TeamsMessage {
  const { title, editions, blocks } = chatMessage(comparison);
  const body = [
    line(title, true),
    line(editions),
    ...blocks.flatMap(({ heading, lines }) => [
      ...(heading === null ? [] : [line([heading], true)]),
      ...lines.map((each) => line(each)),
    ]),
  ];
  const told = withinLimit(body, line([restInReport]), largestMessage, (some) =>
    Buffer.byteLength(JSON.stringify(messageOf(some))),
  );
  return messageOf(told);
}

function messageOf(body: readonly RichTextBlock[]): TeamsMessage {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body,
        },
      },
    ],
  };
}

function line(phrase: Phrase, bold = false): RichTextBlock {
  const inlines = phrase.map((part) => ({ ...run(part), ...(bold && { weight: 'Bolder' as const }) }));
  return { type: 'RichTextBlock', inlines };
}

function run(part: Part): TextRun {
  if (typeof part === 'string') return { type: 'TextRun', text: part };
  return 'code' in part
    ? { type: 'TextRun', text: visible(part.code), fontType: 'Monospace' }
    : { type: 'TextRun', text: visible(part.foreign) };
}
