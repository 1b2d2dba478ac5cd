import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { append } from '../base/lists.ts';
import type { AddedLines } from './added-lines.ts';
import { type IdFinder, type IdMention, idFinder } from './find-ids.ts';
import { type OperationFinder, operationFinder, type WorseOperation } from './find-operations.ts';
import { daysLeft, type IdState, type KnownId } from './known-ids.ts';
import { isIgnoredByComment, placesOf, textOf } from './places.ts';
import type { SourceFile } from './source-files.ts';

/** A place in somebody's files that names a model. */
export interface Use {
  /** From the current folder, with `/`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** As it stands in the file; another text than the id where it is misspelt, or written with escapes. */
  readonly text: string;
  readonly id: string;
  readonly state: IdState;
  readonly since: string | null;
  readonly ends: string | null;
  /** Until `ends`, negative when that day has passed. */
  readonly daysLeft: number | null;
  readonly successor: string | null;
  /** What `--write` puts in its place; `null` where a person must decide. */
  readonly replacement: string | null;
  /** Bytes of the file that it takes. */
  readonly bytes: { readonly offset: number; readonly length: number };
}

/** A place that names an operation that is gone, or that changed so that a caller can fail. */
export interface OperationUse {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly operation: WorseOperation;
  /** Bytes of the file that it takes. */
  readonly bytes: { readonly offset: number; readonly length: number };
}

/** A file that was not looked at. */
export interface Skipped {
  readonly path: string;
  readonly reason: 'binary' | 'large' | 'unreadable' | 'utf-16';
}

/** A use that is known and wanted, from the configuration. */
export interface UseIgnore {
  /** Of a model, or of an operation: `POST /v1/embeddings`. */
  readonly id: string;
  /** A file or a folder; everywhere when left out. */
  readonly path?: string;
  readonly reason: string;
  /** From this day on it is told again, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** A use that was left out, and why. */
export interface Ignored<Left = Use> {
  readonly use: Left;
  readonly reason: string;
}

/** What a search found. */
export interface Uses {
  readonly files: number;
  readonly uses: readonly Use[];
  readonly operations: readonly OperationUse[];
  readonly skipped: readonly Skipped[];
  readonly ignored: readonly Ignored[];
  readonly ignoredOperations: readonly Ignored<OperationUse>[];
}

/** What is searched for, and where not. */
export interface UsesQuery {
  readonly known: ReadonlyMap<string, KnownId>;
  readonly operations: readonly WorseOperation[];
  /** The day from which days left are counted, `YYYY-MM-DD`. */
  readonly today: string;
  /** Ids that need nothing are told too. */
  readonly all: boolean;
  /** Only these lines count; `null` for every line. */
  readonly added: AddedLines | null;
  /** Larger files are skipped. Bytes. */
  readonly maxBytes: number;
  /** Files and folders that are no source, absolute: a generated package names every id, our configuration what it leaves out. */
  readonly except: readonly string[];
  readonly ignores: readonly UseIgnore[];
}

/** So much of a file is looked at to tell whether it is text. */
const bytesOfASample = 8192;

interface Found {
  readonly uses: Use[];
  readonly operations: OperationUse[];
  readonly skipped: Skipped[];
  readonly ignored: Ignored[];
  readonly ignoredOperations: Ignored<OperationUse>[];
}

/** Searches files one after the other, so that memory does not grow with the tree. */
export function findUses(files: readonly SourceFile[], query: UsesQuery): Uses {
  const finders = { ids: idFinder(query.known), operations: operationFinder(query.operations) };
  const found: Found = { uses: [], operations: [], skipped: [], ignored: [], ignoredOperations: [] };
  let searched = 0;
  for (const file of files) {
    if (isBelow(file.absolute, query.except) || isUnchanged(file, query.added)) continue;
    const bytes = readText(file, query.maxBytes);
    if (bytes === null) continue;
    if (typeof bytes !== 'string') found.skipped.push(bytes);
    else {
      searched += 1;
      const inFile = searchText(file, bytes, finders, query);
      append(found.uses, inFile.uses);
      append(found.operations, inFile.operations);
      append(found.ignored, inFile.ignored);
      append(found.ignoredOperations, inFile.ignoredOperations);
    }
  }
  return { files: searched, ...found };
}

interface Finders {
  readonly ids: IdFinder;
  readonly operations: OperationFinder;
}

/** The uses in one file's text, given as its bytes, one character each. */
export function searchText(
  file: SourceFile,
  bytes: string,
  finders: Finders,
  query: UsesQuery,
): Pick<Uses, 'uses' | 'operations' | 'ignored' | 'ignoredOperations'> {
  const lines = query.added?.get(file.absolute) ?? null;
  const counts = (line: number) => query.added === null || lines?.has(line) === true;
  const mentions = finders
    .ids(bytes, file.path)
    .filter(({ known, misspelt }) => query.all || misspelt || known.state !== 'active');
  const places = placesOf(
    bytes,
    mentions.map(({ offset }) => offset),
  );
  const all = mentions.map((mention, index) =>
    useOf(file.path, bytes, mention, places[index] ?? nowhere, query),
  );
  const here = all.filter(({ line }) => counts(line));
  const models = withoutIgnored(here, query, bytes);
  const called = operationUses(file.path, bytes, finders.operations).filter(({ line }) => counts(line));
  const calls = withoutIgnored(called, query, bytes);
  return {
    uses: models.uses,
    operations: calls.uses,
    ignored: models.ignored,
    ignoredOperations: calls.ignored,
  };
}

function withoutIgnored<Found extends Use | OperationUse>(
  found: readonly Found[],
  query: UsesQuery,
  bytes: string,
): { readonly uses: readonly Found[]; readonly ignored: readonly Ignored<Found>[] } {
  const told = found.map((use) => ({ use, reason: reasonToIgnore(use, bytes, query) }));
  return {
    uses: told.flatMap(({ use, reason }) => (reason === null ? [use] : [])),
    ignored: told.flatMap(({ use, reason }) => (reason === null ? [] : [{ use, reason }])),
  };
}

const nowhere = { line: 1, column: 1 };

function useOf(
  path: string,
  bytes: string,
  { offset, length, known, misspelt }: IdMention,
  place: { readonly line: number; readonly column: number },
  { today }: UsesQuery,
): Use {
  const { id, since, ends, successor } = known;
  const state = misspelt ? 'misspelt' : known.state;
  const left = misspelt ? null : daysLeft(known, today);
  const replacement = misspelt || state === 'active' ? null : successor;
  const text = textOf(bytes.slice(offset, offset + length));
  return {
    path,
    ...place,
    text,
    id,
    state,
    since,
    ends,
    daysLeft: left,
    successor,
    replacement,
    bytes: { offset, length },
  };
}

function reasonToIgnore(
  use: Use | OperationUse,
  bytes: string,
  { ignores, today }: UsesQuery,
): string | null {
  if (isIgnoredByComment(bytes, use.bytes.offset)) return 'by a comment on the line';
  const name = 'id' in use ? use.id : `${use.operation.method} ${use.operation.path}`;
  const ignore = ignores.find(
    ({ id, path = '', expires }) =>
      (expires === undefined || today < expires) && id === name && isIn(use.path, path),
  );
  return ignore?.reason ?? null;
}

/** True in a file or below a folder, however the configuration writes it: `old`, `./old/`. */
function isIn(path: string, place: string): boolean {
  const wanted = place.replace(/^(?:\.\/)+|\/+$/g, '');
  return wanted === '' || wanted === '.' || path === wanted || path.startsWith(`${wanted}/`);
}

function operationUses(path: string, bytes: string, find: OperationFinder): OperationUse[] {
  const mentions = find(bytes);
  const places = placesOf(
    bytes,
    mentions.map(({ offset }) => offset),
  );
  return mentions.map(({ offset, length, operation }, index) => ({
    path,
    ...(places[index] ?? nowhere),
    text: textOf(bytes.slice(offset, offset + length)),
    operation,
    bytes: { offset, length },
  }));
}

/**
 * The bytes of a text file, one character each; why there are none; `null` for what is no file. One call after the other
 * and not at the same time: of many small files the waiting would cost more than the reading.
 */
function readText({ path, absolute }: SourceFile, maxBytes: number): string | Skipped | null {
  let file: number | null = null;
  try {
    file = openSync(absolute, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const { size } = fstatSync(file);
    if (size > maxBytes) return { path, reason: 'large' };
    const content = readFileSync(file);
    if (content.subarray(0, bytesOfASample).includes(0))
      return { path, reason: isWide(content) ? 'utf-16' : 'binary' };
    return content.toString('latin1');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // A tracked file that was deleted, a link and a folder (a submodule) are no gaps: there is nothing to look at.
    return noFile.includes(String(code)) ? null : { path, reason: 'unreadable' };
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** A text of two bytes a letter says so in its first ones. */
function isWide(content: Buffer): boolean {
  return ['fffe', 'feff'].includes(content.toString('hex', 0, 2));
}

const noFile = ['ENOENT', 'ELOOP', 'EISDIR', 'ENOTDIR'];

function isUnchanged({ absolute }: SourceFile, added: AddedLines | null): boolean {
  return added !== null && !added.has(absolute);
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const inside = relative(resolve(folder), path);
    return inside === '' || (!inside.startsWith(`..${sep}`) && inside !== '..');
  });
}
