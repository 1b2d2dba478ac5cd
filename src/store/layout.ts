import { basename, dirname, join } from 'node:path';
import type { DocumentName } from '../base/document.ts';

/** Written last; an edition without it is none. */
export const manifestFile = 'manifest.json';
export const historyFile = 'history.jsonl';
export const catalogFile = 'catalog.json';
/** The documents as fetched lie here. */
export const documentsFolder = 'documents';

const jsonDocuments: ReadonlySet<DocumentName> = new Set(['openapi', 'live-catalog']);
const documentFilePattern = /^(?:(openapi|live-catalog)\.json|(docs|models|facts|facts-[a-z0-9-]+)\.md)$/;

/** The file of a document below an edition's folder: `documents/models.md`. */
export function documentFile(name: DocumentName): string {
  return `${documentsFolder}/${name}.${jsonDocuments.has(name) ? 'json' : 'md'}`;
}

/** The document that a file's name (without folders) stands for; `null` if it stands for none. */
export function documentNamed(file: string): DocumentName | null {
  const match = documentFilePattern.exec(file);
  const name = match?.[1] ?? match?.[2];
  // The pattern admits document names and nothing else.
  return name === undefined ? null : (name as DocumentName);
}

/** True for a name that a document can have. */
export function isDocumentName(value: unknown): value is DocumentName {
  // Only the name of a document comes back from the file that it would have.
  return typeof value === 'string' && documentNamed(basename(documentFile(value as DocumentName))) === value;
}

/**
 * The folder beside a target in which its next edition is staged and its lock lies. Beside and not inside, since the
 * target is published; dot-named, so that nobody's build looks into it.
 *
 * @param target absolute.
 */
export function workFolderOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.router-one-sync`);
}
