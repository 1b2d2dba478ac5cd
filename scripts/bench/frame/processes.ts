import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

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
