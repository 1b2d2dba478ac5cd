import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** What a child said and how it ended. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Child {
  readonly process: ChildProcess;
  /** The number after `ready` (0 without one), when it has said so; rejects if it ends before. */
  readonly ready: Promise<number>;
  readonly ended: Promise<Ended>;
}

/** Runs a TypeScript file of `test/support` as a process of its own. */
export function startChild(script: string, ...args: string[]): Child {
  const file = resolve(import.meta.dirname, script);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code, signal) => done({ stdout, stderr, code, signal }));
  });
  const ready = new Promise<number>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const said = /^ready ?(.*)\n/m.exec(stdout);
      if (said !== null) done(Number(said[1]));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    void ended.then(() => fail(new Error(`${script} ended before it was ready: ${stderr}`)));
  });
  // Not every test waits for it.
  ready.catch(() => undefined);
  return { process: child, ready, ended };
}
