import { grouped } from '../../base/words.ts';
import type { Change, Comparison } from '../../changes/comparison.ts';
import { acceptFlag, adviceFor } from '../advice.ts';
import { billLine } from '../bill.ts';
import { headline } from '../headline.ts';
import { changePhrase } from '../message.ts';
import { looksTitle, notesOf } from '../notes.ts';
import type { Phrase } from '../phrase.ts';
import { severityTitles } from '../sections.ts';
import { editionsText } from '../summary.ts';

/** More lines of one sort than this are not read in a chat; the report holds all of them. */
const maximumLines = 20;

/** What a chat is told, before the form of the chat: each of them marks values and escapes foreign text in its own way. */
export interface ChatMessage {
  readonly title: Phrase;
  readonly editions: Phrase;
  /** Lines that belong together, below a heading or none. */
  readonly blocks: readonly { readonly heading: string | null; readonly lines: readonly Phrase[] }[];
}

/** The headline, what is held or what changed, worst first, and what to do. */
export function chatMessage(comparison: Comparison): ChatMessage {
  const { held, changes, verdict, bill } = comparison;
  const { looks, others } = notesOf(comparison);
  const blocks = [
    { heading: null, lines: cutLines(held, heldLine) },
    { heading: looksTitle, lines: cutLines(looks, (look): Phrase => ['• ', ...look]) },
    { heading: null, lines: verdict === 'held' ? [] : cutLines(changes, changeLine) },
    // A line of foreign text never begins one of ours: a mark at its start would make it a quotation.
    { heading: null, lines: cutLines(others, (note): Phrase => ['Note: ', ...note]) },
    { heading: null, lines: bill === undefined ? [] : [[{ foreign: billLine(bill) }]] },
    { heading: 'What to do', lines: adviceFor(comparison).map((phrase): Phrase => ['• ', ...phrase]) },
  ];
  return {
    title: headline(comparison),
    editions: [{ foreign: editionsText(comparison) }],
    blocks: blocks.filter(({ lines }) => lines.length > 0),
  };
}

function heldLine(reason: Comparison['held'][number]): Phrase {
  const flag = acceptFlag(reason);
  const what: Phrase = ['• ', { foreign: reason.seen }, ' (limit: ', { foreign: reason.limit }, ')'];
  return flag === '' ? what : [...what, ': ', { code: flag }];
}

function changeLine(change: Change): Phrase {
  return [`• ${severityTitles[change.severity]}: `, { code: change.subject }, ' ', ...changePhrase(change)];
}

function cutLines<Item>(items: readonly Item[], lineOf: (item: Item) => Phrase): Phrase[] {
  const lines = items.slice(0, maximumLines).map(lineOf);
  const rest = items.length - lines.length;
  return rest === 0 ? lines : [...lines, [`… and ${grouped(rest)} more in the report`]];
}
