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

/** What is there already and stays as it is, as far as that is known. */
export interface Untouched {
  readonly branch: string;
  /** The commit that the branch has; `null` if there is no such branch. */
  readonly head: string | null;
  /** The number of its open pull request. */
  readonly pullRequest: number | null;
}

/** More rows than this are not read in a summary; the log of the step has them all. */
const maximumProblems = 200;

/** A failed run as Markdown for the summary: what happened, what to do, and every problem of the documents. */
export function failureReport(failure: RunFailure, untouched: Untouched): string {
  const { code, message, advice, problems } = failure;
  const faults = faultLines(message).map((line) => `- ${markdownText(line)}`);
  const blocks = [
    '## The sync failed',
    faults.join('\n'),
    redEnd(code, untouched),
    ...faultLines(advice ?? '').map((line) => markdownText(line)),
    problemTable(problems),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** What a message says line by line, one fault a line, each a sentence that ends once. */
export function faultLines(message: string): string[] {
  return message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (/[.!?:)…]$/.test(line) ? line : `${line}.`));
}

/** The exit code of a red run in words, and what it left alone. */
export function redEnd(code: number, untouched: Untouched): string {
  return `Exit code ${code}: ${jobEnds.get(code)?.meaning ?? 'interrupted.'} ${untouchedWords(untouched)}`;
}

function untouchedWords({ branch, head, pullRequest }: Untouched): string {
  if (head === null) return 'The package is as it was.';
  const proposal = pullRequest === null ? '' : ` and its pull request ${pullRequest}`;
  return `The package is as it was, and so are the branch ${markdownCode(branch)}${proposal}.`;
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
