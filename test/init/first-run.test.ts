import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn } from '../ci/clone.ts';
import { runStep, stepOf } from '../ci/github-runner.ts';
import { router, scratchFolder } from '../support/command-line.ts';

const root = resolve(import.meta.dirname, '../..');

/** As `npm ci` would have installed it. */
function install(folder: string): void {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules/router-one-sync'));
  const bin = join(root, 'dist/scripts/cli.js');
  chmodSync(bin, 0o755);
  symlinkSync(bin, join(folder, 'node_modules/.bin/router-one-sync'));
}

describe.runIf(process.platform === 'linux')('a repository after init', () => {
  it('has a first edition, and a workflow whose step proposes the next one', async () => {
    const scratch = scratchFolder();
    const [origin, cwd, site] = [join(scratch, 'origin.git'), join(scratch, 'clone'), join(scratch, 'site')];
    gitIn(scratch, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
    gitIn(scratch, 'init', '--quiet', '--initial-branch=main', cwd);
    gitIn(cwd, 'remote', 'add', 'origin', origin);
    const publish = (date: string) =>
      cpSync(join(root, 'src/serve/samples/editions', date), site, { recursive: true });

    publish('2026-06-10');
    writeFileSync(join(cwd, '.gitignore'), 'node_modules/\n');
    install(cwd);
    expect((await router(['init', '--package-name', '@acme/router-one'], { cwd })).code).toBe(0);
    expect((await router(['sync', '--upstream', site], { cwd })).code).toBe(0);
    gitIn(cwd, 'add', '--all');
    gitIn(cwd, 'commit', '--quiet', '--message', 'The first edition');
    gitIn(cwd, 'push', '--quiet', 'origin', 'main');
    expect((await router(['check'], { cwd })).code).toBe(0);

    publish('2026-09-11');
    const output = join(scratch, 'output.txt');
    writeFileSync(output, '');
    writeFileSync(join(scratch, 'pull-requests.json'), '[]');
    const env = {
      ...{ GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: output, RUNNER_TEMP: scratch },
      ...{ ROUTER_ONE_SITE: site, BRANCH: 'router-one-sync/update', ACCEPT: '' },
    };
    const step = await runStep(stepOf('sync', 'Sync'), { cwd, env });
    expect(step).toMatchObject({ code: 0 });
    expect(readFileSync(output, 'utf8')).toMatch(/^action<<(\w+)\ncreate\n\1$/m);
    const bundle = join(cwd, '.router-one-sync/ci/proposal/commit.bundle');
    expect(gitIn(cwd, 'bundle', 'list-heads', bundle)).toContain('refs/heads/router-one-sync/update');
  });
});
