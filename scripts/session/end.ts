import { exitCodes, Failure, InvalidDocuments } from '../../src/base/failure.ts';
import type { Problem } from '../../src/base/problem.ts';
import { legible, visible } from '../../src/report/foreign-text.ts';

/**
 * Tells the person why a run ended and gives the exit code for it. Our own failures are a sentence and an advice;
 * anything else is a bug of ours and shows its stack, since hiding it would help nobody.
 */
export function explainEnd(error: unknown, write: (line: string) => void): number {
  if (!(error instanceof Failure)) {
    write(`This is a bug of router-one-sync, please report it:\n${stackOf(error)}`);
    return exitCodes.bug;
  }
  write(`error: ${legible(error.message)}`);
  for (const line of problemLines(problemsBehind(error))) write(line);
  if (error.advice !== null) write(`\n${legible(error.advice)}`);
  return error.exitCode;
}

/** A stale upstream ends a run for another reason, but what is wrong with its documents is still to be told. */
export function problemsBehind(error: unknown): readonly Problem[] {
  if (error instanceof InvalidDocuments) return error.problems;
  return error instanceof Failure && error.cause !== undefined ? problemsBehind(error.cause) : [];
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

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
