import { LocalFailure } from '../base/failure.ts';

/** Characters that every file system takes and no shell, URL or Windows path reads as something else. */
const segmentPattern = /^[A-Za-z0-9@_.][A-Za-z0-9@_.+ -]*$/;

/** Names that Windows keeps for devices, whatever their ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Well below the 260 characters of a Windows path, the folder above included. */
const maximumLength = 160;

/** True for a relative path with `/` between its parts that stays below the folder it is joined to, on every system. */
export function isSafePath(path: string): boolean {
  return path.length <= maximumLength && path.split('/').every(isSafeSegment);
}

/**
 * Refuses a set of paths of which one could leave its folder, or two would be one file on some system (`a` and `A`,
 * `a` and `a/b`).
 *
 * @throws LocalFailure that names the path.
 */
export function requireSafePaths(paths: Iterable<string>): void {
  const files = new Map<string, string>();
  for (const path of paths) {
    if (!isSafePath(path)) throw refusal(`"${path}" is not a path that may be written`);
    const twin = files.get(path.toLowerCase());
    if (twin !== undefined) throw refusal(`"${path}" and "${twin}" are one file on some systems`);
    files.set(path.toLowerCase(), path);
  }
  for (const path of files.values()) {
    const above = foldersAbove(path).find((folder) => files.has(folder.toLowerCase()));
    if (above !== undefined) throw refusal(`"${above}" cannot be a file and the folder of "${path}"`);
  }
}

/** The folders that a path goes through, outermost first: `['a', 'a/b']` for `a/b/c`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function isSafeSegment(segment: string): boolean {
  return segmentPattern.test(segment) && !/^\.{1,2}$|[. ]$/.test(segment) && !deviceName.test(segment);
}

function refusal(message: string): LocalFailure {
  return new LocalFailure(message, {
    advice: 'Nothing was changed. Please report this as a bug of the generator.',
  });
}
