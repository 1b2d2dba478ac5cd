import type { Problem } from '../base/problem.ts';
import { grouped } from '../base/words.ts';
import type { Change, Comparison } from '../changes/comparison.ts';
import { acceptFlag, adviceFor } from './advice.ts';
import { headline } from './headline.ts';
import { longestWithin } from './longest-within.ts';
import {
  type Block,
  bulletBlock,
  lazily,
  leftAligned,
  type Pointer,
  renderBlocks,
  restLine,
  tableBlock,
  titled,
  wholeTable,
} from './markdown-blocks.ts';
import { markdownCode, markdownPhrase, markdownText } from './markdown-encoder.ts';
import { changePhrase, placeText, ruleOf } from './message.ts';
import type { Phrase } from './phrase.ts';
import { bySubject, type Section, sectionsOf, sectionTitle, severityTitles } from './sections.ts';
import {
  editionsText,
  openCount,
  openPhrases,
  openTitle,
  summaryRows,
  totalTitle,
  unchangedText,
} from './summary.ts';
import { tableOf } from './table.ts';

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
 * The comparison as GitHub-flavoured Markdown for a reviewer: the verdict in a sentence, what to do, the changes
 * counted, and every change, breaking first. Foreign text is in it only as plain text and inline code.
 */
export function markdownReport(comparison: Comparison, options: MarkdownOptions = {}): string {
  const limit = options.maxCharacters ?? markdownLimits.stepSummary;
  const blocks = blocksOf(comparison, options.pointer ?? 'The JSON report names them all.');
  return longestWithin(limit, mostRows(comparison), (rows) => renderBlocks(blocks, rows));
}

function mostRows({ changes, open, problems, held, accepted, notes }: Comparison): number {
  return Math.max(...[changes, open, problems, held, accepted, notes].map(({ length }) => length));
}

function blocksOf(comparison: Comparison, pointer: Pointer): Block[] {
  const sections = sectionsOf(comparison.changes);
  const bullets = (title: string, phrases: readonly Phrase[]) =>
    titled(title, phrases, bulletBlock(phrases, pointer));
  return [
    `## ${markdownPhrase(headline(comparison))}`,
    editionsText(comparison),
    ...reasonBlocks('Held: a person must decide', comparison.held, 'To accept it', pointer),
    ...reasonBlocks('Accepted in this run', comparison.accepted, 'Accepted by', pointer),
    ...bullets('What to do', adviceFor(comparison)),
    ...summaryBlocks(sections),
    unchangedText(comparison),
    ...changeBlocks(sections, pointer),
    ...problemBlocks(comparison.problems, pointer),
    ...bullets(
      'Notes',
      comparison.notes.map((note) => [{ foreign: note }]),
    ),
    ...openBlocks(comparison, pointer),
  ];
}

/** What was open before comes last: in full where it is told for the first time, and as a count from then on. */
function openBlocks(comparison: Comparison, pointer: Pointer): Block[] {
  const phrases = openPhrases(comparison);
  if (comparison.from === null) return titled(openTitle, phrases, bulletBlock(phrases, pointer));
  const count = openCount(comparison);
  return count === null ? [] : [markdownPhrase(count)];
}

function reasonBlocks(
  title: string,
  reasons: Comparison['held'],
  lastTitle: string,
  pointer: Pointer,
): Block[] {
  const columns = ['Rule', 'Seen', 'Limit', lastTitle].map(leftAligned);
  const cellsOf = (reason: Comparison['held'][number]) => [
    markdownCode(reason.rule),
    markdownText(reason.seen),
    markdownText(reason.limit),
    markdownCode(acceptFlag(reason)),
  ];
  return titled(title, reasons, tableBlock(columns, reasons, cellsOf, pointer));
}

function summaryBlocks(sections: readonly Section[]): Block[] {
  if (sections.length === 0) return [];
  const rows = summaryRows(sections).map(({ title, counts }) => [
    title === totalTitle ? `**${title}**` : title,
    ...counts.map(countOrNothing),
  ]);
  const severities = Object.values(severityTitles);
  const columns = [leftAligned(''), ...severities.map((title) => ({ title, numeric: true }))];
  return ['### What changed', wholeTable(columns, rows)];
}

function changeBlocks(sections: readonly Section[], pointer: Pointer): Block[] {
  let above = '';
  return sections.flatMap((section) => {
    const title = severityTitles[section.severity];
    const heading = title === above ? [] : [`### ${title}`];
    above = title;
    return [...heading, `#### ${sectionTitle(section)}`, ...sectionBlocks(section, pointer)];
  });
}

function sectionBlocks(section: Section, pointer: Pointer): Block[] {
  const table = tableOf(section);
  if (table === null) return [changeList(section, pointer)];
  const { columns, rows, caption } = table;
  const rules = [...new Set(section.changes.map(ruleOf))];
  return [
    tableBlock(columns, rows, (row) => row.map((part) => markdownPhrase([part])), pointer),
    `${caption} ${ruleText(rules)}`,
  ];
}

/** One bullet a change; the changes of one subject stand below it. */
function changeList({ changes }: Section, pointer: Pointer): Block {
  const encoded = lazily(changes, (change) => ({
    subject: change.subject,
    code: markdownCode(change.subject),
    sentence: changeSentence(change),
  }));
  return (rows) => {
    const lines = bySubject(encoded(rows)).flatMap(({ changes: own }) => subjectLines(own));
    return [...lines, ...restLine(changes.length, rows, pointer)].join('\n');
  };
}

function subjectLines(changes: readonly { readonly code: string; readonly sentence: string }[]): string[] {
  const [first] = changes;
  if (first === undefined) return [];
  if (changes.length === 1) return [`- ${first.code}: ${first.sentence}`];
  return [`- ${first.code}`, ...changes.map(({ sentence }) => `  - ${sentence}`)];
}

/** What breaks is looked up, so it says where. */
function changeSentence(change: Change): string {
  const { at, severity } = change;
  const place = severity === 'breaking' && at !== null ? ` (${markdownText(placeText(at))})` : '';
  return `${markdownPhrase(changePhrase(change)).trim()}${place} ${ruleText([ruleOf(change)])}`;
}

/** The names by which a configuration knows a change, behind it. */
function ruleText(rules: readonly string[]): string {
  return `– ${rules.map(markdownCode).join(', ')}`;
}

function problemBlocks(problems: readonly Problem[], pointer: Pointer): Block[] {
  const columns = [
    leftAligned('Document'),
    { title: 'Line', numeric: true },
    ...['Seen', 'Expected'].map(leftAligned),
  ];
  const cellsOf = ({ document, line, seen, expected }: Problem) => [
    markdownText(document),
    line === null ? '' : String(line),
    markdownCode(seen),
    markdownText(expected),
  ];
  const table = tableBlock(columns, problems, cellsOf, pointer);
  return titled(`Could not be read (${problems.length})`, problems, table);
}

function countOrNothing(count: number): string {
  return count === 0 ? '' : grouped(count);
}
