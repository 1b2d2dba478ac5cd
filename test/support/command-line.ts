import { type ChildProcess, execFile, fork } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
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

/**
 * Runs the installed command without a terminal and without colours: in the long run as a person would, in a process of
 * its own; in `npm test` in one that stays, which costs half as much.
 */
export const router = process.env['LONG'] === undefined ? inWarmProcess : inOwnProcess;

/** Runs the installed command in a process of its own, whichever tests are run. */
export function inOwnProcess(args: readonly string[], { cwd, env }: Surroundings): Promise<Run> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [builtCli, ...args],
      { cwd, env: plainEnvironment(env), maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

let warm: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/** One command after the other: they share what a process has once, such as its folder. */
function inWarmProcess(args: readonly string[], { cwd, env }: Surroundings): Promise<Run> {
  const run = last.then(
    () =>
      new Promise<Run>((done, fail) => {
        warm ??= startWarm();
        const process = warm;
        const ended = () => fail(new Error('the process of the commands ended'));
        process.once('exit', ended);
        process.once('message', (answer: Run) => {
          process.off('exit', ended);
          done(answer);
        });
        process.send({ args, cwd, env: plainEnvironment(env) });
      }),
  );
  last = run.catch(() => (warm = undefined));
  return run;
}

function startWarm(): ChildProcess {
  const child = fork(resolve(import.meta.dirname, 'warm-command-line.mjs'), { execArgv: [] });
  child.unref();
  child.channel?.unref();
  return child;
}

function plainEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...env } = process.env;
  return { ...env, ...more };
}

/** A new folder that goes away when the test is over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const made = new Map<string, Promise<string>>();

/**
 * A new folder with the package of a sample edition in `generated`. A process makes each edition once: what its tests
 * begin with costs them a copy. In the long run each test makes its own.
 */
export async function folderWithPackage(date: string): Promise<string> {
  const cwd = scratchFolder();
  const source = made.get(date) ?? packageOf(date);
  if (process.env['LONG'] === undefined) made.set(date, source);
  cpSync(await source, cwd, { recursive: true, preserveTimestamps: true });
  return cwd;
}

async function packageOf(date: string): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  process.once('exit', () => rmSync(cwd, { recursive: true, force: true }));
  const run = await router(['sync', '--upstream', `embedded@${date}`, '--quiet'], { cwd });
  if (run.code !== 0) throw new Error(run.stderr);
  return cwd;
}

/** A new folder with these files in it, which goes away when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = scratchFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
