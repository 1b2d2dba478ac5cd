import { Failure, LocalFailure } from '../base/failure.ts';
import { errorCode } from './files.ts';

const makeRoom = 'Make room, then run the command again.';
const giveRight = 'Give this user the right to write there, or choose another folder.';
const moveAway = 'Move it away, then run the command again.';
const oneDevice = 'Choose a folder on one device with --out.';

/** What a code of the file system says, and what helps. */
const words: Readonly<Record<string, readonly [says: string, advice: string]>> = {
  ENOSPC: ['there is no space left on the disk', makeRoom],
  EDQUOT: ['the disk quota is used up', makeRoom],
  EACCES: ['permission was denied', giveRight],
  EPERM: ['it is not permitted', giveRight],
  EROFS: ['the file system is read-only', 'Choose a folder that can be written with --out.'],
  EXDEV: ['it lies on another device than its parent folder', oneDevice],
  ENOENT: ['it is not there', 'Check the path.'],
  EEXIST: ['something is there already', moveAway],
  ENOTDIR: ['a part of the path is not a folder', 'Check the path.'],
  EISDIR: ['there is a folder where a file should be', moveAway],
  ENAMETOOLONG: ['the path is too long', 'Choose a shorter folder with --out.'],
  EMFILE: ['too many files are open', 'Raise the limit of open files (ulimit -n).'],
  EIO: ['the disk reported an error', 'Check the disk, then run the command again.'],
};
const otherCode = [
  'the system refused',
  'Nothing was changed. Check the disk, then run the command again.',
] as const;

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
  const [says, advice] = words[code] ?? otherCode;
  const path = 'path' in error && typeof error.path === 'string' ? `: ${error.path}` : '';
  return new LocalFailure(`cannot ${doing}${path}: ${says} (${code})`, { advice, cause: error });
}
