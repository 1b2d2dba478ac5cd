import { grouped } from '../base/words.ts';
import type { Change, Comparison } from '../changes/comparison.ts';
import { acceptFlag, adviceFor } from './advice.ts';
import { visible } from './foreign-text.ts';
import { headline } from './headline.ts';
import { changePhrase } from './message.ts';
import type { Part, Phrase } from './phrase.ts';
import { severityTitles } from './sections.ts';
import { editionsText } from './summary.ts';

/** More lines than this are not read in a chat; the report holds all of them. */
const maximumChanges = 20;

/** What a receiver of incoming webhooks takes; Slack's own field names, which others understand too. */
export interface SlackMessage {
  readonly text: string;
  /** No page that a text names is fetched and shown below it. */
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/**
 * The comparison as a chat message in Slack's mrkdwn: the headline, what is held or what changed, worst first, and what
 * to do. Everything foreign in it is text: it links to nothing, mentions nobody, and is not formatted.
 */
export function slackMessage(comparison: Comparison): SlackMessage {
  const advice = adviceFor(comparison).map((phrase) => `• ${slackPhrase(phrase)}`);
  const blocks = [
    [`*${slackPhrase(headline(comparison))}*`, slackText(editionsText(comparison))],
    heldLines(comparison),
    comparison.verdict === 'held' ? [] : changeLines(comparison.changes),
    // A line of foreign text never begins one of ours: `>` would make it a quotation.
    comparison.notes.map((note) => `Note: ${slackText(note)}`),
    advice.length === 0 ? [] : ['*What to do*', ...advice],
  ];
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return { text, unfurl_links: false, unfurl_media: false };
}

function heldLines({ held }: Comparison): string[] {
  return held.map(
    (reason) =>
      `• ${slackText(reason.seen)} (limit: ${slackText(reason.limit)}): ${slackCode(acceptFlag(reason))}`,
  );
}

function changeLines(changes: readonly Change[]): string[] {
  const lines = changes
    .slice(0, maximumChanges)
    .map(
      (change) =>
        `• ${severityTitles[change.severity]}: ${slackCode(change.subject)} ${slackPhrase(changePhrase(change))}`,
    );
  const rest = changes.length - lines.length;
  return rest === 0 ? lines : [...lines, `… and ${grouped(rest)} more in the report`];
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
