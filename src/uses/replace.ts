import { createTwoFilesPatch } from 'diff';
import { bytesOf } from './find-ids.ts';
import type { Use } from './find-uses.ts';
import { textOf } from './places.ts';

/** Files that only their tools may write. */
const lockfiles =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|[\w.-]*\.lock|[\w.-]*lock\.ya?ml|[\w.-]*\.lockb?|go\.sum|flake\.lock)$/i;

/** True for a file that `--write` never touches. */
export function isLockfile(path: string): boolean {
  return lockfiles.test(path);
}

/** The file with every use that has a replacement replaced; every other byte is as it was. One character a byte. */
export function replaced(bytes: string, uses: readonly Use[]): string {
  const ordered = uses.toSorted((a, b) => a.bytes.offset - b.bytes.offset);
  let at = 0;
  let text = '';
  for (const { bytes: place, replacement } of ordered) {
    if (replacement === null) continue;
    const before = bytes.slice(place.offset, place.offset + place.length);
    const escaped = before.includes('\\/') ? replacement.replaceAll('/', '\\/') : replacement;
    text += bytes.slice(at, place.offset) + bytesOf(escaped);
    at = place.offset + place.length;
  }
  return text + bytes.slice(at);
}

/** What a replacement does to a file, as a unified diff. */
export function patchOf(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, textOf(before), textOf(after), '', '', { context: 1 });
}
