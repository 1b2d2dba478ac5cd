import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../support/command-line.ts';
import { npm, repository } from './packed.ts';

/** A git dependency installs the tools of the repository and builds, on a machine that may be busy. */
const patience = { timeout: 900_000 };
const quietly = ['--prefer-offline', '--no-audit', '--no-fund'];

/** Installs the tool in a new project as the README says, and walks on: `init`, `sync`, the package, a report. */
async function walk(dependency: (folder: string) => Promise<string> | string): Promise<void> {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'package.json'), '{"name":"app","version":"1.0.0","private":true}\n');
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  await npm(['install', '--save-dev', ...quietly, await dependency(folder)], folder);
  const tool = (...args: string[]) =>
    execFileSync(join(folder, 'node_modules/.bin/router-one-sync'), args, { cwd: folder, encoding: 'utf8' });
  expect(tool('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  tool('init', '--out', 'packages/router-one', '--package-name', '@acme/router-one');
  tool('sync', '--upstream', 'embedded');
  expect(existsSync(join(folder, 'packages/router-one/manifest.json'))).toBe(true);
  await npm(['install', ...quietly, './packages/router-one'], folder);
  expect(existsSync(join(folder, 'node_modules/@acme/router-one/package.json'))).toBe(true);
  expect(tool('models', '--provider', 'openai')).toContain('openai/');
}

describe('npm has nothing of ours to warn of', () => {
  const json = (file: string) => JSON.parse(readFileSync(join(repository, file), 'utf8'));

  it('the install scripts of what we develop with are each allowed or declined', () => {
    const { packages } = json('package-lock.json');
    const withScripts = Object.keys(packages)
      .filter((place) => packages[place].hasInstallScript === true && packages[place].optional !== true)
      .map((place) => place.replace(/^.*node_modules\//, ''));
    expect(Object.keys(json('package.json').allowScripts)).toEqual([...new Set(withScripts)]);
  });

  it('and the package has none that npm would ask about: a build of a git dependency is no install script', () => {
    const { scripts } = json('package.json');
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(scripts[name]).toBeUndefined();
    expect(scripts.postprepare).toBe('npm run build');
  });
});

describe.runIf(process.env['LONG'] !== undefined)('the ways to install that the README names', () => {
  it('a tarball in the repository', patience, async () => {
    await walk(async (folder) => {
      mkdirSync(join(folder, 'vendor'));
      // `npm test` builds before; packing would build again.
      await npm(
        ['pack', '--ignore-scripts', '--silent', '--pack-destination', join(folder, 'vendor')],
        repository,
      );
      return `./vendor/${readdirSync(join(folder, 'vendor'))[0]}`;
    });
  });

  it('a git dependency, with its command', patience, async () => {
    await walk((folder) => {
      const copy = resolve(folder, '../', `${folder}-source`);
      const git = (...args: string[]) => execFileSync('git', args, { cwd: copy, encoding: 'utf8' });
      const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8' }).split(
        '\0',
      );
      for (const path of tracked.filter((each) => each !== '' && existsSync(join(repository, each))))
        cpSync(join(repository, path), join(copy, path));
      git('init', '--quiet');
      git('add', '--all');
      git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'all');
      return `git+file://${copy}`;
    });
  });
});
