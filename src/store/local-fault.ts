import { Failure, LocalFailure } from '../base/failure.ts';
import { errorCode } from './files.ts';

interface Words {
  readonly says: string;
  readonly advice: string;
}

const words: Readonly<Record<string, Words>> = {
  ENOSPC: { says: 'there is no space left on the disk', advice: 'Make room, then run the command again.' },
  EDQUOT: { says: 'the disk quota is used up', advice: 'Make room, then run the command again.' },
  EACCES: {
    says: 'permission was denied',
    advice: 'Give this user the right to write there, or choose another folder.',
  },
  EPERM: {
    says: 'it is not permitted',
    advice: 'Give this user the right to write there, or choose another folder.',
  },
  EROFS: { says: 'the file system is read-only', advice: 'Choose a folder that can be written with --out.' },
  EXDEV: {
    says: 'it lies on another device than its parent folder',
    advice: 'Choose a folder on one device with --out.',
  },
  ENOENT: { says: 'it is not there', advice: 'Check the path.' },
  EEXIST: { says: 'something is there already', advice: 'Move it away, then run the command again.' },
  ENOTDIR: { says: 'a part of the path is not a folder', advice: 'Check the path.' },
  EISDIR: {
    says: 'there is a folder where a file should be',
    advice: 'Move it away, then run the command again.',
  },
  ENAMETOOLONG: { says: 'the path is too long', advice: 'Choose a shorter folder with --out.' },
  EMFILE: { says: 'too many files are open', advice: 'Raise the limit of open files (ulimit -n).' },
  EIO: { says: 'the disk reported an error', advice: 'Check the disk, then run the command again.' },
};

/**
 * Runs a task and turns an error of the file system into a failure that says what could not be done, where and why.
 * Other errors pass as they are.
 *
 * @param doing what was being done, as in "cannot DOING": `write the edition to generated`.
 */
export async function tellingLocalFaults<T>(doing: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw localFailureOf(doing, error) ?? error;
  }
}

/** For `catch`, where a fault of the disk changes nothing any more and the next run tidies up; bugs still pass. */
export function ignoringLocalFaults(error: unknown): void {
  if (errorCode(error) === null) throw error;
}

function localFailureOf(doing: string, error: unknown): LocalFailure | null {
  const code = errorCode(error);
  // Errors of the file system have an upper-case code and name the system call; Node's own argument errors do not.
  if (error instanceof Failure || code === null || !(error instanceof Error) || !('syscall' in error))
    return null;
  const known = words[code];
  const path = 'path' in error && typeof error.path === 'string' ? `: ${error.path}` : '';
  return new LocalFailure(`cannot ${doing}${path}: ${known?.says ?? 'the system refused'} (${code})`, {
    advice: known?.advice ?? 'Nothing was changed. Check the disk, then run the command again.',
    cause: error,
  });
}
