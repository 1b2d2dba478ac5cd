import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { isLockStale } from '../../src/ci/lockfile.ts';
import { npm } from './npm.ts';

/** The lockfile's name, from the root of the workspace. */
export const lockfile = 'package-lock.json';

/**
 * Brings the lockfile of a workspace in line with the generated package when its version or dependencies changed.
 * Only the lockfile is touched, and nothing is installed. True if it was refreshed.
 */
export async function refreshLockfile(root: string, out: string): Promise<boolean> {
  const [lock, own] = await Promise.all([
    readOrNull(join(root, lockfile)),
    readOrNull(join(out, 'package.json')),
  ]);
  const folder = relative(resolve(root), resolve(out)).split(sep).join('/');
  if (lock === null || own === null || !isLockStale(lock, folder, own)) return false;
  await npm(root, ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']);
  return true;
}

async function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
}
