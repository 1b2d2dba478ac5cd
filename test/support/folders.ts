import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'router-one-sync-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every path below a folder in order, with the text of each file; a folder's own entry ends in `/`. */
export async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return {};
  const found: [string, string][] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isFile()) found.push([name, await readFile(path, 'utf8')]);
    else found.push([entry.isDirectory() ? `${name}/` : `${name} (link)`, '']);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Modification times in nanoseconds, by path, of all files below a folder. */
export async function times(folder: string): Promise<Record<string, bigint>> {
  const names = Object.keys(await snapshot(folder)).filter((name) => !name.endsWith('/'));
  const found = await Promise.all(
    names.map(async (name) => [name, (await stat(join(folder, name), { bigint: true })).mtimeNs] as const),
  );
  return Object.fromEntries(found);
}
