import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LocalFailure } from '../../src/base/failure.ts';

const execute = promisify(execFile);

/** The account under which GitHub shows what its own jobs commit. */
const author = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
};

/** The listing of a long branch is far below this. */
const maximumOutput = 16 * 1024 * 1024;

/**
 * The commit at the head of a branch of `origin`, as last fetched; `null` if there is no such branch.
 *
 * @param root of a git working tree, as for every function here.
 */
export async function branchHead(root: string, branch: string): Promise<string | null> {
  // Asked first, so that a folder that is no repository is not taken for one without the branch.
  await git(root, ['rev-parse', '--git-dir']);
  return git(root, ['rev-parse', '--verify', '--quiet', `refs/remotes/origin/${branch}^{commit}`]).catch(
    () => null,
  );
}

/** The commit that is checked out. */
export function currentCommit(root: string): Promise<string> {
  return git(root, ['rev-parse', 'HEAD']);
}

/** Gives a commit's files in a folder of their own for as long as `use` runs. */
export async function withCheckout<Result>(
  root: string,
  commit: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const parent = await mkdtemp(join(tmpdir(), 'router-one-sync-head-'));
  const folder = join(parent, 'head');
  try {
    await git(root, ['worktree', 'add', '--detach', '--quiet', folder, commit]);
    return await use(folder);
  } finally {
    await rm(parent, { recursive: true, force: true });
    await git(root, ['worktree', 'prune']);
  }
}

/** How many commits of a branch, beyond the current one, somebody else made. */
export async function strangersOn(root: string, head: string): Promise<number> {
  const emails = await git(root, ['log', '--format=%ae', `HEAD..${head}`]);
  return emails.split('\n').filter((email) => email !== '' && email !== author.email).length;
}

/**
 * Makes a commit of these paths as they are on the disk, on top of the current commit, and a bundle that carries it
 * elsewhere. The index, the working tree and the current branch stay as they are.
 *
 * @param parts.paths from the root; one that does not exist is left out.
 * @param parts.branch the name of the commit within the bundle.
 * @returns the commit.
 */
export async function commitToBundle(
  root: string,
  parts: {
    readonly paths: readonly string[];
    readonly message: string;
    readonly branch: string;
    readonly bundle: string;
  },
): Promise<string> {
  const commit = await commitPaths(root, parts);
  const ref = `refs/heads/${parts.branch}`;
  await git(root, ['update-ref', ref, commit]);
  await git(root, ['bundle', 'create', '--quiet', parts.bundle, ref, '^HEAD']);
  return commit;
}

async function commitPaths(
  root: string,
  { paths, message }: { readonly paths: readonly string[]; readonly message: string },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'router-one-sync-index-'));
  const env = {
    GIT_INDEX_FILE: join(folder, 'index'),
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
  };
  try {
    await git(root, ['read-tree', 'HEAD'], env);
    const existing = paths.filter((path) => existsSync(join(root, path)));
    await git(root, ['add', '--all', '--', ...existing], env);
    const tree = await git(root, ['write-tree'], env);
    return await git(root, ['commit-tree', tree, '-p', 'HEAD', '-m', message], env);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function git(root: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  try {
    const { stdout } = await execute('git', args, {
      cwd: root,
      env: { ...process.env, ...env },
      maxBuffer: maximumOutput,
    });
    return stdout.trim();
  } catch (cause) {
    throw new LocalFailure(`git ${args[0]} failed: ${wordsOf(cause)}`, {
      advice: 'Run this in the root of a clone with its whole history (fetch-depth: 0 of actions/checkout).',
      cause,
    });
  }
}

function wordsOf(cause: unknown): string {
  const stderr = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
  return stderr === '' ? String(cause) : (stderr.split('\n').at(-1) ?? stderr);
}
