import { readFile } from 'node:fs/promises';
import type { Edition } from '../../../src/read/edition.ts';
import type { EditionFlags } from '../edition-argument.ts';
import { singleDocumentEdition } from './single-document.ts';

/** The edition of one document on disk. */
export async function fileEdition(path: string, flags: EditionFlags): Promise<Edition> {
  return singleDocumentEdition(await readFile(path), path, flags);
}
