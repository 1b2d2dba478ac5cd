import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalFailure } from '../../src/base/failure.ts';
import { realFiles } from '../../src/store/files.ts';
import { takeLock } from '../../src/store/lock.ts';
import { thisProcess } from '../../src/store/process-identity.ts';
import { findTarget, type Target } from '../../src/store/target.ts';
import { temporaryFolder } from '../support/folders.ts';

const now = new Date('2026-09-11T12:00:00Z');
const dead = { ...thisProcess(), started: 'long ago' };
const elsewhere = { ...thisProcess(), host: 'another.example', pid: 4711 };

describe('a lock', () => {
  it('is taken by exactly one of many, again and again', async () => {
    const target = await newTarget();
    for (let round = 0; round < 10; round += 1) {
      const locks = await takenBy(8, target);
      expect(locks).toHaveLength(1);
      await locks[0]?.release();
      expect(await realFiles.stat(target.work)).toBeNull();
    }
  });

  it('of a process that is gone is succeeded by exactly one of many', async () => {
    for (let round = 0; round < 10; round += 1) {
      const target = await newTarget();
      await plantLock(target, dead, 'lock', '0000000000000001');
      const locks = await takenBy(8, target);
      expect(locks).toHaveLength(1);
      await locks[0]?.release();
      expect(await realFiles.stat(target.work)).toBeNull();
    }
  });

  it('of a successor that is gone too is succeeded in its turn', async () => {
    const target = await newTarget();
    await plantLock(target, dead, 'lock', '0000000000000001');
    await plantLock(target, dead, 'lock.after-0000000000000001', '0000000000000002');
    const lock = await takeLock(target, now, realFiles);
    await expect(takeLock(target, now, realFiles)).rejects.toThrow(/another run is writing/);
    await lock.release();
    expect(await realFiles.stat(target.work)).toBeNull();
  });

  it('of a successor that lives is respected', async () => {
    const target = await newTarget();
    await plantLock(target, dead, 'lock', '0000000000000001');
    await plantLock(target, thisProcess(), 'lock.after-0000000000000001', '0000000000000002');
    await expect(takeLock(target, now, realFiles)).rejects.toThrow(`process ${process.pid} on`);
  });

  it('of a process whose number another one has now is given up', async () => {
    const target = await newTarget();
    await plantLock(target, { ...thisProcess(), pid: 1, started: 'before' }, 'lock', '0000000000000001');
    await (await takeLock(target, now, realFiles)).release();
  });

  it.each([
    { age: '59 minutes', since: '2026-09-11T11:01:00Z', free: false },
    { age: '61 minutes', since: '2026-09-11T10:59:00Z', free: true },
  ])('of another machine, $age old, is free: $free', async ({ since, free }) => {
    const target = await newTarget();
    await plantLock(target, elsewhere, 'lock', '0000000000000001', since);
    const outcome = await takeLock(target, now, realFiles).catch((error: unknown) => error);
    expect(outcome instanceof LocalFailure).toBe(!free);
    if (!free) expect(String(outcome)).toContain('process 4711 on another.example');
  });

  it('that is damaged is not guessed at', async () => {
    const target = await newTarget();
    await mkdir(target.work);
    await writeFile(join(target.work, 'lock'), '{');
    await expect(takeLock(target, now, realFiles)).rejects.toThrow(/is damaged/);
  });

  it('tells those who wait whose it is and since when', async () => {
    const target = await newTarget();
    const lock = await takeLock(target, now, realFiles);
    expect(await readdir(target.work)).toEqual(['lock']);
    expect(JSON.parse(await readFile(join(target.work, 'lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
      since: '2026-09-11T12:00:00.000Z',
    });
    await lock.release();
  });

  it('cannot be where a file is in the way', async () => {
    const target = await newTarget();
    await writeFile(target.work, 'mine');
    await expect(takeLock(target, now, realFiles)).rejects.toThrow(/in the way/);
    expect(await readFile(target.work, 'utf8')).toBe('mine');
  });
});

async function newTarget(): Promise<Target> {
  return findTarget(join(await temporaryFolder(), 'client'), realFiles);
}

async function takenBy(many: number, target: Target) {
  const attempts = Array.from({ length: many }, () => takeLock(target, now, realFiles));
  const ends = await Promise.allSettled(attempts);
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(LocalFailure);
  return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
}

async function plantLock(
  target: Target,
  owner: ReturnType<typeof thisProcess>,
  name: string,
  nonce: string,
  since = now.toISOString(),
): Promise<void> {
  await mkdir(target.work, { recursive: true });
  await writeFile(join(target.work, name), JSON.stringify({ nonce, ...owner, since }));
}
