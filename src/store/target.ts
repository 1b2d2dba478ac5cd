import { basename, dirname, join, resolve } from 'node:path';
import { LocalFailure } from '../base/failure.ts';
import type { FileStat, Files } from './files.ts';
import { foldersAbove, workFolderOf } from './layout.ts';

/** A folder that holds an edition, or will. */
export interface Target {
  /** Absolute, without a symbolic link in the folders above it. */
  readonly path: string;
  /** As the user wrote it, for messages. */
  readonly shown: string;
  /** The folder beside it for lock and staging. */
  readonly work: string;
  readonly exists: boolean;
}

/**
 * Looks at the folder that the user named. Nothing is written.
 *
 * @throws LocalFailure if a file, a symbolic link or another device is in its place.
 */
export async function findTarget(out: string, files: Files): Promise<Target> {
  const absolute = resolve(out);
  const parent = await realParent(dirname(absolute), files);
  const path = join(parent, basename(absolute));
  const found = await files.stat(path);
  if (found !== null) {
    requireFolder(out, found);
    await requireSameDevice(out, found, parent, files);
  }
  return { path, shown: out, work: workFolderOf(path), exists: found !== null };
}

/** A file or a folder below the target: what is there, never through a symbolic link. */
export async function statBelow(target: string, path: string, files: Files): Promise<FileStat | null> {
  for (const folder of foldersAbove(path)) {
    const found = await files.stat(join(target, folder));
    if (found === null || found.kind !== 'folder') return found === null ? null : { ...found, kind: 'other' };
  }
  return files.stat(join(target, path));
}

/** The bytes of a regular file below the target; `null` if there is none, or something else is in its place. */
export async function readBelow(target: string, path: string, files: Files): Promise<Uint8Array | null> {
  const found = await statBelow(target, path, files);
  return found?.kind === 'file' ? files.read(join(target, path)) : null;
}

/** Links above the target are the user's own arrangement; a parent that is not there yet is made later. */
async function realParent(parent: string, files: Files): Promise<string> {
  if ((await files.stat(parent)) !== null) return files.realPath(parent);
  if (dirname(parent) === parent) return parent;
  return join(await realParent(dirname(parent), files), basename(parent));
}

function requireFolder(out: string, found: FileStat): void {
  if (found.kind === 'folder') return;
  const what = found.kind === 'link' ? 'a symbolic link' : found.kind === 'file' ? 'a file' : 'not a folder';
  throw new LocalFailure(`${out} is ${what}, so no edition can be written there`, {
    advice:
      found.kind === 'link'
        ? 'Name the folder that it points to with --out.'
        : 'Choose another folder with --out.',
  });
}

async function requireSameDevice(out: string, found: FileStat, parent: string, files: Files): Promise<void> {
  const above = await files.stat(parent);
  if (above === null || above.device === found.device) return;
  throw new LocalFailure(`${out} lies on another device than the folder above it`, {
    advice:
      'An edition is staged beside its folder and moved in file by file; choose a folder inside that device.',
  });
}
