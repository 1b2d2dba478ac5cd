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

/** A commit to be made: of paths as they are on the disk, or of files of the commit before with other contents. */
type Content =
  /** From the root; one that does not exist is left out. */
  | { readonly message: string; readonly paths: readonly string[] }
  | { readonly message: string; readonly texts: ReadonlyMap<string, Buffer> };

/**
 * Makes commits on top of the current one, one on the other, and a bundle that carries them elsewhere. The index, the
 * working tree and the current branch stay as they are.
 *
 * @param parts.branch the name of the last commit within the bundle.
 * @returns the last commit.
 */
export async function commitToBundle(
  root: string,
  parts: {
    readonly commits: readonly Content[];
    readonly branch: string;
    readonly bundle: string;
  },
): Promise<string> {
  let commit = await currentCommit(root);
  for (const content of parts.commits) commit = await commitOnto(root, commit, content);
  const ref = `refs/heads/${parts.branch}`;
  await git(root, ['update-ref', ref, commit]);
  await git(root, ['bundle', 'create', '--quiet', parts.bundle, ref, '^HEAD']);
  return commit;
}

async function commitOnto(root: string, parent: string, content: Content): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'router-one-sync-index-'));
  const env = {
    GIT_INDEX_FILE: join(folder, 'index'),
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
  };
  try {
    await git(root, ['read-tree', parent], env);
    if ('paths' in content) {
      const existing = content.paths.filter((path) => existsSync(join(root, path)));
      await git(root, ['add', '--all', '--', ...existing], env);
    } else {
      for (const [path, text] of content.texts) await putText(root, path, text, env);
    }
    const tree = await git(root, ['write-tree'], env);
    return await git(root, ['commit-tree', tree, '-p', parent, '-m', content.message], env);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Through the filters that a repository has for the path, so that line ends are those that a person would commit. */
async function putText(root: string, path: string, text: Buffer, env: NodeJS.ProcessEnv): Promise<void> {
  const [entry = ''] = (await git(root, ['ls-files', '--stage', '-z', '--', path], env)).split('\0');
  const mode = entry.split(' ')[0] ?? '';
  const blob = await git(root, ['hash-object', '-w', '--stdin', `--path=${path}`], env, text);
  await git(root, ['update-index', '--cacheinfo', `${mode},${blob},${path}`], env);
}

async function git(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input?: Buffer,
): Promise<string> {
  try {
    const run = execute('git', args, {
      cwd: root,
      env: { ...process.env, ...env },
      maxBuffer: maximumOutput,
    });
    run.child.stdin?.end(input);
    const { stdout } = await run;
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
