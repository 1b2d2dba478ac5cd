import type { Document } from '../../../src/base/document.ts';
import type { Edition } from '../../../src/read/edition.ts';
import { readInWorker } from '../../../src/read/worker/read-in-worker.ts';
import { openEdition } from '../../../src/store/open.ts';
import { readDocumentsFolder } from '../../../src/store/read-folder.ts';
import type { EditionFlags } from '../edition-argument.ts';

/** The edition of a generated package, with its date and origin, or of a folder of plain documents, which has none. */
export async function folderEdition(path: string, flags: EditionFlags): Promise<Edition> {
  const stored = await openEdition(path);
  const strict = flags.strict === true;
  if (stored !== null) return readInWorker(stored.documents, { ...stored.manifest.edition, strict });
  return readInWorker(await readDocumentsFolder(path), { date: null, origin: 'live', strict });
}

/** The documents of a generated package, or of a folder of plain documents. */
export async function folderDocuments(path: string): Promise<readonly Document[]> {
  const stored = await openEdition(path);
  return stored?.documents ?? readDocumentsFolder(path);
}
