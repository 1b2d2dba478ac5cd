#!/usr/bin/env node
import { answerAtOnce } from './shared/overview.ts';

const args = process.argv.slice(2);
if (!answerAtOnce(args)) {
  const { runCommandLine } = await import('./shared/run.ts');
  process.exitCode = await runCommandLine(args);
}
