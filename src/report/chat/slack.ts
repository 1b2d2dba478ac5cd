import type { Comparison } from '../../changes/comparison.ts';
import { visible } from '../foreign-text.ts';
import type { Part, Phrase } from '../phrase.ts';
import { chatMessage } from './message.ts';

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
  const told = blocks.map(({ heading, lines }) => [
    ...(heading === null ? [] : [`*${heading}*`]),
    ...lines.map(slackPhrase),
  ]);
  const text = [[`*${slackPhrase(title)}*`, slackPhrase(editions)], ...told]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return { text, unfurl_links: false, unfurl_media: false };
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
