import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { workFolderOf } from '../../src/store/layout.ts';

/** Makes every lock beside a target one of a process that has ended: a test's process plays the killed one too. */
export function forgetOwners(out: string): void {
  const work = workFolderOf(resolve(out));
  const names = existsSync(work) ? readdirSync(work) : [];
  for (const name of names.filter((each) => each.startsWith('lock'))) {
    const path = resolve(work, name);
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...Object(owner), started: 'long ago' }));
  }
}
