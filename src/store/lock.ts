import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { LocalFailure } from '../base/failure.ts';
import { harmlessJson, parseJson } from '../base/json.ts';
import { fits } from '../base/shape.ts';
import { visible } from '../report/foreign-text.ts';
import { errorCode, type Files } from './files.ts';
import { ignoringLocalFaults } from './local-fault.ts';
import { isRunning, thisProcess } from './process-identity.ts';
import { type Owner, ownerShape } from './shapes.ts';
import type { Target } from './target.ts';

/**
 * Milliseconds after which a lock that cannot be looked into (its owner ran on another machine or in another
 * container) is taken to be left over: many times longer than any run may last.
 */
const abandonedAfter = 60 * 60 * 1000;

/** How often a lock that changes under our eyes is looked at again. */
const maximumLooks = 20;

const lockName = 'lock';

/** An owner that is not linked yet. */
const ownerPrefix = 'owner-';

export interface Lock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one that writes to a target, until `release`.
 *
 * The lock is a file that is linked into place whole, so that nobody sees half of it. A lock whose owner is gone is
 * not replaced, which two could do at once, but succeeded: the file `lock.after-NONCE` names the owner after the one
 * with that nonce, and only one process can link it. The last owner in this chain holds the lock; releasing removes
 * the first link first, so that whoever still looks at the chain sees that it has ended.
 *
 * @throws LocalFailure that names the owner if another process holds it. Nothing was changed then.
 */
export async function takeLock(target: Target, now: Date, files: Files): Promise<Lock> {
  const owner: Owner = { nonce: randomBytes(8).toString('hex'), ...thisProcess(), since: now.toISOString() };
  for (let look = 0; look < maximumLooks; look += 1) {
    if (await tryToTake(target, owner, now, files)) return { release: () => release(target.work, files) };
  }
  throw new LocalFailure(`the lock of ${target.shown} changed hands again and again`, {
    advice: 'Try again later.',
  });
}

/** True if the lock is ours now; false if it changed while we looked at it. */
async function tryToTake(target: Target, owner: Owner, now: Date, files: Files): Promise<boolean> {
  const { work } = target;
  await ensureFolder(work, files);
  const first = await readOwner(join(work, lockName), files);
  if (first === null) return linkOwner(work, lockName, owner, files);
  const last = await lastOwner(work, first, files);
  requireAbandoned(last, target, now);
  const successor = successorName(last);
  if (!(await linkOwner(work, successor, owner, files))) return false;
  // If the chain ended between our look and our link, the link is of no chain and must go.
  const firstNow = await readOwner(join(work, lockName), files);
  if (firstNow?.nonce === first.nonce) return true;
  await files.removeTree(join(work, successor));
  return false;
}

async function lastOwner(work: string, first: Owner, files: Files): Promise<Owner> {
  const next = await readOwner(join(work, successorName(first)), files);
  return next === null ? first : lastOwner(work, next, files);
}

function successorName(owner: Owner): string {
  return `${lockName}.after-${owner.nonce}`;
}

/**
 * The first link goes first: from then on the lock is free. Later links have names that nobody will use again.
 * What cannot be removed is left over from a process that has ended, and the next run takes it away.
 */
async function release(work: string, files: Files): Promise<void> {
  const names = await files.list(work).catch(() => []);
  // Left by processes that were killed before they linked theirs; a living one that loses its file makes another.
  await removeAll(
    work,
    names.filter((name) => name.startsWith(ownerPrefix)),
    files,
  );
  await files.remove(join(work, lockName)).catch(ignoringLocalFaults);
  await removeAll(
    work,
    names.filter((name) => name.startsWith(`${lockName}.after-`)),
    files,
  );
  await files.removeFolder(work).catch(ignoringLocalFaults);
}

async function removeAll(work: string, names: readonly string[], files: Files): Promise<void> {
  for (const name of names) await files.removeTree(join(work, name)).catch(ignoringLocalFaults);
}

async function ensureFolder(work: string, files: Files): Promise<void> {
  const found = await files.stat(work);
  if (found?.kind === 'folder') return;
  if (found !== null) {
    throw new LocalFailure(`${work} is in the way: it is not a folder`, { advice: 'Move it away.' });
  }
  await files.makeFolder(work).catch(ignoring('EEXIST'));
}

/** Links a file with our name to `name`; false if somebody was faster, or removed the folder in this moment. */
async function linkOwner(work: string, name: string, owner: Owner, files: Files): Promise<boolean> {
  const own = join(work, `${ownerPrefix}${owner.nonce}`);
  let linked = false;
  try {
    await files.create(own, Buffer.from(harmlessJson(JSON.stringify(owner))));
    await files.link(own, join(work, name));
    linked = true;
    await files.remove(own);
    return true;
  } catch (error) {
    if (linked) await files.removeTree(join(work, name)).catch(ignoringLocalFaults);
    await files.removeTree(own).catch(ignoringLocalFaults);
    if (!linked && ['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) return false;
    await files.removeFolder(work).catch(ignoringLocalFaults);
    throw error;
  }
}

async function readOwner(path: string, files: Files): Promise<Owner | null> {
  const bytes = await files.read(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return null;
  const owner = parseJson(bytes);
  if (fits(ownerShape, owner)) return owner;
  throw new LocalFailure(`the lock ${path} is damaged`, {
    advice: 'If no other run is under way, delete it.',
  });
}

function requireAbandoned(owner: Owner, target: Target, now: Date): void {
  const running = isRunning(owner);
  if (running === false) return;
  if (running === null && now.getTime() - Date.parse(owner.since) > abandonedAfter) return;
  throw new LocalFailure(
    `another run is writing to ${target.shown}: process ${owner.pid} on ${visible(owner.host)}, since ${visible(owner.since)}`,
    { advice: `Wait for it to end. If it no longer runs, delete ${join(target.work, lockName)}.` },
  );
}

function ignoring(...codes: string[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes(errorCode(error) ?? '')) throw error;
  };
}
