import type { Problem } from '../../src/base/problem.ts';
import { visible } from '../../src/report/foreign-text.ts';

/** One line a problem, `models:14:3  error  seen …; expected …`, errors first, in the order of the documents. */
export function problemLines(problems: readonly Problem[]): string[] {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  return [...errors, ...warnings].map(problemLine);
}

function problemLine(problem: Problem): string {
  const place = [problem.document, problem.line, problem.column].filter((part) => part !== null).join(':');
  return `  ${place}  ${problem.severity}: saw ${visible(problem.seen)}; expected ${problem.expected}`;
}
