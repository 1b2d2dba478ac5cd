import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';
import { LocalFailure } from '../../src/base/failure.ts';
import { parseJson } from '../../src/base/json.ts';

const execute = promisify(execFile);

/** npm on Windows is a script, which only a shell can start; the arguments are constants of ours. */
const shell = process.platform === 'win32';

/** A listing of every file of a package is far below this. */
const maximumOutput = 16 * 1024 * 1024;

/** Runs npm in a folder and gives what it printed on stdout. Throws a `LocalFailure` with npm's own words. */
export async function npm(folder: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execute('npm', args, { cwd: folder, shell, maxBuffer: maximumOutput });
    return stdout;
  } catch (cause) {
    throw new LocalFailure(`npm ${args.join(' ')} failed in ${folder}: ${lastWords(cause)}`, {
      advice: 'Run it by hand to see all of what it says.',
      cause,
    });
  }
}

function lastWords(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const stderr = 'stderr' in cause ? String(cause.stderr) : '';
  const errors = stderr.split('\n').filter((line) => /^npm (ERR!|error)/.test(line));
  return errors[0]?.replace(/^npm (ERR!|error) ?/, '') ?? cause.message.split('\n')[0] ?? '';
}

const packedSchema = z.tuple([z.object({ entryCount: z.int().positive(), size: z.int().positive() })]);

/** What npm would publish of a package, in files and compressed bytes. Throws a `LocalFailure` if it would refuse. */
export async function packDryRun(folder: string): Promise<{ files: number; size: number }> {
  const printed = await npm(folder, ['pack', '--dry-run', '--json', '--ignore-scripts']);
  const packed = packedSchema.safeParse(parseJson(printed));
  if (!packed.success) {
    throw new LocalFailure(`npm pack in ${folder} printed something else than the list of one package`, {
      advice: 'Run `npm pack --dry-run --json` there to see it.',
    });
  }
  const [{ entryCount, size }] = packed.data;
  return { files: entryCount, size };
}
