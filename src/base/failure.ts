import type { Problem } from './problem.ts';

/** The exit codes of every command (docs/exit-codes.md). */
export const exitCodes = {
  done: 0,
  changes: 1,
  usage: 2,
  upstream: 3,
  invalid: 4,
  held: 5,
  local: 6,
  bug: 70,
} as const;

interface FailureDetails {
  /** What the person can do next: a sentence, or a command to type. */
  readonly advice?: string | undefined;
  readonly cause?: unknown;
}

/** An end of a run that is not a bug of ours: it has an exit code, says what to do, and never shows a stack trace. */
export abstract class Failure extends Error {
  abstract readonly exitCode: number;
  readonly advice: string | null;

  constructor(message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.advice = details.advice ?? null;
  }
}

/** Wrong flags, arguments or configuration (exit 2). */
export class UsageFailure extends Failure {
  readonly exitCode = exitCodes.usage;
}

/** The site did not give the documents (exit 3). */
export class UpstreamFailure extends Failure {
  readonly exitCode = exitCodes.upstream;
  /** What it answered instead: 401, 404. */
  readonly statuses: readonly number[];

  constructor(message: string, details: FailureDetails & { readonly statuses?: readonly number[] } = {}) {
    super(message, details);
    this.statuses = details.statuses ?? [];
  }
}

/** The disk, a lock, or a damaged file of ours (exit 6). */
export class LocalFailure extends Failure {
  readonly exitCode = exitCodes.local;
}

/** One or more documents cannot be read (exit 4). Carries every problem of the run, warnings too. */
export class InvalidDocuments extends Failure {
  readonly exitCode = exitCodes.invalid;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], details: FailureDetails = {}) {
    super(headline(problems), details);
    this.problems = problems;
  }
}

function headline(problems: readonly Problem[]): string {
  const documents = [...new Set(problems.filter((p) => p.severity === 'error').map((p) => p.document))];
  return `${documents.join(', ')}: not readable as published`;
}
