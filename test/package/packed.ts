import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** This repository, whose tools type-check and lint the package. */
export const repository = resolve(import.meta.dirname, '../..');

const projects = resolve(import.meta.dirname, '../consumers');

/** The generated package as npm packs it, in a folder of its own. */
export interface Packed {
  readonly folder: string;
  /** The address of the `.tgz`. */
  readonly tarball: string;
  remove(): void;
}

/** Syncs the newest sample edition with the built command and packs what it generated. */
export async function packSampleEdition(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-packed-'));
  const command = join(repository, 'dist/scripts/cli.js');
  const generated = join(folder, 'generated');
  // `npm test` builds the command first.
  await node([command, 'sync', '--upstream', 'embedded', '--out', generated, '--quiet'], folder);
  await npm(['pack', './generated', '--silent'], folder);
  const name = readdirSync(folder).find((entry) => entry.endsWith('.tgz')) ?? '';
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, tarball: join(folder, name), remove };
}

/** Copies a project of `test/consumers` and installs the packed package in it, without the project's own tools. */
export async function installConsumer(packed: Packed, name: string): Promise<string> {
  const folder = mkdtempSync(join(packed.folder, `${name}-`));
  cpSync(join(projects, name), folder, { recursive: true });
  cpSync(packed.tarball, join(folder, 'router-one-client.tgz'));
  await npm(['install', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'], folder);
  return folder;
}

/** Runs npm; what it printed. Its error names the step and what npm said. */
export function npm(args: readonly string[], cwd: string): Promise<string> {
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, cwd);
}

/** Runs a script with this Node; what it printed. */
export function node(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  return run(process.execPath, args, cwd, environment);
}

async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  // A test started by npm must not hand npm's own settings of this repository on to another project.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = { ...Object.fromEntries(inherited), ...environment };
  try {
    return (await execute(program, args, { cwd, env, maxBuffer: 16 * 1024 * 1024 })).stdout;
  } catch (cause) {
    const said = [Reflect.get(Object(cause), 'stdout'), Reflect.get(Object(cause), 'stderr')]
      .join('\n')
      .trim();
    throw new Error(`${program} ${args.join(' ')}\n${said}`, { cause });
  }
}
