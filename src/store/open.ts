import { basename, join } from 'node:path';
import { compareCodePoints } from '../base/code-point-order.ts';
import { digestOf } from '../base/digest.ts';
import type { Document, DocumentName } from '../base/document.ts';
import { LocalFailure } from '../base/failure.ts';
import { listed } from '../base/words.ts';
import { type Files, realFiles } from './files.ts';
import { readJournal } from './journal.ts';
import {
  catalogFile,
  documentNamed,
  documentOfFile,
  documentsFolder,
  historyFile,
  manifestFile,
  ownFiles,
} from './layout.ts';
import { tellingLocalFaults } from './local-fault.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { findTarget, readBelow, statBelow, type Target } from './target.ts';

/** An edition as it lies on the disk, checked against its manifest. */
export interface StoredEdition {
  readonly manifest: Manifest;
  /** In the manifest's order; only those that are still what the manifest says. */
  readonly documents: readonly Document[];
  /** Documents that are lost or changed: to be fetched again, without validators. */
  readonly damaged: readonly DocumentName[];
  /** The log of accepted editions; empty if the folder has none. */
  readonly history: string;
  /** `null` if the folder has none. */
  readonly catalogText: string | null;
  /**
   * The package's modules and declarations, by path: what its users compile against. Read when asked for; empty where one of
   * them is not what the manifest says.
   */
  readonly printed: () => Promise<ReadonlyMap<string, string>>;
}

interface OpenOptions {
  readonly files?: Files;
  /** Takes a folder whose manifest is lost for one that holds no edition, as for who only reads its documents. */
  readonly newBaseline?: boolean;
}

/**
 * Reads the edition in a folder, for commands that write nothing there. `null` if there is none.
 *
 * @throws LocalFailure if a commit is unfinished, or a file that the manifest lists is lost or changed.
 */
export async function openEdition(
  out: string,
  { files = realFiles, newBaseline = false }: OpenOptions = {},
): Promise<StoredEdition | null> {
  return tellingLocalFaults(`read ${out}`, async () => {
    const target = await findTarget(out, files);
    await requireFinished(target, files);
    const edition = await readEdition(target, files, newBaseline);
    if (edition !== null) requireDocuments(edition, target.shown);
    return edition;
  });
}

/** @throws LocalFailure if a run was stopped in the middle of a commit, or is in it now. */
export async function requireFinished(target: Target, files: Files): Promise<void> {
  if ((await readJournal(target, files)) === null) return;
  throw new LocalFailure(`a commit to ${target.shown} is not finished, so the folder may be a mixture`, {
    advice: `If no run is under way, run "router-one-sync sync --out ${target.shown}": it puts the folder right first.`,
  });
}

/**
 * Reads the edition in a target of which nobody is writing.
 *
 * @param newBaseline takes a folder whose manifest is lost for an empty one.
 * @throws LocalFailure if the manifest, the history or the catalog is damaged, or the manifest is lost while other
 * files of an edition are there. Damaged documents are only listed.
 */
export async function readEdition(
  target: Target,
  files: Files,
  newBaseline = false,
): Promise<StoredEdition | null> {
  const manifest = await readStoredManifest(target, files);
  if (manifest === null && !newBaseline) await requireNothingLeft(target, files);
  if (manifest === null) return null;
  const documents: Document[] = [];
  const damaged: DocumentName[] = [];
  for (const entry of manifest.documents) {
    const bytes = await readBelow(target.path, entry.file, files);
    if (bytes === null || digestOf(bytes) !== entry.digest) damaged.push(entry.name);
    else documents.push({ ...entry, ...documentOfFile(basename(entry.file)), bytes });
  }
  return {
    manifest,
    documents,
    damaged,
    history: (await readListed(target, historyFile, manifest, files)) ?? '',
    catalogText: await readListed(target, catalogFile, manifest, files),
    printed: () => readPrinted(target, manifest, files),
  };
}

async function readPrinted(
  target: Target,
  manifest: Manifest,
  files: Files,
): Promise<ReadonlyMap<string, string>> {
  const paths = Object.keys(manifest.files).filter((path) => path === 'index.js' || path.endsWith('.d.ts'));
  const texts = new Map<string, string>();
  for (const path of paths) {
    const bytes = await readBelow(target.path, path, files);
    if (bytes === null || digestOf(bytes) !== manifest.files[path]) return new Map();
    texts.set(path, Buffer.from(bytes).toString());
  }
  return texts;
}

/** A first run in what is left of an edition would begin a new log without a word. */
async function requireNothingLeft(target: Target, files: Files): Promise<void> {
  const names = target.exists ? await files.list(target.path) : [];
  const own = await Promise.all(
    names.map(
      async (name) => ownFiles.has(name) && (await statBelow(target.path, name, files))?.kind === 'file',
    ),
  );
  const documents = names.includes(documentsFolder) ? await namesBelow(target, documentsFolder, files) : [];
  const left = [
    ...names.filter((_, index) => own[index] === true).sort(compareCodePoints),
    ...documents.filter((name) => documentNamed(name) !== null).map((name) => `${documentsFolder}/${name}`),
  ];
  if (left.length === 0) return;
  const shown = listed(left.length > 6 ? [...left.slice(0, 5), `${left.length - 5} more`] : left);
  const are = left.length === 1 ? 'is' : 'are';
  throw new LocalFailure(
    `${target.shown}/${manifestFile} is lost, while ${shown} of its edition ${are} there`,
    {
      advice:
        `Restore it from version control (git checkout -- "${target.shown}/${manifestFile}"). Where it is lost for good, ` +
        'run with --new-baseline: a new history begins, and a copy of each file that is replaced is kept.',
    },
  );
}

async function namesBelow(target: Target, folder: string, files: Files): Promise<string[]> {
  const found = await statBelow(target.path, folder, files);
  return found?.kind === 'folder'
    ? (await files.list(join(target.path, folder))).sort(compareCodePoints)
    : [];
}

/** The manifest in a target; `null` if there is none, which means that the next edition is a first one. */
export async function readStoredManifest(target: Target, files: Files): Promise<Manifest | null> {
  const bytes = await readBelow(target.path, manifestFile, files);
  return bytes === null
    ? null
    : readManifest(Buffer.from(bytes).toString(), `${target.shown}/${manifestFile}`);
}

/** @throws LocalFailure if a document of the edition is lost or changed. */
export function requireDocuments(edition: StoredEdition, shown: string): void {
  const [first] = edition.damaged;
  if (first === undefined) return;
  const file = edition.manifest.documents.find(({ name }) => name === first)?.file ?? first;
  throw damagedFile(`${shown}/${file}`);
}

async function readListed(
  target: Target,
  path: string,
  manifest: Manifest,
  files: Files,
): Promise<string | null> {
  const digest = manifest.files[path];
  if (digest === undefined) return null;
  const bytes = await readBelow(target.path, path, files);
  if (bytes !== null && digestOf(bytes) === digest) return Buffer.from(bytes).toString();
  throw damagedFile(`${target.shown}/${path}`);
}

function damagedFile(path: string): LocalFailure {
  return new LocalFailure(
    `${path} is not the file that the manifest lists: it is lost, damaged or was edited`,
    {
      advice: `Restore it from version control (git checkout -- "${path}").`,
    },
  );
}

/**
 * A base whose damaged documents are replaced by what was fetched, where the site still publishes the very bytes that
 * the manifest lists. The base is what the next edition is compared with, so nothing less will do. `out` is the folder
 * as people name it.
 *
 * @throws LocalFailure if the site publishes something else by now: the lost text is only in version control then.
 */
export function mendBase(base: StoredEdition, fetched: readonly Document[], out: string): StoredEdition {
  if (base.damaged.length === 0) return base;
  const documents = base.manifest.documents.map((entry) => {
    const intact = base.documents.find(({ name }) => name === entry.name);
    if (intact !== undefined) return intact;
    const again = fetched.find(({ name, bytes }) => name === entry.name && digestOf(bytes) === entry.digest);
    if (again === undefined) throw lost(entry.name, `${out}/${entry.file}`);
    return { ...entry, ...documentOfFile(basename(entry.file)), bytes: again.bytes };
  });
  return { ...base, documents, damaged: [] };
}

function lost(name: DocumentName, file: string): LocalFailure {
  return new LocalFailure(
    `${file} is lost or damaged, and the site publishes another ${name} document by now`,
    {
      advice: `Without it nothing can be compared. Restore it from version control (git checkout -- "${file}").`,
    },
  );
}
