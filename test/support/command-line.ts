import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** How a command ended and what it printed. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The command as it is installed; `npm test` builds it first. */
export const builtCli = resolve(import.meta.dirname, '../../dist/scripts/cli.js');

/** Runs the installed command as a person would, in a process of its own, without a terminal and without colours. */
export function router(args: readonly string[], surroundings: Surroundings): Promise<Run> {
  return runNode([builtCli, ...args], surroundings);
}

function runNode(args: readonly string[], { cwd, env: more }: Surroundings): Promise<Run> {
  const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...env } = process.env;
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd, env: { ...env, ...more }, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** A new folder that goes away when the test is over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
