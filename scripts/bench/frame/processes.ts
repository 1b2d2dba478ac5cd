import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findTool } from '../../session/tool.ts';

/** Runs a script with this Node in a process of its own, as users do; what it printed. Throws if it failed. */
export async function runNode(
  args: readonly string[],
  cwd: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<string> {
  return run(process.execPath, args, cwd, variables);
}

/** Runs npm; what it printed. */
export async function runNpm(args: readonly string[], cwd: string): Promise<string> {
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, cwd);
}

async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<string> {
  // Under `npm run bench` npm's settings of this repository must not reach another project.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const options = { cwd, env: { ...env, ...variables }, maxBuffer: 16 * 1024 * 1024 };
  try {
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch (cause) {
    const said = [Reflect.get(Object(cause), 'stdout'), Reflect.get(Object(cause), 'stderr')];
    throw new Error(`${program} ${args.join(' ')} failed:\n${said.join('\n').trim()}`, { cause });
  }
}

const { root } = findTool();

/** The built command, as it is installed. */
export const builtCommand = join(root, 'dist/scripts/cli.js');

/** A file of an installed package. */
export function installed(path: string): string {
  return join(root, 'node_modules', path);
}

/** A folder for the files of a measurement. */
export interface Scratch extends Disposable {
  readonly folder: string;
  /** Writes a file (path within the folder) and gives its whole path. */
  write(path: string, content: string | Uint8Array): string;
  /** Makes a new folder in it. */
  emptyFolder(): string;
}

/** Makes a new folder; `using` takes it away again. */
export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-sync-bench-'));
  return {
    folder,
    write: (path, content) => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    emptyFolder: () => mkdtempSync(join(folder, 'run-')),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
