import { counted, grouped, listed } from '../base/words.ts';
import type { Comparison, EditionRef } from '../changes/comparison.ts';
import { headings } from '../changes/kinds.ts';
import { messagePhrase } from './message.ts';
import type { Part, Phrase } from './phrase.ts';
import { type Section, severityTitles } from './sections.ts';

/** The title of the last row. */
export const totalTitle = 'Total';

/** One line of the summary table: how many changes of a group there are, in the order of `severityTitles`. */
export interface SummaryRow {
  readonly title: string;
  readonly counts: readonly number[];
}

/** The summary table: a row for each group that occurs, and a total when there is more than one. */
export function summaryRows(sections: readonly Section[]): SummaryRow[] {
  const rows = Object.entries(headings)
    .map(([group, title]) =>
      summaryRow(
        title,
        sections.filter((section) => section.group === group),
      ),
    )
    .filter(({ counts }) => counts.some((count) => count > 0));
  return rows.length < 2 ? rows : [...rows, summaryRow(totalTitle, sections)];
}

/** `2026-06-10 → 2026-09-11, sample documents. Version step: major.` */
export function editionsText({ from, to, bump, verdict }: Comparison): string {
  const origin = to.origin === 'sample' ? ', sample documents' : '';
  const step = from === null || verdict === 'held' ? '' : ` Version step: ${bump}.`;
  return `${datesText(from, to)}${origin}.${step}`;
}

/** `Unchanged: 30 models, 9 operations, 12 sections and 20 facts.`, or nothing when nothing was compared. */
export function unchangedText({ counts, from }: Comparison): string {
  const { models, operations, sections, facts } = counts.unchanged;
  const parts = [
    { count: models, noun: 'model' },
    { count: operations, noun: 'operation' },
    { count: sections, noun: 'docs section' },
    { count: facts, noun: 'fact' },
  ].filter(({ count }) => count > 0);
  if (from === null || parts.length === 0) return '';
  return `Unchanged: ${listed(parts.map(({ count, noun }) => counted(count, noun)))}.`;
}

function summaryRow(title: string, sections: readonly Section[]): SummaryRow {
  const counts = Object.keys(severityTitles).map((severity) =>
    sections
      .filter((section) => section.severity === severity)
      .reduce((sum, section) => sum + section.changes.length, 0),
  );
  return { title, counts };
}

function datesText(from: EditionRef | null, to: EditionRef): string {
  if (from === null) return to.date ?? 'Undated documents';
  if (from.date === null && to.date === null) return 'Undated documents';
  return `${from.date ?? 'undated documents'} → ${to.date ?? 'undated documents'}`;
}

/** The title over the contradictions that were there before: listed once, after the changes, and counted nowhere. */
export const openTitle = 'Still open between documents';

/** One phrase for each of them, in the order of the comparison. */
export function openPhrases({ open }: Comparison): Phrase[] {
  return open.map((change) => [{ code: change.subject }, ': ', ...messagePhrase(change)]);
}

/** So many of them are named in a count. */
const namedOpen = 6;

/** `Still open between documents: 2 contradictions, about gpt-4o and sk-xxx.`, and where to read on; `null` for none. */
export function openCount({ open }: Comparison): Phrase | null {
  if (open.length === 0) return null;
  const subjects = [...new Set(open.map(({ subject }) => subject))];
  const named = subjects
    .slice(0, namedOpen)
    .flatMap((subject, index): Part[] => [index === 0 ? '' : ', ', { code: subject }]);
  const rest = subjects.length - namedOpen;
  const more = rest > 0 ? ` and ${grouped(rest)} more` : '';
  return [
    `${openTitle}: ${counted(open.length, 'contradiction')}, about `,
    ...named.filter((part) => part !== ''),
    `${more}. The page and the JSON report tell ${open.length === 1 ? 'it' : 'them'} in full; `,
    { code: 'ignores' },
    ' leaves one out.',
  ];
}
