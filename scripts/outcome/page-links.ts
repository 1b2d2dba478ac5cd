import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

type LinkOf = (document: string) => string | null;

/**
 * Where a page that is written to `target` leads for a document: to the file, seen from the page, else to the address. A
 * page that goes to stdout has no place from which a file could be seen.
 */
export function pageLinks(target: string | null, fileOf: LinkOf, addressOf: LinkOf = () => null): LinkOf {
  return (document) => {
    const file = fileOf(document);
    if (file !== null && isAddress(file)) return file;
    if (file === null || target === null) return addressOf(document);
    const path = relative(dirname(resolve(target)), resolve(file));
    return path.split(sep).map(encodeURIComponent).join('/');
  };
}

/** The documents of a side of `diff`: an address, a file, or what lies in a folder. */
export function documentsOf(side: string): LinkOf {
  if (isAddress(side)) return () => side;
  return (document) => {
    const candidates = [side, ...['md', 'json', 'yaml'].map((ending) => join(side, `${document}.${ending}`))];
    return candidates.find((path) => existsSync(path) && statSync(path).isFile()) ?? null;
  };
}

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text);
}
