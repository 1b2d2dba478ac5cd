#!/usr/bin/env node
import { surviveClosedPipes } from './shared/closed-pipe.ts';
import { answerAtOnce } from './shared/overview.ts';

surviveClosedPipes();
const args = process.argv.slice(2);
if (!answerAtOnce(args)) {
  const { runCommandLine } = await import('./shared/run.ts');
  process.exitCode = await runCommandLine(args);
}
