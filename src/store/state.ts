import { randomBytes } from 'node:crypto';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { compareCodePoints } from '../base/code-point-order.ts';
import type { DocumentName, Validators } from '../base/document.ts';
import { LocalFailure } from '../base/failure.ts';
import { isPlainObject, parseJson, printJson } from '../base/json.ts';
import { fits } from '../base/shape.ts';
import { type Files, makeParents, realFiles } from './files.ts';
import { tellingLocalFaults } from './local-fault.ts';
import type { StoredEdition } from './open.ts';
import { type Check, type State, stateShape } from './shapes.ts';

const stateVersion = 1;
const stateFile = 'state.json';

export type { Check };

/**
 * What is remembered of a folder's last successful check; `null` if there was none.
 *
 * @throws LocalFailure if the file is damaged or was written by a newer version.
 */
export async function readCheck(
  stateFolder: string,
  out: string,
  files: Files = realFiles,
): Promise<Check | null> {
  return tellingLocalFaults(`read ${stateFolder}`, async () => {
    const state = await readState(stateFolder, files);
    return new Map(Object.entries(state.targets)).get(keyOf(stateFolder, out)) ?? null;
  });
}

/**
 * Remembers a successful check. The file is replaced whole.
 *
 * @throws LocalFailure if it cannot be written.
 */
export async function recordCheck(
  stateFolder: string,
  out: string,
  check: { readonly at: Date; readonly validators: Check['validators'] },
  files: Files = realFiles,
): Promise<void> {
  await tellingLocalFaults(`write ${stateFolder}`, async () => {
    const state = await readState(stateFolder, files);
    const targets = new Map(Object.entries(state.targets));
    targets.set(keyOf(stateFolder, out), { lastCheck: check.at.toISOString(), validators: check.validators });
    const sorted = [...targets].sort(([a], [b]) => compareCodePoints(a, b));
    await replace(stateFolder, printJson({ ...state, targets: Object.fromEntries(sorted) }), files);
  });
}

/**
 * What to ask "has it changed?" with: the newest validators that belong to the copy we hold. `null` if we hold none
 * that is intact, or it came from another address, so that the document has to come whole.
 *
 * @param address without anything that could be a key, as the manifest has it.
 */
export function validatorsFor(
  base: StoredEdition | null,
  check: Check | null,
  document: { readonly name: DocumentName; readonly address: string },
): Validators | null {
  const held = base?.documents.find(({ name }) => name === document.name);
  const digest = base?.manifest.documents.find(({ name }) => name === document.name)?.digest;
  if (held === undefined || held.address !== document.address) return null;
  const newer = check?.validators[document.name];
  const { etag, lastModified } = newer !== undefined && newer.digest === digest ? newer : held.validators;
  return etag === null && lastModified === null ? null : { etag, lastModified };
}

async function readState(stateFolder: string, files: Files): Promise<State> {
  const path = join(stateFolder, stateFile);
  if ((await files.stat(path)) === null) return { schemaVersion: stateVersion, targets: {} };
  const found = parseJson(await files.read(path));
  if (fits(stateShape, found)) return found;
  const version = isPlainObject(found) ? found['schemaVersion'] : null;
  const newer = typeof version === 'number' && version > stateVersion;
  throw new LocalFailure(`${path} ${newer ? 'was written by a newer version of this tool' : 'is damaged'}`, {
    advice: newer
      ? 'Update router-one-sync, or delete the file.'
      : 'Delete it: only the time of the last check is lost.',
  });
}

async function replace(stateFolder: string, text: string, files: Files): Promise<void> {
  const path = join(stateFolder, stateFile);
  await makeParents(path, files);
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    await files.create(draft, Buffer.from(text));
    await files.rename(draft, path);
  } catch (error) {
    await files.removeTree(draft);
    throw error;
  }
}

function keyOf(stateFolder: string, out: string): string {
  return (
    relative(dirname(resolve(stateFolder)), resolve(out))
      .split(sep)
      .join('/') || '.'
  );
}
