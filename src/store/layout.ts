import { basename, dirname, join } from 'node:path';
import {
  type Document,
  type DocumentFormat,
  type DocumentName,
  documentFileName,
  usualFormat,
} from '../base/document.ts';
import { LocalFailure } from '../base/failure.ts';

/** Written last; an edition without it is none. */
export const manifestFile = 'manifest.json';
export const historyFile = 'history.jsonl';
export const catalogFile = 'catalog.json';
/** The documents as fetched lie here. */
export const documentsFolder = 'documents';

/** Files that nobody but this tool writes into a package: what is left of an edition shows by them. */
export const ownFiles: ReadonlySet<string> = new Set([
  ...[historyFile, catalogFile, 'models.js', 'models.d.ts', 'facts.js', 'facts.d.ts', 'openapi.d.ts'],
]);

const documentFiles: ReadonlyArray<readonly [DocumentFormat, RegExp]> = [
  ['json', /^(openapi|live-catalog|models)\.json$/],
  ['yaml', /^(openapi)\.ya?ml$/],
  ['markdown', /^(docs|models|facts|facts-[a-z0-9-]+)\.md$/],
];

/** The file of a document below an edition's folder: `documents/models.md`. */
export function documentFile(document: Pick<Document, 'name' | 'format'>): string {
  return `${documentsFolder}/${documentFileName(document)}`;
}

/** What the name of a file (without folders) says of the document in it; `null` if it is that of none. */
export function documentOfFile(file: string): Pick<Document, 'name' | 'format'> | null {
  for (const [format, pattern] of documentFiles) {
    // The patterns admit document names and nothing else.
    const name = pattern.exec(file)?.[1] as DocumentName | undefined;
    if (name !== undefined) return { name, ...(format !== usualFormat(name) && { format }) };
  }
  return null;
}

/** The document that a file's name (without folders) stands for; `null` if it stands for none. */
export function documentNamed(file: string): DocumentName | null {
  return documentOfFile(file)?.name ?? null;
}

/** True for a name that a document can have. */
export function isDocumentName(value: unknown): value is DocumentName {
  // Only the name of a document comes back from the file that it would have.
  return (
    typeof value === 'string' &&
    documentNamed(basename(documentFile({ name: value as DocumentName }))) === value
  );
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

/** Characters that every file system takes and no shell, URL or Windows path reads as something else. */
const segmentPattern = /^[A-Za-z0-9@_.][A-Za-z0-9@_.+ -]*$/;

/** Names that Windows keeps for devices, whatever their ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Well below the 260 characters of a Windows path, the folder above included. */
const maximumLength = 160;

/** True for a relative path with `/` between its parts that stays below the folder it is joined to, on every system. */
export function isSafePath(path: string): boolean {
  return path.length <= maximumLength && path.split('/').every(isSafeSegment);
}

/**
 * Refuses a set of paths of which one could leave its folder, or two would be one file on some system (`a` and `A`,
 * `a` and `a/b`).
 *
 * @throws LocalFailure that names the path.
 */
export function requireSafePaths(paths: Iterable<string>): void {
  const files = new Map<string, string>();
  for (const path of paths) {
    if (!isSafePath(path)) throw refusal(`"${path}" is not a path that may be written`);
    const twin = files.get(path.toLowerCase());
    if (twin !== undefined) throw refusal(`"${path}" and "${twin}" are one file on some systems`);
    files.set(path.toLowerCase(), path);
  }
  for (const path of files.values()) {
    const above = foldersAbove(path).find((folder) => files.has(folder.toLowerCase()));
    if (above !== undefined) throw refusal(`"${above}" cannot be a file and the folder of "${path}"`);
  }
}

/** The folders that a path goes through, outermost first: `['a', 'a/b']` for `a/b/c`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function isSafeSegment(segment: string): boolean {
  return segmentPattern.test(segment) && !/^\.{1,2}$|[. ]$/.test(segment) && !deviceName.test(segment);
}

function refusal(message: string): LocalFailure {
  return new LocalFailure(message, {
    advice: 'Nothing was changed. Please report this as a bug of the generator.',
  });
}
