import { writeFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { type Files, realFiles } from '../../src/store/files.ts';

/**
 * The real disk without flushing, which is nearly all the time that a commit takes. What is not flushed is only lost
 * by a machine that loses power; a process, however it ends, sees the same files either way.
 */
export const unflushedFiles: Files = {
  ...realFiles,
  create: async (path, content, mode) => {
    await writeFile(path, content, { flag: 'wx' });
    if (mode !== undefined) await chmod(path, mode);
  },
  flushFolder: async () => undefined,
};

/** The real disk, which fails where it is told to. */
export interface FaultyFiles {
  readonly files: Files;
  /** Operations so far. */
  count(): number;
}

/** Thrown by every operation after a crash: a process that is gone does nothing more, whatever its code says. */
export class Crash extends Error {}

/** Fails once, at the k-th operation (from 1), with an error of the file system. A file being written stays half. */
export function failingAt(k: number, code: string): FaultyFiles {
  return counting((count, operation, path) => {
    if (count !== k) return;
    if (operation === 'create') writeFileSync(path, 'half');
    throw systemError(code, operation, path);
  });
}

/** Stops for ever at the k-th operation (from 1), as a killed process does. A file being written stays half. */
export function crashingAt(k: number): FaultyFiles {
  return counting((count, operation, path) => {
    if (count < k) return;
    if (count === k && operation === 'create') writeFileSync(path, 'half');
    throw new Crash(`crashed at operation ${k}`);
  });
}

/** From the k-th operation (from 1) on, nothing new can be written any more; what needs no room still works. */
export function fullFrom(k: number): FaultyFiles {
  return counting((count, operation, path) => {
    if (count >= k && ['create', 'link', 'makeFolder'].includes(operation)) {
      throw systemError('ENOSPC', operation, path);
    }
  });
}

/** Nothing at all can be changed. */
export function readOnly(): FaultyFiles {
  const reading = new Set(['read', 'list', 'stat', 'realPath']);
  return counting((_count, operation, path) => {
    if (!reading.has(operation)) throw systemError('EROFS', operation, path);
  });
}

/** The real disk, counting. */
export function onlyCounting(): FaultyFiles {
  return counting(() => undefined);
}

type Check = (count: number, operation: string, path: string) => void;

function counting(check: Check): FaultyFiles {
  let count = 0;
  const wrap =
    <A extends [string, ...unknown[]], R>(operation: string, run: (...parts: A) => Promise<R>) =>
    async (...parts: A): Promise<R> => {
      count += 1;
      check(count, operation, parts[0]);
      return run(...parts);
    };
  return {
    count: () => count,
    files: {
      read: wrap('read', unflushedFiles.read),
      create: wrap('create', unflushedFiles.create),
      link: wrap('link', unflushedFiles.link),
      rename: wrap('rename', unflushedFiles.rename),
      remove: wrap('remove', unflushedFiles.remove),
      makeFolder: wrap('makeFolder', unflushedFiles.makeFolder),
      removeFolder: wrap('removeFolder', unflushedFiles.removeFolder),
      removeTree: wrap('removeTree', unflushedFiles.removeTree),
      list: wrap('list', unflushedFiles.list),
      stat: wrap('stat', unflushedFiles.stat),
      flushFolder: wrap('flushFolder', unflushedFiles.flushFolder),
      realPath: wrap('realPath', unflushedFiles.realPath),
    },
  };
}

function systemError(code: string, operation: string, path: string): Error {
  return Object.assign(new Error(`${code}: injected, ${operation} '${path}'`), {
    code,
    syscall: operation,
    path,
  });
}
