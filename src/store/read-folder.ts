import { join } from 'node:path';
import { compareCodePoints } from '../base/code-point-order.ts';
import type { Document } from '../base/document.ts';
import { UsageFailure } from '../base/failure.ts';
import { type Files, realFiles } from './files.ts';
import { documentNamed, documentsFolder } from './layout.ts';
import { tellingLocalFaults } from './local-fault.ts';

/**
 * The documents in a folder, told by their file names (`openapi.json`, `docs.md`, `models.md`, `facts.md`,
 * `facts-TOPIC.md`, `live-catalog.json`), in it or in its `documents/`. In code-point order of their names. Their
 * address is the file's name, so that nothing made from them tells where the folder lay.
 *
 * @throws UsageFailure if there is no such folder, or no document in it.
 */
export async function readDocumentsFolder(folder: string, files: Files = realFiles): Promise<Document[]> {
  return tellingLocalFaults(`read ${folder}`, async () => {
    const inside = join(folder, documentsFolder);
    const documents = [...(await documentsIn(inside, files))];
    if (documents.length === 0) documents.push(...(await documentsIn(folder, files)));
    if (documents.length > 0) return documents;
    throw new UsageFailure(`there are no documents in ${folder}`, {
      advice: 'Name a folder that holds openapi.json, docs.md, models.md and facts.md.',
    });
  });
}

async function documentsIn(folder: string, files: Files): Promise<Document[]> {
  const names = await namesIn(folder, files);
  const documents: Document[] = [];
  for (const file of names.sort(compareCodePoints)) {
    const name = documentNamed(file);
    if (name === null || (await files.stat(join(folder, file)))?.kind === 'folder') continue;
    documents.push({
      name,
      address: file,
      finalAddress: file,
      bytes: await files.read(join(folder, file)),
      validators: { etag: null, lastModified: null },
    });
  }
  return documents;
}

/** A folder named by a link is read all the same: reading goes where the user points. */
async function namesIn(folder: string, files: Files): Promise<string[]> {
  if ((await files.stat(folder)) === null) return [];
  const real = await files.realPath(folder);
  return (await files.stat(real))?.kind === 'folder' ? files.list(real) : [];
}
