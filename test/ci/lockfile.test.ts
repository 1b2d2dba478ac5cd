import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refreshLockfile } from '../../scripts/ci/lockfile.ts';
import { scratchFolder } from '../support/command-line.ts';

/** A workspace whose lockfile knows a client of version 1.0.0, and a generated client of another version. */
function workspace(version: string) {
  const root = scratchFolder();
  const write = (file: string, value: unknown) => writeFileSync(join(root, file), JSON.stringify(value));
  const own = { name: 'client', version: '1.0.0' };
  const link = { resolved: 'generated', link: true };
  mkdirSync(join(root, 'generated'));
  write('package.json', { name: 'app', version: '1.0.0', workspaces: ['generated'] });
  write('generated/package.json', { ...own, version });
  write('package-lock.json', {
    ...{ name: 'app', version: '1.0.0', lockfileVersion: 3, requires: true },
    packages: {
      '': { name: 'app', version: '1.0.0', workspaces: ['generated'] },
      generated: own,
      'node_modules/client': link,
    },
  });
  return {
    root,
    out: join(root, 'generated'),
    lock: () => readFileSync(join(root, 'package-lock.json'), 'utf8'),
  };
}

describe('the lockfile of a workspace', () => {
  it('is made anew by npm when the generated package is another one, and then is left alone', async () => {
    const { root, out, lock } = workspace('2.0.0');
    expect(await refreshLockfile(root, out)).toBe(true);
    expect(JSON.parse(lock()).packages.generated.version).toBe('2.0.0');
    expect(await refreshLockfile(root, out)).toBe(false);
  });

  it('is not touched when it says what the package says', async () => {
    const { root, out, lock } = workspace('1.0.0');
    const before = lock();
    expect(await refreshLockfile(root, out)).toBe(false);
    expect(lock()).toBe(before);
  });
});
