import { styleText } from 'node:util';
import { grouped } from '../base/words.ts';
import type { Comparison } from '../changes/comparison.ts';
import type { Severity } from '../changes/severity.ts';
import { acceptFlag, adviceFor } from './advice.ts';
import { billTable, billTitle } from './bill.ts';
import { visible } from './foreign-text.ts';
import { headlineText } from './headline.ts';
import { changePhrase, ruleOf } from './message.ts';
import { looksTitle, notesOf } from './notes.ts';
import { type Phrase, spell } from './phrase.ts';
import { type Entry, entriesOf } from './renames.ts';
import { bySubject, type Section, sectionsOf, sectionTitle, severityTitles } from './sections.ts';
import { editionsText, openCount, openPhrases, openTitle, unchangedText } from './summary.ts';
import { type Table, tableOf } from './table.ts';
import { pad, widest, wrap } from './terminal-layout.ts';
import { layTable } from './terminal-table.ts';

export interface TerminalOptions {
  readonly color: boolean;
  /** Columns of the terminal; below `minimumWidth` the terminal itself wraps. */
  readonly width: number;
}

/** Narrower than this nothing can be laid out. */
const minimumWidth = 40;
/** Wider lines are hard to read. */
const maximumWidth = 110;
/** A section longer than this pushes the next one off the screen; the other formats show every row. */
const rowsPerSection = 12;
/** The subject's column is at most this share of the line, so that the words beside it have room. */
const subjectShare = 0.4;

type Style = Parameters<typeof styleText>[0];

const severityStyles: Readonly<Record<Severity, Style>> = {
  breaking: ['bold', 'red'],
  notable: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
};

/** What the helpers below need to know of the terminal. */
interface Screen {
  readonly width: number;
  readonly paint: (style: Style, text: string) => string;
}

/** The comparison for a terminal: one screen for a typical change, foreign text stripped of everything that acts. */
export function terminalReport(comparison: Comparison, options: TerminalOptions): string {
  const screen: Screen = {
    width: Math.min(Math.max(options.width, minimumWidth), maximumWidth),
    // Whether to colour is the caller's decision, not that of the stream this process happens to have.
    paint: (style, text) => (options.color ? styleText(style, text, { validateStream: false }) : text),
  };
  const { looks, others } = notesOf(comparison);
  const blocks = [
    headBlock(comparison, screen),
    ...reasonBlocks(comparison, screen),
    bulletBlock(looksTitle, looks, screen),
    ...severityBlocks(sectionsOf(comparison.changes), screen),
    problemBlock(comparison, screen),
    bulletBlock('What to do', adviceFor(comparison), screen),
    billBlock(comparison, screen),
    bulletBlock('Notes', others, screen),
    wrap(unchangedText(comparison), screen.width),
    openBlock(comparison, screen),
  ];
  return `${blocks
    .map((lines) => lines.join('\n'))
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

function headBlock(comparison: Comparison, { width, paint }: Screen): string[] {
  return [
    ...wrap(headlineText(comparison), width).map((line) => paint('bold', line)),
    ...wrap(editionsText(comparison), width).map((line) => paint('dim', line)),
  ];
}

function billBlock({ bill }: Comparison, screen: Screen): string[] {
  if (bill === undefined) return [];
  const { columns, rows, caption } = billTable(bill);
  const cells = rows.map((row) => row.map((part) => spell([part], visible)));
  const { head, lines } = layTable(columns, cells, screen.width - 2);
  const dim = (line: string): string => screen.paint('dim', line);
  const all = [...head.map(dim), ...lines, ...wrap(caption, screen.width - 2).map(dim)];
  return [screen.paint('bold', billTitle), ...all.map((line) => `  ${line}`)];
}

function reasonBlocks({ held, accepted }: Comparison, screen: Screen): string[][] {
  const lines = (reasons: Comparison['held']) =>
    reasons.map((reason): Phrase => {
      const flag = acceptFlag(reason);
      const what: Phrase = [{ foreign: reason.seen }, ' (limit: ', { foreign: reason.limit }, ')'];
      return flag === '' ? what : [...what, ': ', { code: flag }];
    });
  return [
    bulletBlock('Held: a person must decide', lines(held), screen, severityStyles.breaking),
    bulletBlock('Accepted in this run', lines(accepted), screen),
  ];
}

/** The sections of one severity under its title. */
function severityBlocks(sections: readonly Section[], screen: Screen): string[][] {
  return Object.entries(severityTitles).map(([severity, title]) => {
    const own = sections.filter((section) => section.severity === severity);
    if (own.length === 0) return [];
    const count = own.reduce((sum, { changes }) => sum + changes.length, 0);
    const style = severityStyles[own[0]?.severity ?? 'info'];
    return [
      screen.paint(style, `${title} (${grouped(count)})`),
      ...own.flatMap((section) => sectionLines(section, screen)),
    ];
  });
}

function sectionLines(section: Section, screen: Screen): string[] {
  const table = tableOf(section);
  const entries = table === null ? entriesOf(section.changes) : section.changes;
  const body = table === null ? listLines(entries, screen) : tableLines(section, table, screen);
  const rest = entries.length - rowsPerSection;
  return [
    `  ${screen.paint('underline', sectionTitle(section))}`,
    ...body.map((line) => `    ${line}`),
    ...(rest > 0 ? [`    … and ${grouped(rest)} more`] : []),
  ];
}

/** Two columns: the subject once, and beside it what happened to it; a long subject has a line of its own. */
function listLines(changes: readonly Entry[], { width, paint }: Screen): string[] {
  const subjects = bySubject(changes.slice(0, rowsPerSection));
  const room = width - 4;
  const most = Math.floor(room * subjectShare);
  const left = widest(
    subjects.map(({ subject }) => visible(subject)).filter((name) => widest([name]) <= most),
  );
  const indent = left === 0 ? 2 : left + 2;
  return subjects.flatMap(({ subject, changes: own }) => {
    const words = own.flatMap((change) => changeLines(change, room - indent, paint));
    const name = visible(subject);
    const beside = words.map((line) => `${pad('', indent)}${line}`);
    if (widest([name]) > left) return [...wrap(name, room).map((line) => paint('cyan', line)), ...beside];
    return words.map((line, row) =>
      row === 0 ? `${paint('cyan', pad(name, left))}  ${line}` : (beside[row] ?? ''),
    );
  });
}

/** The sentence of a change, and behind it the name by which a configuration knows it. */
function changeLines(change: Entry, width: number, paint: Screen['paint']): string[] {
  const prose = change.area === 'facts' || change.area === 'docs';
  const lines = wrapPhrase(changePhrase(change), width);
  const told = prose ? paintWordDiff(lines, paint) : lines;
  const rule = `[${visible(ruleOf(change))}]`;
  const last = lines.at(-1) ?? '';
  if (widest([`${last} ${rule}`]) > width) {
    return [...told, ...wrap(rule, width).map((line) => paint('dim', line))];
  }
  return [...told.slice(0, -1), `${told.at(-1) ?? ''} ${paint('dim', rule)}`];
}

/** What went, and what came, in the notation of `git diff --word-diff`; either may go on over several lines. */
const marked = /\[-[\s\S]+?-\]|\{\+[\s\S]+?\+\}/g;

function paintWordDiff(lines: readonly string[], paint: Screen['paint']): string[] {
  const painted = lines.join('\n').replace(marked, (piece) =>
    piece
      .split('\n')
      .map((line) => paint(piece.startsWith('[') ? 'red' : 'green', line))
      .join('\n'),
  );
  return painted.split('\n');
}

function tableLines(section: Section, { columns, rows, caption }: Table, { width, paint }: Screen): string[] {
  const cells = rows.slice(0, rowsPerSection).map((row) => row.map((part) => spell([part], visible)));
  const { head, lines } = layTable(columns, cells, width - 4);
  const rules = [...new Set(section.changes.map(ruleOf))].map(visible);
  const below = wrap(`${caption} [${rules.join(', ')}]`, width - 4);
  return [...head.map((line) => paint('dim', line)), ...lines, ...below.map((line) => paint('dim', line))];
}

function problemBlock({ problems }: Comparison, screen: Screen): string[] {
  const phrases = problems.map(
    ({ document, line, seen, expected }): Phrase => [
      { foreign: document },
      line === null ? '' : ` line ${line}`,
      ': seen ',
      { code: seen },
      ', expected ',
      { foreign: expected },
    ],
  );
  return bulletBlock(`Could not be read (${problems.length})`, phrases, screen);
}

/** What was open before comes last: in full where it is told for the first time, and as a count from then on. */
function openBlock(comparison: Comparison, screen: Screen): string[] {
  if (comparison.from === null) {
    const phrases = openPhrases(comparison);
    return bulletBlock(openTitle, phrases, screen, 'bold', phrases.length);
  }
  const count = openCount(comparison);
  return count === null ? [] : wrapPhrase(count, screen.width).map((line) => screen.paint('dim', line));
}

function bulletBlock(
  title: string,
  phrases: readonly Phrase[],
  screen: Screen,
  style: Style = 'bold',
  most = rowsPerSection,
): string[] {
  if (phrases.length === 0) return [];
  const lines = phrases.slice(0, most).flatMap((phrase) => {
    const words = wrapPhrase(phrase, screen.width - 4);
    return words.map((line, index) => `${index === 0 ? '  • ' : '    '}${line}`);
  });
  const rest = phrases.length - most;
  return [screen.paint(style, title), ...lines, ...(rest > 0 ? [`  • … and ${grouped(rest)} more`] : [])];
}

/** Values are not broken between lines, so that a flag can be copied: no foreign text holds a no-break space here. */
function wrapPhrase(phrase: Phrase, width: number): string[] {
  const pieces = phrase.map((part) => {
    if (typeof part === 'string') return part;
    return 'code' in part ? visible(part.code).replaceAll(' ', '\u00a0') : visible(part.foreign);
  });
  return wrap(pieces.join(''), width);
}
