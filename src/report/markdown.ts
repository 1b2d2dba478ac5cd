import { largest } from '../base/lists.ts';
import type { Place, Problem } from '../base/problem.ts';
import { counted, grouped } from '../base/words.ts';
import type { Change, Comparison } from '../changes/comparison.ts';
import { acceptFlag, adviceFor } from './advice.ts';
import { billTable, billTitle } from './bill.ts';
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
import { looksTitle, notesOf } from './notes.ts';
import type { Part, Phrase } from './phrase.ts';
import { type Entry, entriesOf } from './renames.ts';
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
  /** Where a place can be looked at: an address of ours. Without it a place is only said. */
  readonly linkOf?: (place: Place) => string | null;
  /** Long sections are closed until somebody opens them. */
  readonly folds?: boolean;
}

/** More changes than this push what follows off the screen. */
const longSection = 10;

/**
 * The comparison as GitHub-flavoured Markdown for a reviewer: the verdict in a sentence, what to do, the changes
 * counted, and every change, breaking first. Foreign text is in it only as plain text and inline code.
 */
export function markdownReport(comparison: Comparison, options: MarkdownOptions = {}): string {
  const limit = options.maxCharacters ?? markdownLimits.stepSummary;
  const blocks = blocksOf(comparison, options);
  return longestWithin(limit, mostRows(comparison), (rows) => renderBlocks(blocks, rows));
}

function mostRows({ changes, open, problems, held, accepted, looks = [], notes, bill }: Comparison): number {
  const lists = [
    changes,
    open,
    problems,
    held,
    accepted,
    looks,
    notes,
    bill === undefined ? [] : billTable(bill).rows,
  ];
  return largest(lists.map(({ length }) => length));
}

function blocksOf(comparison: Comparison, options: MarkdownOptions): Block[] {
  const { pointer = 'The JSON report names them all.' } = options;
  const sections = sectionsOf(comparison.changes);
  const { looks, others } = notesOf(comparison);
  const bullets = (title: string, phrases: readonly Phrase[]) =>
    titled(title, phrases, bulletBlock(phrases, pointer));
  return [
    `## ${markdownPhrase(headline(comparison))}`,
    editionsText(comparison),
    ...reasonBlocks('Held: a person must decide', comparison.held, 'To accept it', pointer),
    ...reasonBlocks('Accepted in this run', comparison.accepted, 'Accepted by', pointer),
    ...bullets(looksTitle, looks),
    ...bullets('What to do', adviceFor(comparison)),
    ...billBlocks(comparison, pointer),
    ...summaryBlocks(sections),
    unchangedText(comparison),
    ...changeBlocks(sections, pointer, options),
    ...problemBlocks(comparison.problems, pointer),
    ...bullets('Notes', others),
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

function billBlocks({ bill }: Comparison, pointer: Pointer): Block[] {
  if (bill === undefined) return [];
  const { columns, rows, caption } = billTable(bill);
  const cellsOf = (row: readonly Part[]) => row.map((part) => markdownPhrase([part]));
  return [`### ${billTitle}`, tableBlock(columns, rows, cellsOf, pointer), caption];
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

function changeBlocks(sections: readonly Section[], pointer: Pointer, options: MarkdownOptions): Block[] {
  let above = '';
  return sections.flatMap((section) => {
    const title = severityTitles[section.severity];
    const heading = title === above ? [] : [`### ${title}`];
    above = title;
    const blocks = sectionBlocks(section, pointer, options);
    return [...heading, `#### ${sectionTitle(section)}`, ...folded(section, blocks, options)];
  });
}

/** The only HTML of the report, all of it ours. */
function folded(
  { severity, changes }: Section,
  blocks: readonly Block[],
  { folds }: MarkdownOptions,
): Block[] {
  if (folds !== true || severity === 'breaking' || changes.length <= longSection) return [...blocks];
  const summary = `<details><summary>${counted(changes.length, 'change')}</summary>`;
  return [summary, ...blocks, '</details>'];
}

function sectionBlocks(section: Section, pointer: Pointer, options: MarkdownOptions): Block[] {
  const table = tableOf(section);
  if (table === null) return [changeList(section, pointer, options)];
  const { columns, rows, caption } = table;
  const rules = [...new Set(section.changes.map(ruleOf))];
  return [
    tableBlock(columns, rows, (row) => row.map((part) => markdownPhrase([part])), pointer),
    `${caption} ${ruleText(rules)}`,
  ];
}

/** One bullet a change; the changes of one subject stand below it. */
function changeList(section: Section, pointer: Pointer, options: MarkdownOptions): Block {
  const changes = entriesOf(section.changes);
  const encoded = lazily(changes, (change) => ({
    subject: change.subject,
    code: markdownCode(change.subject),
    sentence: changeSentence(change, options),
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

/** What breaks is looked up, so it says where; and everything that a click leads to. */
function changeSentence(change: Entry, { linkOf }: MarkdownOptions): string {
  return `${markdownPhrase(changePhrase(change)).trim()}${placeWords(change, linkOf)} ${ruleText([ruleOf(change)])}`;
}

function placeWords({ at, severity }: Change, linkOf: MarkdownOptions['linkOf']): string {
  if (at === null) return '';
  const [place, link] = [markdownText(placeText(at)), linkOf?.(at) ?? null];
  if (link !== null) return ` ([${place}](${link}))`;
  return severity === 'breaking' ? ` (${place})` : '';
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
