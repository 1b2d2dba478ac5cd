import { relative, resolve, sep } from 'node:path';
import { documentFile, documentNamed } from '../../src/store/layout.ts';

/**
 * Where the documents of a generated package lie, for reports that point into files: as seen from the current folder,
 * which in a job is the checkout. `null` for a package outside of it.
 */
export function documentFilesOf(out: string): (document: string) => string | null {
  const folder = relative(process.cwd(), resolve(out)).split(sep).join('/');
  if (folder === '..' || folder.startsWith('../') || /^(?:[A-Za-z]:|\/)/.test(folder)) return noDocumentFile;
  return (document) => {
    const name = documentNamed(`${document}.md`) ?? documentNamed(`${document}.json`);
    return name === null ? null : [folder, documentFile(name)].filter((part) => part !== '').join('/');
  };
}

/** For an edition whose documents are not in a package. */
export function noDocumentFile(): null {
  return null;
}
