import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { Outputs } from '../../src/ci/outputs.ts';
import { githubOutput } from '../../src/report/github.ts';
import { writeCommands } from '../session/runner.ts';

/** What a step can tell GitHub. Elsewhere nothing of it is said, and the step is a plain command. */
export interface GitHubJob {
  /** Prints what may hold foreign text: no line of it is a command to the runner. */
  quoted<Result>(print: () => Promise<Result> | Result): Promise<Result>;
  /** Lines for the runner. */
  annotate(lines: string): void;
  /** Adds to the step's summary page. */
  summarize(markdown: string): Promise<void>;
  output(outputs: Outputs): Promise<void>;
}

/** The job of this process, from the variables that the runner sets. */
export function githubJob(env: NodeJS.ProcessEnv): GitHubJob {
  const isGitHub = env['GITHUB_ACTIONS'] === 'true';
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output } = env;
  const say = (line: string): void => void (isGitHub && writeCommands(line));
  return {
    quoted: async (print) => {
      const word = randomWord();
      say(`::stop-commands::${word}\n`);
      try {
        return await print();
      } finally {
        say(`::${word}::\n`);
      }
    },
    annotate: say,
    summarize: async (markdown) => {
      if (summary !== undefined && summary !== '') await appendFile(summary, markdown);
    },
    output: async (outputs) => {
      if (output !== undefined && output !== '')
        await appendFile(output, githubOutput(outputs, randomWord()));
    },
  };
}

/** Not to be guessed by whoever writes the documents. */
function randomWord(): string {
  return `end_${randomBytes(16).toString('hex')}`;
}
