import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LocalFailure } from '../../src/base/failure.ts';
import { openEdition } from '../../src/store/open.ts';
import { commitEdition, openForWriting } from '../../src/store/writer.ts';
import { startChild } from '../support/children.ts';
import { snapshot, temporaryFolder } from '../support/folders.ts';
import { filesOf, first, noon, second } from '../support/stored-editions.ts';

const kills = process.env['LONG'] === undefined ? 3 : 220;

/** Kills fall into this many commits, so into every part of one, and into the moments between them. */
const commitsLived = 3;

describe('a process that is killed at any moment', () => {
  it(`loses nothing (${kills} kills)`, { timeout: kills * 5_000 }, async () => {
    const folder = await temporaryFolder();
    const out = join(folder, 'client');
    await commitEdition(out, first.generated, first.parts, noon);
    const seen = { first: 0, second: 0, unfinished: 0 };
    for (let kill = 0; kill < kills; kill += 1) {
      const child = startChild('commit-child.ts', 'loop', out);
      const oneCommit = await child.ready;
      await sleep(Math.random() * commitsLived * oneCommit);
      child.process.kill('SIGKILL');
      expect((await child.ended).signal).toBe('SIGKILL');
      if (await isUnfinished(out)) seen.unfinished += 1;
      const writer = await openForWriting(out, noon);
      await writer.close();
      seen[await editionIn(folder)] += 1;
    }
    expect(seen.first + seen.second).toBe(kills);
    console.log(
      `${kills} kills tried, 0 editions lost (${seen.unfinished} unfinished commits repaired, ` +
        `${seen.first} times the one edition, ${seen.second} times the other)`,
    );
  });
});

describe('two processes at once', () => {
  it('do not both write: the second is told who holds the folder, and touches nothing', async () => {
    const folder = await temporaryFolder();
    const out = join(folder, 'client');
    await commitEdition(out, first.generated, first.parts, noon);
    const holder = startChild('commit-child.ts', 'hold', out);
    await holder.ready;
    const before = await snapshot(folder);
    const refused = await commitEdition(out, second.generated, second.parts, noon).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(LocalFailure);
    expect(String(refused)).toContain(`process ${holder.process.pid} on`);
    expect(await snapshot(folder)).toEqual(before);
    expect((await openEdition(out))?.manifest.edition.date).toBe('2026-06-10');

    holder.process.kill('SIGKILL');
    await holder.ended;
    await commitEdition(out, second.generated, second.parts, noon);
    expect(await editionIn(folder)).toBe('second');
  });

  it('that commit again and again end with one whole edition', { timeout: 60_000 }, async () => {
    const folder = await temporaryFolder();
    const out = join(folder, 'client');
    await commitEdition(out, first.generated, first.parts, noon);
    const children = [startChild('commit-child.ts', 'loop', out), startChild('commit-child.ts', 'loop', out)];
    await Promise.race(children.map((child) => child.ended));
    // The first to meet the other's lock ends with its failure; the other goes on until it is stopped.
    for (const child of children) child.process.kill('SIGKILL');
    const ends = await Promise.all(children.map((child) => child.ended));
    expect(ends.filter(({ stderr }) => /another run is writing/.test(stderr))).not.toEqual([]);
    const writer = await openForWriting(out, noon);
    await writer.close();
    expect(['first', 'second']).toContain(await editionIn(folder));
  });
});

describe('a user without rights', () => {
  it.each([
    { given: 'the folder itself', locked: 'client' },
    { given: 'the folder above it', locked: '.' },
    { given: 'a folder in it', locked: 'client/documents' },
  ])('to write to $given changes nothing and leaves nothing', async ({ locked }) => {
    const folder = await temporaryFolder();
    const out = join(folder, 'client');
    await commitEdition(out, first.generated, first.parts, noon);
    await writeFile(join(folder, 'other.txt'), 'not ours\n');
    const before = await snapshot(folder);
    const open = ['.', 'client', 'client/documents', 'client/models', 'client/gone', 'client/gone/with'];
    for (const each of open) await chmod(join(folder, each), each === locked ? 0o555 : 0o777);
    const { code, stdout, stderr } = await startChild('commit-child.ts', 'nobody', out).ended;
    await chmod(join(folder, locked), 0o755);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/permission was denied \(EACCES\)/);
    expect(code).toBe(6);
    expect(await snapshot(folder)).toEqual(before);
  });
});

async function isUnfinished(out: string): Promise<boolean> {
  const failure = await openEdition(out).catch((error: unknown) => error);
  if (!(failure instanceof Error)) return false;
  expect(failure).toBeInstanceOf(LocalFailure);
  expect(failure.message).toMatch(/not finished/);
  return true;
}

/** Which edition the folder holds, byte for byte, with nothing beside it. */
async function editionIn(folder: string): Promise<'first' | 'second'> {
  const found = await snapshot(folder);
  const files = Object.fromEntries(
    Object.entries(found)
      .filter(([path]) => !path.endsWith('/'))
      .map(([path, text]) => [path.replace(/^client\//, ''), text]),
  );
  const which = files['facts.js'] === undefined ? 'first' : 'second';
  expect(files).toEqual(filesOf(which === 'first' ? first : second));
  expect(Object.keys(found).filter((path) => path.startsWith('.'))).toEqual([]);
  return which;
}
