import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { documentFile, documentOfFile } from '../../src/store/layout.ts';

/**
 * Where the documents of a generated package lie, for reports that point into files: as seen from the current folder,
 * which in a job is the checkout. `null` for a package outside of it.
 */
export function documentFilesOf(out: string): (document: string) => string | null {
  const folder = relative(process.cwd(), resolve(out)).split(sep).join('/');
  if (folder === '..' || folder.startsWith('../') || /^(?:[A-Za-z]:|\/)/.test(folder)) return noDocumentFile;
  return (document) => {
    const files = ['md', 'json', 'yaml'].flatMap((ending) => documentOfFile(`${document}.${ending}`) ?? []);
    const paths = files.map((file) => [folder, documentFile(file)].filter((part) => part !== '').join('/'));
    // A catalog may be Markdown or JSON, an API JSON or YAML: it is what lies there.
    return paths.find((path) => existsSync(path)) ?? paths[0] ?? null;
  };
}

/** For an edition whose documents are not in a package. */
export function noDocumentFile(): null {
  return null;
}
