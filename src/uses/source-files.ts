import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import ignore, { type Ignore } from 'ignore';
import { compareCodePoints } from '../base/code-point-order.ts';
import { UsageFailure } from '../base/failure.ts';

const execute = promisify(execFile);

/** The listing of a very large repository. */
const maximumListing = 512 * 1024 * 1024;

/** A file that is to be looked at, by its path from the current folder, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly absolute: string;
}

/**
 * The files below some paths: those that git tracks; outside of a repository all that no `.gitignore` names. Links are
 * not followed. Throws a `UsageFailure` for a path that is not there or a link.
 *
 * @param paths files and folders; none stands for the current folder.
 */
export async function listFiles(paths: readonly string[], cwd: string): Promise<SourceFile[]> {
  const roots = paths.length === 0 ? ['.'] : paths;
  const lists = await Promise.all(roots.map((root) => listBelow(resolve(cwd, root), root)));
  const files = [...new Set(lists.flat())].map((absolute) => ({ absolute, path: shown(absolute, cwd) }));
  return files.sort((a, b) => compareCodePoints(a.path, b.path));
}

/** What git says in a folder; `null` when the folder is in no repository, or there is no git. */
export async function askGit(folder: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await execute('git', ['-C', folder, ...args], { maxBuffer: maximumListing });
    return stdout;
  } catch {
    return null;
  }
}

/**
 * False where git would say that there is no repository: nothing of it here or above, and no variable names one. A process
 * takes longer to start than a small comparison does.
 */
export function mayBeInRepository(folder: string): boolean {
  if (process.env['GIT_DIR'] !== undefined || existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && mayBeInRepository(above);
}

async function listBelow(root: string, asTyped: string): Promise<string[]> {
  const entry = await lstat(root).catch(() => null);
  if (entry === null) {
    throw new UsageFailure(`${asTyped}: there is no such file or folder`, {
      advice: 'Name files or folders of this machine; without any, the current folder is searched.',
    });
  }
  if (entry.isSymbolicLink()) {
    throw new UsageFailure(`${asTyped} is a link, and links are not followed`, {
      advice: 'Name the file or the folder that it leads to.',
    });
  }
  if (!entry.isDirectory()) return [root];
  const tracked = await askGit(root, ['ls-files', '-z', '--cached', '--', '.']);
  if (tracked === null || tracked === '') return walk(root, root, []);
  const names = [...new Set(tracked.split('\0'))].filter((name) => name !== '');
  return names.map((name) => join(root, name));
}

interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

async function walk(folder: string, root: string, above: readonly Rules[]): Promise<string[]> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => null);
  const rules = text === null ? above : [...above, { folder, matcher: ignore().add(text) }];
  const entries = await readdir(folder, { withFileTypes: true });
  const kept = entries.filter((entry) => {
    const path = join(folder, entry.name);
    const name = entry.isDirectory() ? `${path}${sep}` : path;
    return entry.name !== '.git' && !isIgnored(name, rules);
  });
  const below = kept.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(path, root, rules);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(below)).flat();
}

function isIgnored(path: string, rules: readonly Rules[]): boolean {
  return rules.some(({ folder, matcher }) => {
    const name = relative(folder, path).split(sep).join('/');
    return matcher.ignores(path.endsWith(sep) ? `${name}/` : name);
  });
}

function shown(absolute: string, cwd: string): string {
  const path = relative(cwd, absolute);
  return (path.startsWith('..') || isAbsolute(path) ? absolute : path).split(sep).join('/');
}
