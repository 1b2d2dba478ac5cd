import { join } from 'node:path';
import { compareCodePoints } from '../base/code-point-order.ts';
import { digestOf } from '../base/digest.ts';
import { LocalFailure } from '../base/failure.ts';
import { append } from '../base/lists.ts';
import { type Files, realFiles } from './files.ts';
import { manifestFile } from './layout.ts';
import { tellingLocalFaults } from './local-fault.ts';
import { readStoredManifest, requireFinished } from './open.ts';
import { findTarget, readBelow, statBelow, type Target } from './target.ts';

/** How a folder differs from its manifest. Paths in code-point order, the same on every machine. */
export interface Verification {
  readonly mismatches: ReadonlyArray<{ readonly path: string; readonly kind: 'changed' | 'missing' }>;
  /** Files that the manifest does not list: not ours, and no mismatch. */
  readonly unknown: readonly string[];
}

/** Other tools' folders, which no edition has: a package manager's and a version control's. */
const foreignFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * Compares every file of a folder with its manifest, offline. Writes nothing.
 *
 * @throws LocalFailure if there is no manifest, if it is damaged, or if a commit is unfinished.
 */
export async function verifyEdition(out: string, files: Files = realFiles): Promise<Verification> {
  return tellingLocalFaults(`check ${out}`, async () => {
    const target = await findTarget(out, files);
    await requireFinished(target, files);
    const manifest = await readStoredManifest(target, files);
    if (manifest === null) {
      throw new LocalFailure(`${out} holds no edition: it has no ${manifestFile}`, {
        advice: 'Run "router-one-sync sync" first, or name the folder with --out.',
      });
    }
    const listed = Object.entries(manifest.files).sort(([a], [b]) => compareCodePoints(a, b));
    const mismatches: { path: string; kind: 'changed' | 'missing' }[] = [];
    for (const [path, digest] of listed) {
      const kind = await compareFile(target, path, digest, files);
      if (kind !== null) mismatches.push({ path, kind });
    }
    const known = new Set([manifestFile, ...Object.keys(manifest.files)]);
    const present = await listFiles(target, '', files);
    return { mismatches, unknown: present.filter((path) => !known.has(path)).sort(compareCodePoints) };
  });
}

async function compareFile(
  target: Target,
  path: string,
  digest: string,
  files: Files,
): Promise<'changed' | 'missing' | null> {
  if ((await statBelow(target.path, path, files)) === null) return 'missing';
  const bytes = await readBelow(target.path, path, files);
  return bytes !== null && digestOf(bytes) === digest ? null : 'changed';
}

async function listFiles(target: Target, folder: string, files: Files): Promise<string[]> {
  const found: string[] = [];
  for (const name of await files.list(join(target.path, folder))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const entry = await statBelow(target.path, path, files);
    if (entry?.kind !== 'folder') found.push(path);
    else if (!foreignFolders.has(name)) append(found, await listFiles(target, path, files));
  }
  return found;
}
