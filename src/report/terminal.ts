import { styleText } from 'node:util';
import { grouped } from '../base/words.ts';
import type { Comparison } from '../changes/comparison.ts';
import type { Severity } from '../changes/severity.ts';
import { acceptFlag, adviceFor } from './advice.ts';
import { visible } from './foreign-text.ts';
import { headlineText } from './headline.ts';
import { changePhrase } from './message.ts';
import { type Phrase, spell } from './phrase.ts';
import { bySubject, type Section, sectionsOf, sectionTitle, severityTitles } from './sections.ts';
import { editionsText, openPhrases, openTitle, unchangedText } from './summary.ts';
import { type Column, type Table, tableOf } from './table.ts';
import { clip, pad, widest, wrap } from './terminal-layout.ts';

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
  const blocks = [
    headBlock(comparison, screen),
    ...reasonBlocks(comparison, screen),
    ...severityBlocks(sectionsOf(comparison.changes), screen),
    bulletBlock(openTitle, openPhrases(comparison), screen),
    problemBlock(comparison, screen),
    bulletBlock('What to do', adviceFor(comparison), screen),
    bulletBlock(
      'Notes',
      comparison.notes.map((note) => [{ foreign: note }]),
      screen,
    ),
    wrap(unchangedText(comparison), screen.width),
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

function reasonBlocks({ held, accepted }: Comparison, screen: Screen): string[][] {
  const lines = (reasons: Comparison['held']) =>
    reasons.map(
      (reason): Phrase => [
        { foreign: reason.seen },
        ' (limit: ',
        { foreign: reason.limit },
        '): ',
        { code: acceptFlag(reason) },
      ],
    );
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
  const body = table === null ? listLines(section, screen) : tableLines(table, screen);
  const rest = section.changes.length - rowsPerSection;
  return [
    `  ${screen.paint('underline', sectionTitle(section))}`,
    ...body.map((line) => `    ${line}`),
    ...(rest > 0 ? [`    … and ${grouped(rest)} more`] : []),
  ];
}

/** Two columns: the subject once, and beside it what happened to it. */
function listLines({ changes }: Section, { width, paint }: Screen): string[] {
  const subjects = bySubject(changes.slice(0, rowsPerSection));
  const room = width - 4;
  const names = subjects.map(({ subject }) => visible(subject));
  const left = Math.min(widest(names), Math.floor(room * subjectShare));
  return subjects.flatMap(({ changes: own }, index) => {
    const name = pad(clip(names[index] ?? '', left), left);
    const words = own.flatMap((change) => wrapPhrase(changePhrase(change), room - left - 2));
    return words.map((line, row) => `${row === 0 ? paint('cyan', name) : pad('', left)}  ${line}`);
  });
}

function tableLines({ columns, rows, caption }: Table, { width, paint }: Screen): string[] {
  const cells = rows.slice(0, rowsPerSection).map((row) => row.map((part) => spell([part], visible)));
  const widths = columnWidths(columns, cells, width - 4);
  const lines = cells.map((row) => tableLine(row, columns, widths));
  const head = tableLine(
    columns.map(({ title }) => title),
    columns,
    widths,
  );
  return [paint('dim', head), ...lines, ...wrap(caption, width - 4).map((line) => paint('dim', line))];
}

/** Natural widths; the first column gives way when the line is too long, then every column in its turn. */
function columnWidths(
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  room: number,
): number[] {
  const widths = columns.map(({ title }, index) => widest([title, ...cells.map((row) => row[index] ?? '')]));
  const gaps = 2 * (widths.length - 1);
  let excess = widths.reduce((sum, width) => sum + width, gaps) - room;
  return widths.map((natural, index) => {
    const least = Math.min(natural, index === 0 ? 8 : 5);
    const given = Math.min(Math.max(excess, 0), natural - least);
    excess -= given;
    return natural - given;
  });
}

function tableLine(cells: readonly string[], columns: readonly Column[], widths: readonly number[]): string {
  const padded = columns.map(({ numeric }, index) => {
    const width = widths[index] ?? 0;
    return pad(clip(cells[index] ?? '', width), width, numeric);
  });
  return padded.join('  ').trimEnd();
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

function bulletBlock(
  title: string,
  phrases: readonly Phrase[],
  screen: Screen,
  style: Style = 'bold',
): string[] {
  if (phrases.length === 0) return [];
  const lines = phrases.slice(0, rowsPerSection).flatMap((phrase) => {
    const words = wrapPhrase(phrase, screen.width - 4);
    return words.map((line, index) => `${index === 0 ? '  • ' : '    '}${line}`);
  });
  const rest = phrases.length - rowsPerSection;
  return [screen.paint(style, title), ...lines, ...(rest > 0 ? [`  • … and ${grouped(rest)} more`] : [])];
}

/** Values are not broken between lines, so that a flag can be copied: no foreign text holds a no-break space here. */
function wrapPhrase(phrase: Phrase, width: number): string[] {
  const pieces = phrase.map((part) => {
    if (typeof part === 'string') return part;
    return 'code' in part ? visible(part.code).replaceAll(' ', '\u00a0') : visible(part.foreign);
  });
  return wrap(pieces.join(''), width).map((line) => line.replaceAll('\u00a0', ' '));
}
