import type { Comparison } from '../../changes/comparison.ts';
import { visible } from '../foreign-text.ts';
import type { Part, Phrase } from '../phrase.ts';
import { chatMessage } from './message.ts';
import { restInReport, withinLimit } from './within-limit.ts';

/** What Slack advises; it cuts a text of 40,000 wherever that is, and others of this form refuse 5,000. */
const longestText = 4000;

/** What a receiver of incoming webhooks takes; Slack's own field names, which others understand too. */
export interface SlackMessage {
  readonly text: string;
  /** No page that a text names is fetched and shown below it. */
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/**
 * The comparison as a chat message in Slack's mrkdwn. Everything foreign in it is text: it links to nothing, mentions
 * nobody, and is not formatted.
 */
export function slackMessage(comparison: Comparison): SlackMessage {
  const { title, editions, blocks } = chatMessage(comparison);
  const lines = [
    `*${slackPhrase(title)}*`,
    slackPhrase(editions),
    ...blocks.flatMap(({ heading, lines: own }) => [
      '',
      ...(heading === null ? [] : [`*${heading}*`]),
      ...own.map(slackPhrase),
    ]),
  ];
  const told = withinLimit(lines, restInReport, longestText, (some) => some.join('\n').length);
  return { text: told.join('\n'), unfurl_links: false, unfurl_media: false };
}

function slackPhrase(phrase: Phrase): string {
  return phrase.map(encodePart).join('');
}

function encodePart(part: Part): string {
  if (typeof part === 'string') return part;
  return 'code' in part ? slackCode(part.code) : slackText(part.foreign);
}

/** Nothing is formatted or linked inside code, which a backtick would end: a look-alike stands for it. */
function slackCode(foreignText: string): string {
  const text = visible(foreignText).trim();
  return text === '' ? '' : `\`${entities(text.replaceAll('`', 'ˋ'))}\``;
}

/**
 * Foreign prose. Slack knows no escape for its marks, so look-alikes stand in for those that would format; a joiner
 * that is not seen keeps an address from becoming a link, a name a mention and a word between colons a face.
 */
function slackText(foreignText: string): string {
  const text = visible(foreignText)
    .replaceAll('`', 'ˋ')
    .replaceAll('*', '∗')
    .replaceAll('~', '∼')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
    .replace(/:(?=\/\/)|(?<=www)\.|(?<=mailto):|:(?=[\w+-]+:)|[@#]/giu, `$&${wordJoiner}`);
  return entities(text);
}

const wordJoiner = '\u2060';

/** Slack reads `&`, `<` and `>` as the marks of its own links and mentions. */
function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
