import { compareCodePoints } from '../base/code-point-order.ts';
import { digestOf } from '../base/digest.ts';
import { LocalFailure } from '../base/failure.ts';
import { isPlainObject, parseJson } from '../base/json.ts';
import type { Files } from './files.ts';
import type { Journal, Step } from './journal.ts';
import { foldersAbove, manifestFile, ownFiles } from './layout.ts';
import type { Manifest } from './manifest.ts';
import { readBelow, statBelow, type Target } from './target.ts';

/** What has to happen to a target so that it holds the new files and no others of ours. */
export interface CommitPlan {
  readonly journal: Journal;
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Of the written and the removed: those whose bytes are not the ones that this tool wrote there. */
  readonly edited: readonly string[];
}

/** By what files that no manifest lists can be ours. */
export interface Claim {
  /** The name of the package that is made; `null` for documents alone. */
  readonly packageName: string | null;
  /** A person has said that what is left of an edition without a manifest is to be replaced. */
  readonly newBaseline: boolean;
}

/**
 * Compares the new files with what lies in the target. Nothing is written.
 *
 * @param base the manifest of the edition that is there; what it lists is ours, everything else is not.
 * @throws LocalFailure if files that are not ours are where ours have to go; it names them all.
 */
export async function planCommit(
  target: Target,
  fresh: ReadonlyMap<string, Uint8Array>,
  base: Manifest | null,
  claim: Claim,
  files: Files,
): Promise<CommitPlan> {
  const ours = await ownedPaths(target, base, claim, fresh, files);
  const steps: Omit<Step, 'slot'>[] = [];
  const unchanged: string[] = [];
  const foreign: string[] = [];
  for (const path of inWritingOrder(fresh.keys())) {
    const after = digestOf(fresh.get(path) ?? '');
    const before = await digestThere(target, path, files);
    if (before === after) unchanged.push(path);
    else if (before === notAFile || (before !== null && !ours.has(path))) foreign.push(path);
    else steps.push({ path, before, after });
  }
  if (foreign.length > 0) throw inTheWay(target, foreign);
  const removals = await planRemovals(target, fresh, base, files);
  const ordered = manifestLast([...steps, ...removals]);
  const edited = ordered.filter(({ path, before }) => isEdited(path, before, base)).map(({ path }) => path);
  return {
    journal: {
      schemaVersion: 1,
      steps: ordered.map((step, index) => ({ ...step, slot: String(index) })),
      folders: await missingFolders(target, steps, files),
    },
    written: steps.map(({ path }) => path),
    removed: removals.map(({ path }) => path),
    unchanged,
    edited,
  };
}

/** The manifest has a digest of its own, without which it would not have been read. */
function isEdited(path: string, before: string | null, base: Manifest | null): boolean {
  if (before === null || (path === manifestFile && base !== null)) return false;
  return base?.files[path] !== before;
}

/**
 * The paths that may be overwritten. A folder without a manifest is only taken over if it already holds the package
 * of this very name: its manifest was lost, or the folder was prepared for us. Where `package.json` is lost too, the
 * files that nobody else writes show whose it was, and a person has to say so.
 */
async function ownedPaths(
  target: Target,
  base: Manifest | null,
  { packageName, newBaseline }: Claim,
  fresh: ReadonlyMap<string, Uint8Array>,
  files: Files,
): Promise<ReadonlySet<string>> {
  if (base !== null) return new Set([...Object.keys(base.files), manifestFile]);
  const bytes = await readBelow(target.path, 'package.json', files);
  const isOurs =
    bytes === null
      ? newBaseline && target.exists && (await files.list(target.path)).some((name) => ownFiles.has(name))
      : packageName !== null && nameOf(bytes) === packageName;
  return new Set(isOurs ? fresh.keys() : []);
}

function nameOf(packageJson: Uint8Array): unknown {
  const value = parseJson(packageJson);
  return isPlainObject(value) ? value['name'] : null;
}

async function planRemovals(
  target: Target,
  fresh: ReadonlyMap<string, Uint8Array>,
  base: Manifest | null,
  files: Files,
): Promise<Omit<Step, 'slot'>[]> {
  const obsolete = Object.keys(base?.files ?? {}).filter((path) => !fresh.has(path));
  const removals: Omit<Step, 'slot'>[] = [];
  for (const path of obsolete.sort(compareCodePoints)) {
    // Someone may have removed it already, or put a folder or a link in its place, which is not ours.
    const bytes = await readBelow(target.path, path, files);
    if (bytes !== null) removals.push({ path, before: digestOf(bytes), after: null });
  }
  return removals;
}

/** Where one of our files has to go there is a folder or a link. */
const notAFile = Symbol('not a file');

async function digestThere(
  target: Target,
  path: string,
  files: Files,
): Promise<string | typeof notAFile | null> {
  const found = await statBelow(target.path, path, files);
  if (found !== null && found.kind !== 'file') return notAFile;
  const bytes = found === null ? null : await readBelow(target.path, path, files);
  return bytes === null ? null : digestOf(bytes);
}

async function missingFolders(
  target: Target,
  steps: readonly Omit<Step, 'slot'>[],
  files: Files,
): Promise<string[]> {
  const needed = new Set(steps.flatMap(({ path }) => foldersAbove(path)));
  const missing = target.exists ? [] : [''];
  for (const folder of [...needed].sort(compareCodePoints)) {
    if ((await statBelow(target.path, folder, files)) === null) missing.push(folder);
  }
  return missing;
}

function inWritingOrder(paths: Iterable<string>): string[] {
  return [...paths].sort(compareCodePoints);
}

function manifestLast<T extends { readonly path: string }>(steps: readonly T[]): T[] {
  const isManifest = (step: T): boolean => step.path === manifestFile;
  return [...steps.filter((step) => !isManifest(step)), ...steps.filter(isManifest)];
}

function inTheWay(target: Target, paths: readonly string[]): LocalFailure {
  const [verb, them] = paths.length === 1 ? ['is', 'it was'] : ['are', 'they were'];
  const shown = paths.map((path) => `${target.shown}/${path}`).join(', ');
  return new LocalFailure(`${shown} ${verb} in the way: ${them} not written by this tool`, {
    advice: 'Move them away or choose another folder with --out. Nothing was changed.',
  });
}
