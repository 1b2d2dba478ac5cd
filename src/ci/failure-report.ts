import type { Problem } from '../base/problem.ts';
import { markdownCode, markdownRow, markdownText } from '../report/markdown-encoder.ts';
import { jobEnds } from './ends.ts';

/** What ended a run before there was anything to compare. */
export interface RunFailure {
  readonly code: number;
  readonly message: string;
  readonly advice: string | null;
  readonly problems: readonly Problem[];
}

/** More rows than this are not read in a summary; the log of the step has them all. */
const maximumProblems = 200;

/** A failed run as Markdown for the summary: what happened, what to do, and every problem of the documents. */
export function failureReport({ code, message, advice, problems }: RunFailure): string {
  const blocks = [
    '## The sync failed',
    `${markdownText(message)}.`,
    `Exit code ${code}: ${jobEnds.get(code)?.meaning ?? 'interrupted.'} The package is as it was.`,
    advice === null ? '' : markdownText(advice),
    problemTable(problems),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function problemTable(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const rows = problems
    .slice(0, maximumProblems)
    .map(({ document, line, severity, seen, expected }) =>
      markdownRow([
        markdownText(document),
        String(line ?? ''),
        severity,
        markdownCode(seen),
        markdownText(expected),
      ]),
    );
  const rest = problems.length - rows.length;
  return [
    markdownRow(['Document', 'Line', 'Severity', 'Seen', 'Expected']),
    '| --- | ---: | --- | --- | --- |',
    ...rows,
    ...(rest === 0 ? [] : ['', `… and ${rest} more, in the log of this step.`]),
  ].join('\n');
}
