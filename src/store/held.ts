import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Document } from '../base/document.ts';
import { type Files, makeParents, realFiles } from './files.ts';
import { documentFile, documentsFolder, requireSafePaths } from './layout.ts';
import { tellingLocalFaults } from './local-fault.ts';

const heldFolder = 'held';

/**
 * Keeps an edition that waits for a person: its documents as fetched and the reports on it, in `held/` of the state
 * folder, in place of one that was kept before.
 *
 * @param reports by file name.
 * @returns the folder.
 * @throws LocalFailure if it cannot be written; the one kept before is there then.
 */
export async function keepHeld(
  stateFolder: string,
  documents: readonly Document[],
  reports: ReadonlyMap<string, string>,
  files: Files = realFiles,
): Promise<string> {
  return tellingLocalFaults(`keep the held edition in ${stateFolder}`, async () => {
    const contents = new Map<string, Uint8Array>(documents.map((each) => [documentFile(each), each.bytes]));
    for (const [name, text] of reports) contents.set(name, Buffer.from(text));
    requireSafePaths(contents.keys());
    const held = join(stateFolder, heldFolder);
    const draft = `${held}.${randomBytes(4).toString('hex')}`;
    const former = `${draft}.former`;
    await makeParents(draft, files);
    try {
      await writeAll(draft, contents, files);
      if ((await files.stat(held)) !== null) await files.rename(held, former);
      await files.rename(draft, held);
      await files.removeTree(former);
    } catch (error) {
      if ((await files.stat(held)) === null && (await files.stat(former)) !== null) {
        await files.rename(former, held);
      }
      await files.removeTree(draft);
      throw error;
    }
    return held;
  });
}

/** Forgets the held edition, once one was accepted. */
export async function clearHeld(stateFolder: string, files: Files = realFiles): Promise<void> {
  await tellingLocalFaults(`clear ${stateFolder}`, () => files.removeTree(join(stateFolder, heldFolder)));
}

async function writeAll(
  folder: string,
  contents: ReadonlyMap<string, Uint8Array>,
  files: Files,
): Promise<void> {
  await files.makeFolder(folder);
  await files.makeFolder(join(folder, documentsFolder));
  for (const [path, bytes] of contents) await files.create(join(folder, path), bytes);
}
