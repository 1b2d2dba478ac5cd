import { join } from 'node:path';
import { compareCodePoints } from '../base/code-point-order.ts';
import { coreDocuments, type Document, documentFileName } from '../base/document.ts';
import { UsageFailure } from '../base/failure.ts';
import { groupBy } from '../base/group-by.ts';
import { append } from '../base/lists.ts';
import { listed } from '../base/words.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import type { Gateway } from '../gateway/schema.ts';
import { type Files, realFiles } from './files.ts';
import { documentOfFile, documentsFolder } from './layout.ts';
import { tellingLocalFaults } from './local-fault.ts';

/** Whose documents they are, and the disk. */
interface FolderOptions {
  readonly files?: Files;
  readonly gateway?: Gateway | undefined;
}

/**
 * The documents in a folder, told by their file names (`openapi.json` or `.yaml`, `docs.md`, `models.md` or `.json`,
 * `facts.md`, `facts-TOPIC.md`, `live-catalog.json`), in it or in its `documents/`. In code-point order of their names. Their
 * address is the file's name, so that nothing made from them tells where the folder lay. Of two files for one document
 * that counts which is written as the gateway publishes it.
 *
 * @throws UsageFailure if there is no such folder, or no document in it.
 */
export async function readDocumentsFolder(
  folder: string,
  { files = realFiles, gateway = defaultGateway }: FolderOptions = {},
): Promise<Document[]> {
  return tellingLocalFaults(`read ${folder}`, async () => {
    const inside = join(folder, documentsFolder);
    const documents = [...(await documentsIn(inside, files))];
    if (documents.length === 0) append(documents, await documentsIn(folder, files));
    if (documents.length > 0) return oneOfEach(documents, gateway);
    throw new UsageFailure(`there are no documents in ${folder}`, {
      advice: `Name a folder that holds ${listed(filesOf(gateway))}.`,
    });
  });
}

/** The files of the documents that a gateway publishes. */
function filesOf({ documents }: Gateway): string[] {
  return coreDocuments.flatMap((name) => {
    const publication = documents[name];
    return publication === undefined ? [] : [documentFileName({ name, ...publication })];
  });
}

function oneOfEach(documents: readonly Document[], gateway: Gateway): Document[] {
  const wanted = filesOf(gateway);
  return [...groupBy(documents, ({ name }) => name).values()].flatMap((same) =>
    (same.length > 1 ? [same.find(({ address }) => wanted.includes(address)) ?? same[0]] : same).flatMap(
      (document) => document ?? [],
    ),
  );
}

async function documentsIn(folder: string, files: Files): Promise<Document[]> {
  const names = await namesIn(folder, files);
  const documents: Document[] = [];
  for (const file of names.sort(compareCodePoints)) {
    const told = documentOfFile(file);
    if (told === null || (await files.stat(join(folder, file)))?.kind === 'folder') continue;
    documents.push({
      ...told,
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
