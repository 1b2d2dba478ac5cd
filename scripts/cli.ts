#!/usr/bin/env node
import { runCommandLine } from './shared/run.ts';

process.exitCode = await runCommandLine(process.argv.slice(2));
