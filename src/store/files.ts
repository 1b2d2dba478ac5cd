import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname } from 'node:path';

/** What lies at a path, the path's own last link not followed. */
export interface FileStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Who may do what with it, as `chmod` has it. */
  readonly mode: number;
  /** The number of the device it lies on; a rename cannot cross from one to another. */
  readonly device: number;
}

/**
 * Every way in which the store touches the disk, so that a test can let any one of them fail. All paths are absolute;
 * all errors are Node's own, with a `code`.
 */
export interface Files {
  read(path: string): Promise<Uint8Array>;
  /** Writes a file that does not exist yet and flushes it to the disk; `mode` is that of a file it is to replace. */
  create(path: string, content: Uint8Array, mode?: number): Promise<void>;
  /** Gives a file a second name, which must not exist: the one step that only one of two processes can take. */
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Removes a folder that is empty. */
  removeFolder(path: string): Promise<void>;
  /** Removes whatever is there, if anything is. */
  removeTree(path: string): Promise<void>;
  /** The names in a folder, in no order. */
  list(path: string): Promise<string[]>;
  /** `null` when nothing is there. */
  stat(path: string): Promise<FileStat | null>;
  /** Flushes the names in a folder to the disk, so that a rename survives a power cut. */
  flushFolder(path: string): Promise<void>;
  /** The path without any symbolic link in it. */
  realPath(path: string): Promise<string>;
}

/** The disk of this machine. */
export const realFiles: Files = {
  read: (path) => fs.readFile(path),
  create,
  link,
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.unlink(path),
  makeFolder: async (path) => fs.mkdir(path),
  removeFolder: (path) => fs.rmdir(path),
  removeTree: (path) => fs.rm(path, { recursive: true, force: true }),
  list: (path) => fs.readdir(path),
  stat,
  flushFolder,
  realPath: (path) => fs.realpath(path),
};

/** The code of an error of the file system, or `null` for an error of another sort. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

async function create(path: string, content: Uint8Array, mode?: number): Promise<void> {
  const handle = await fs.open(path, 'wx');
  try {
    if (mode !== undefined) await handle.chmod(mode);
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What `link` says where there are no hard links (FAT, some network and container volumes). */
const noLinks: ReadonlySet<string | null> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Where there are no hard links a copy serves; it too is refused where something is. */
async function link(from: string, to: string): Promise<void> {
  try {
    await fs.link(from, to);
  } catch (error) {
    if (!noLinks.has(errorCode(error))) throw error;
    await fs.copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

async function stat(path: string): Promise<FileStat | null> {
  try {
    const found = await fs.lstat(path);
    const kind = found.isFile()
      ? 'file'
      : found.isDirectory()
        ? 'folder'
        : found.isSymbolicLink()
          ? 'link'
          : 'other';
    return { kind, mode: found.mode & 0o777, device: found.dev };
  } catch (error) {
    // ENOTDIR: a part of the path is a file, so nothing can be below it.
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}

async function flushFolder(path: string): Promise<void> {
  // Windows cannot open a folder, and flushes its names by itself.
  if (process.platform === 'win32') return;
  const handle = await fs.open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the folders above a path, and gives those that were not there before, innermost first. */
export async function makeParents(path: string, files: Files): Promise<string[]> {
  const parent = dirname(path);
  if ((await files.stat(parent)) !== null) return [];
  const made = await makeParents(parent, files);
  try {
    await files.makeFolder(parent);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') await removeMadeFolders(made, files);
    if (errorCode(error) !== 'EEXIST') throw error;
    return made;
  }
  return [parent, ...made];
}

/** Takes made folders away again, as far as nothing has come into them. */
export async function removeMadeFolders(made: readonly string[], files: Files): Promise<void> {
  for (const folder of made) {
    try {
      await files.removeFolder(folder);
    } catch {
      return;
    }
  }
}
