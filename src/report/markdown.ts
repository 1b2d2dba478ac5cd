import type { Change, Comparison } from '../judge/comparison.ts';
import { acceptFlag, adviceFor } from './advice.ts';
import { headline } from './headline.ts';
import { markdownCode, markdownPhrase, markdownRow, markdownText } from './markdown-encoder.ts';
import { messagePhrase, placeText } from './message.ts';
import { openPhrases, openTitle } from './open.ts';
import { bySubject, groups, type Section, sectionsOf, severityTitles } from './sections.ts';
import { editionsText, summaryRows, totalTitle, unchangedText } from './summary.ts';
import { type Column, type Table, tableOf } from './table.ts';
import { grouped, type Phrase } from './words.ts';

/** What GitHub takes, with room for what a workflow writes around the report. Counted in bytes of UTF-8. */
export const markdownLimits = {
  /** A pull request's body may have 65,536 characters. */
  pullRequest: 60_000,
  /** A step summary may have 1 MiB. */
  stepSummary: 900_000,
} as const;

export interface MarkdownOptions {
  /** The report is never longer than this: lists are cut, with a count of what is missing. Default: step summary. */
  readonly maxCharacters?: number;
  /** Where a reader of a cut report finds the rest, in our words. */
  readonly pointer?: string;
}

/**
 * The comparison as GitHub-flavoured Markdown for a reviewer: the headline, a summary table, what to do, and every
 * change, breaking first. Foreign text is in it only as plain text and inline code.
 */
export function markdownReport(comparison: Comparison, options: MarkdownOptions = {}): string {
  const limit = options.maxCharacters ?? markdownLimits.stepSummary;
  const pointer = options.pointer ?? 'The JSON report names them all.';
  const outline = outlineOf(comparison);
  const render = (rows: number) => renderWithin(outline, { rows, pointer });
  return longestWithin(limit, mostRows(comparison), render);
}

/** A comparison with all that does not depend on where it is cut. */
interface Outline {
  readonly comparison: Comparison;
  readonly headline: Phrase;
  readonly sections: readonly Section[];
  readonly advice: readonly Phrase[];
}

function outlineOf(comparison: Comparison): Outline {
  const { changes } = comparison;
  return {
    comparison,
    headline: headline(comparison),
    sections: sectionsOf(changes),
    advice: adviceFor(comparison),
  };
}

/** How much of each list is shown, and where the rest is. */
interface Cut {
  readonly rows: number;
  readonly pointer: string;
}

/** The report with as many rows a list as fit. More rows never make it shorter, so halving finds their number. */
function longestWithin(limit: number, rows: number, render: (rows: number) => string): string {
  const whole = render(rows);
  if (Buffer.byteLength(whole) <= limit) return whole;
  let [fits, tooMany] = [0, rows];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (Buffer.byteLength(render(middle)) <= limit) fits = middle;
    else tooMany = middle;
  }
  return render(fits);
}

function mostRows({ changes, open, problems, held, notes }: Comparison): number {
  return Math.max(changes.length, open.length, problems.length, held.length, notes.length);
}

function renderWithin({ comparison, headline, sections, advice }: Outline, cut: Cut): string {
  const blocks = [
    `## ${markdownPhrase(headline)}`,
    editionsText(comparison),
    ...heldBlocks(comparison, cut),
    ...summaryBlocks(comparison, sections),
    ...titled('What to do', bullets(advice, cut)),
    ...changeBlocks(sections, cut),
    ...titled(openTitle, bullets(openPhrases(comparison), cut)),
    ...problemBlocks(comparison, cut),
    ...titled(
      'Notes',
      bullets(
        comparison.notes.map((note) => [{ foreign: note }]),
        cut,
      ),
    ),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function heldBlocks({ held, accepted }: Comparison, cut: Cut): string[] {
  return [
    ...titled('Held: a person must decide', reasonTable(held, 'To accept it', cut)),
    ...titled('Accepted in this run', reasonTable(accepted, 'Accepted by', cut)),
  ];
}

function reasonTable(reasons: Comparison['held'], lastTitle: string, cut: Cut): string {
  if (reasons.length === 0) return '';
  const rows = reasons.map((reason) => [
    markdownCode(reason.rule),
    markdownText(reason.seen),
    markdownText(reason.limit),
    markdownCode(acceptFlag(reason)),
  ]);
  return markdownTable(['Rule', 'Seen', 'Limit', lastTitle].map(leftAligned), rows, cut);
}

function summaryBlocks(comparison: Comparison, sections: readonly Section[]): string[] {
  return [sections.length === 0 ? '' : summaryTable(sections), unchangedText(comparison)];
}

function summaryTable(sections: readonly Section[]): string {
  const severities = Object.values(severityTitles);
  const rows = summaryRows(sections).map(({ title, counts }) => [
    title === totalTitle ? `**${title}**` : title,
    ...counts.map(countOrNothing),
  ]);
  const columns = [leftAligned(''), ...severities.map((title) => ({ title, numeric: true }))];
  return markdownTable(columns, rows, null);
}

function changeBlocks(sections: readonly Section[], cut: Cut): string[] {
  let above = '';
  return sections.flatMap((section) => {
    const title = severityTitles[section.severity];
    const heading = title === above ? [] : [`### ${title}`];
    above = title;
    return [...heading, `#### ${groups[section.group]}`, ...sectionBody(section, cut)];
  });
}

function sectionBody(section: Section, cut: Cut): string[] {
  const table = tableOf(section);
  if (table === null) return [changeList(section, cut)];
  return [foreignTable(table, cut), table.caption];
}

function foreignTable({ columns, rows }: Table, cut: Cut): string {
  return markdownTable(
    columns,
    rows.map((row) => row.map((part) => markdownPhrase([part]))),
    cut,
  );
}

/** One bullet a change; the changes of one subject stand below it. */
function changeList({ changes, severity }: Section, cut: Cut): string {
  const withPlace = severity === 'breaking';
  const lines = bySubject(changes.slice(0, cut.rows)).flatMap(({ subject, changes: own }) => {
    const sentences = own.map((change) => changeSentence(change, withPlace));
    if (sentences.length === 1) return [`- ${markdownCode(subject)}: ${sentences.join('')}`];
    return [`- ${markdownCode(subject)}`, ...sentences.map((sentence) => `  - ${sentence}`)];
  });
  return [...lines, ...restLine(changes.length, cut)].join('\n');
}

function changeSentence(change: Change, withPlace: boolean): string {
  const place = withPlace && change.at !== null ? ` (${markdownText(placeText(change.at))})` : '';
  return `${markdownPhrase(messagePhrase(change)).trim()}${place}`;
}

function problemBlocks({ problems }: Comparison, cut: Cut): string[] {
  const rows = problems.map((problem) => [
    markdownText(problem.document),
    problem.line === null ? '' : String(problem.line),
    markdownCode(problem.seen),
    markdownText(problem.expected),
  ]);
  const columns = [
    leftAligned('Document'),
    { title: 'Line', numeric: true },
    ...['Seen', 'Expected'].map(leftAligned),
  ];
  return titled(
    `Could not be read (${problems.length})`,
    rows.length === 0 ? '' : markdownTable(columns, rows, cut),
  );
}

function titled(title: string, body: string): string[] {
  return body === '' ? [] : [`### ${title}`, body];
}

function bullets(phrases: readonly Phrase[], cut: Cut): string {
  const lines = phrases.slice(0, cut.rows).map((phrase) => `- ${markdownPhrase(phrase).trim()}`);
  return [...lines, ...restLine(phrases.length, cut)].join('\n');
}

function restLine(total: number, cut: Cut): string[] {
  return total > cut.rows ? [`- … and ${grouped(total - cut.rows)} more. ${cut.pointer}`] : [];
}

function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  cut: Cut | null,
): string {
  const shown = cut === null ? rows : rows.slice(0, cut.rows);
  const lines = [
    markdownRow(columns.map(({ title }) => title)),
    `| ${columns.map(({ numeric }) => (numeric ? '---:' : '---')).join(' | ')} |`,
    ...shown.map(markdownRow),
  ];
  const rest = cut === null ? [] : restLine(rows.length, cut);
  return [lines.join('\n'), ...rest].join('\n\n');
}

function leftAligned(title: string): Column {
  return { title, numeric: false };
}

function countOrNothing(count: number): string {
  return count === 0 ? '' : grouped(count);
}
