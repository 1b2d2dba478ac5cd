#!/usr/bin/env node
import { answerAtOnce } from './command-line/overview.ts';

// Lets a run go on to its own end and its own exit code when nobody reads what it prints any more, as in
// `router-one-sync log | head`. What it does beside printing, such as a commit, is none of the reader's business.
for (const stream of [process.stdout, process.stderr]) stream.on('error', throwUnlessClosed);

const args = process.argv.slice(2);
if (!answerAtOnce(args)) {
  const { runCommandLine } = await import('./command-line/run.ts');
  process.exitCode = await runCommandLine(args);
}

function throwUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
