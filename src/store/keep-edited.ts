import { join } from 'node:path';
import { digestOf } from '../base/digest.ts';
import { LocalFailure } from '../base/failure.ts';
import { listed } from '../base/words.ts';
import { type Files, makeParents } from './files.ts';
import { readBelow, type Target } from './target.ts';

/** A file that somebody had edited, by its path below the package, and where its bytes are now. */
export interface KeptFile {
  readonly path: string;
  readonly copy: string;
}

/** Below the state folder, under the paths that the files had in the package. */
const keptFolder = 'replaced';

/** @throws LocalFailure that names the files which somebody edited. */
export function requireUnedited(target: Target, edited: readonly string[]): void {
  if (edited.length === 0) return;
  const [was, them] = edited.length === 1 ? ['was', 'it'] : ['were', 'them'];
  const shown = listed(edited.map((path) => `${target.shown}/${path}`));
  throw new LocalFailure(`${shown} ${was} edited by hand, and --no-overwrite forbids to replace ${them}`, {
    advice: 'Move the edits out of the package, or run without --no-overwrite: a copy is kept then.',
  });
}

/** Copies files before they are replaced. An older copy with other bytes stays beside the new one. */
export async function keepEdited(
  target: Target,
  edited: readonly string[],
  stateFolder: string | undefined,
  files: Files,
): Promise<KeptFile[]> {
  if (stateFolder === undefined) return [];
  const kept: KeptFile[] = [];
  for (const path of edited) {
    const bytes = await readBelow(target.path, path, files);
    if (bytes !== null)
      kept.push({ path, copy: await keep(join(stateFolder, keptFolder, path), bytes, files) });
  }
  return kept;
}

async function keep(wanted: string, bytes: Uint8Array, files: Files): Promise<string> {
  const digest = digestOf(bytes);
  for (const copy of [wanted, `${wanted}.${digest.replace(/\W/g, '').slice(-12)}`]) {
    if ((await files.stat(copy)) === null) {
      await makeParents(copy, files);
      await files.create(copy, bytes);
      return copy;
    }
    if (digestOf(await files.read(copy)) === digest) return copy;
  }
  throw new LocalFailure(`${wanted} is in the way of a copy of what was edited`, { advice: 'Move it away.' });
}
