import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { router } from '../support/command-line.ts';

/** Where a workflow works: a clone of a bare repository, and documents that play the site. */
export interface Clone {
  readonly folder: string;
  /** The repository that was cloned. */
  readonly origin: string;
  git(...args: readonly string[]): string;
  /** Publishes the documents of a sample edition, changed by `edit` where it has an entry for the file. */
  publish(date: string, edit?: Readonly<Record<string, (text: string) => string>>): void;
  /** Runs `ci` as a step of GitHub would, in a clone as the checkout makes it. */
  ci(...flags: readonly string[]): Promise<CiRun>;
}

export interface CiRun {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export const branch = 'router-one-sync/update';

const samples = resolve(import.meta.dirname, '../../src/serve/samples/editions');

/** Nothing of the person's own settings, and an author that is not ours. */
const gitEnv = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A Person',
  GIT_AUTHOR_EMAIL: 'person@example.com',
  GIT_COMMITTER_NAME: 'A Person',
  GIT_COMMITTER_EMAIL: 'person@example.com',
};

/** A repository with the package of a sample edition on its main branch, as a live one. It stays until it is removed. */
export async function cloneWith(date: string): Promise<Clone & { readonly remove: () => void }> {
  const scratch = mkdtempSync(join(tmpdir(), 'router-one-sync-ci-'));
  const [origin, folder, site] = [join(scratch, 'origin.git'), join(scratch, 'clone'), join(scratch, 'site')];
  const git = (...args: readonly string[]) => gitIn(folder, ...args);
  gitIn(scratch, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  gitIn(scratch, 'init', '--quiet', '--initial-branch=main', folder);
  git('remote', 'add', 'origin', origin);
  publish(site, date, {});
  const run = await router(['sync', '--upstream', site, '--date', date], { cwd: folder });
  if (run.code !== 0) throw new Error(run.stdout + run.stderr);
  writeFileSync(join(folder, '.gitignore'), '.router-one-sync/\n');
  git('add', '.');
  git('commit', '--quiet', '--message', 'The first edition');
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
  return {
    folder,
    origin,
    git,
    publish: (edition, edit = {}) => publish(site, edition, edit),
    ci: (...flags) => {
      git('checkout', '--quiet', '--force', 'main');
      git('clean', '-ffdxq');
      git('fetch', '--quiet', '--prune', 'origin');
      return ciIn(folder, ['ci', '--upstream', site, ...flags]);
    },
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

export function gitIn(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, env: { ...process.env, ...gitEnv }, encoding: 'utf8' }).trim();
}

function publish(site: string, date: string, edit: Readonly<Record<string, (text: string) => string>>): void {
  mkdirSync(site, { recursive: true });
  cpSync(join(samples, date), site, { recursive: true });
  for (const [file, change] of Object.entries(edit)) {
    writeFileSync(join(site, file), change(readFileSync(join(site, file), 'utf8')));
  }
}

async function ciIn(cwd: string, args: readonly string[]): Promise<CiRun> {
  const [output, summary] = [join(cwd, '../output.txt'), join(cwd, '../summary.txt')];
  writeFileSync(output, '');
  writeFileSync(summary, '');
  const env = { ...gitEnv, GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary };
  const { code, stdout, stderr } = await router(args, { cwd, env });
  return {
    code,
    log: stdout + stderr,
    outputs: readOutputs(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
}

/** Reads an output file as the runner does. */
function readOutputs(text: string): Record<string, string> {
  const entries = text.matchAll(/^([\w-]+)<<(\w+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...entries].map(([, name = '', , value = '']) => [name, value]));
}
