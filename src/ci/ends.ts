import { exitCodes } from '../base/failure.ts';

/** What a job does when the sync ended with a code. */
export interface JobEnd {
  readonly green: boolean;
  /** For the summary and the documentation. */
  readonly meaning: string;
}

/** Every exit code that a sync can end with, and what the scheduled job makes of it. */
export const jobEnds: ReadonlyMap<number, JobEnd> = new Map([
  [exitCodes.done, { green: true, meaning: 'Nothing changed, or nothing that breaks.' }],
  [exitCodes.changes, { green: true, meaning: 'Something breaks: the pull request says what.' }],
  [
    exitCodes.usage,
    { green: false, meaning: 'Wrong flags or configuration, or an accept that fits nothing.' },
  ],
  [
    exitCodes.upstream,
    {
      green: false,
      meaning: 'Upstream did not answer, or with nothing readable for too long. The next run asks again.',
    },
  ],
  [exitCodes.invalid, { green: false, meaning: 'A document cannot be read as published.' }],
  [exitCodes.held, { green: false, meaning: 'The edition looks wrong and waits for a person to accept it.' }],
  [exitCodes.local, { green: false, meaning: 'The disk, git, npm, or a damaged file of ours.' }],
  [exitCodes.bug, { green: false, meaning: 'A bug of router-one-sync.' }],
]);

/** The exit code of the job's step: 0 where the job stays green, else the sync's own. */
export function stepExitCode(code: number): number {
  return jobEnds.get(code)?.green === true ? exitCodes.done : code;
}
