import type { Comparison } from '../../changes/comparison.ts';
import { visible } from '../foreign-text.ts';
import type { Part, Phrase } from '../phrase.ts';
import { chatMessage } from './message.ts';
import { restInReport, withinLimit } from './within-limit.ts';

/** Discord refuses a whole message for one character more. */
const longestContent = 2000;

/** What Discord takes for a message of a webhook. */
export interface DiscordMessage {
  readonly content: string;
  /** Whatever the text looks like, nobody is mentioned. */
  readonly allowed_mentions: { readonly parse: readonly [] };
  /** No page that the text names is shown below it. */
  readonly flags: number;
}

const suppressEmbeds = 4;

/** The comparison as a message to Discord, whole lines up to its limit. */
export function discordMessage(comparison: Comparison): DiscordMessage {
  const { title, editions, blocks } = chatMessage(comparison);
  const lines = [
    `**${discordPhrase(title)}**`,
    discordPhrase(editions),
    ...blocks.flatMap(({ heading, lines: own }) => [
      '',
      ...(heading === null ? [] : [`**${heading}**`]),
      ...own.map(discordPhrase),
    ]),
  ];
  return { content: contentOf(lines), allowed_mentions: { parse: [] }, flags: suppressEmbeds };
}

function contentOf(lines: readonly string[]): string {
  const told = withinLimit(lines, restInReport, longestContent, (some) => some.join('\n').length);
  return told[0] === restInReport ? `The documents changed\n${restInReport}` : told.join('\n');
}

function discordPhrase(phrase: Phrase): string {
  return phrase.map(encodePart).join('');
}

function encodePart(part: Part): string {
  if (typeof part === 'string') return part;
  return 'code' in part ? discordCode(part.code) : discordText(part.foreign);
}

/** A backtick would end the code: a look-alike stands for it. */
function discordCode(foreignText: string): string {
  const text = visible(foreignText).trim();
  return text === '' ? '' : `\`${text.replaceAll('`', 'ˋ')}\``;
}

/** Foreign prose: every mark is escaped, a backtick has its look-alike, and a joiner that is not seen keeps an address from becoming a link. */
function discordText(foreignText: string): string {
  return visible(foreignText)
    .replaceAll('`', 'ˋ')
    .replace(/[\\*_~|>#[\]()<:@-]/g, '\\$&')
    .replace(/\/\//g, '/\u2060/')
    .replace(/(?<=www)\./gi, '\u2060.');
}
