import { dirname } from 'node:path';
import { errorCode, type Files } from './files.ts';

/** Makes the folders above a path, and gives those that were not there before, innermost first. */
export async function makeParents(path: string, files: Files): Promise<string[]> {
  const parent = dirname(path);
  if ((await files.stat(parent)) !== null) return [];
  const made = await makeParents(parent, files);
  try {
    await files.makeFolder(parent);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') await removeMadeFolders(made, files);
    if (errorCode(error) !== 'EEXIST') throw error;
    return made;
  }
  return [parent, ...made];
}

/** Takes made folders away again, as far as nothing has come into them. */
export async function removeMadeFolders(made: readonly string[], files: Files): Promise<void> {
  for (const folder of made) {
    try {
      await files.removeFolder(folder);
    } catch {
      return;
    }
  }
}
