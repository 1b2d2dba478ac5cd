import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { commitToBundle } from '../../scripts/ci/repository.ts';
import { gitlabJob } from '../../scripts/init/gitlab.ts';
import { pullRequestsSchema } from '../../src/ci/decide.ts';
import { labelLines } from '../../src/ci/pull-request.ts';
import { scratchFolder } from '../support/command-line.ts';
import { branch, gitIn } from './clone.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A server that answers as the API of GitLab does, as far as the job asks. */
async function pretendedGitlab(requests: readonly object[]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = await new Response(request, { headers: headersOf(request.headers['content-type']) })
      .formData()
      .catch(() => new FormData());
    const fields = Object.fromEntries([...body].map(([name, value]) => [name, String(value)]));
    const token = String(request.headers['private-token']);
    asked.push({ method: request.method ?? '', path: request.url ?? '', token, fields });
    response.end(request.method === 'GET' ? JSON.stringify(requests) : '{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  return {
    asked,
    api: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/v4`,
  };
}

function headersOf(type: string | undefined): Record<string, string> {
  return type === undefined ? {} : { 'content-type': type };
}

/** A clone in which `ci` has just made a proposal, and what its job does then. */
async function job(action: string, number: string, requests: readonly object[]) {
  const scratch = scratchFolder();
  const [origin, folder] = [join(scratch, 'origin.git'), join(scratch, 'clone')];
  gitIn(scratch, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  gitIn(scratch, 'init', '--quiet', '--initial-branch=main', folder);
  gitIn(folder, 'remote', 'add', 'origin', origin);
  gitIn(folder, 'config', `url.${origin}.insteadOf`, 'https://sync:t0ken@git.example/acme/app.git');
  writeFileSync(join(folder, 'README.md'), '# App\n');
  gitIn(folder, 'add', '.');
  gitIn(folder, 'commit', '--quiet', '--message', 'First');
  gitIn(folder, 'push', '--quiet', 'origin', 'main', `main:${branch}`);
  const head = gitIn(folder, 'rev-parse', 'HEAD').trim();
  const proposal = join(folder, '.router-one-sync/ci/proposal');
  mkdirSync(proposal, { recursive: true });
  writeFileSync(
    join(folder, '.router-one-sync/ci/outputs.json'),
    JSON.stringify({ action, 'branch-head': head, 'pull-request': number }),
  );
  writeFileSync(join(proposal, 'title.txt'), '@a "title" <b> $(id); and more\n');
  writeFileSync(join(proposal, 'body.md'), '## 1 model removed\n\n- `a`: <removed>\n');
  writeFileSync(
    join(proposal, 'labels.tsv'),
    labelLines([
      { name: 'breaking', wanted: true, color: 'd73a4a', description: 'breaks' },
      { name: 'semver:minor', wanted: false, color: 'd73a4a', description: 'step' },
      { name: 'router-one-sync', wanted: true, color: 'd73a4a', description: 'ours' },
    ]),
  );
  writeFileSync(join(folder, 'package.json'), '{}\n');
  const bundle = join(proposal, 'commit.bundle');
  if (action !== 'close')
    await commitToBundle(folder, { commits: [{ paths: ['package.json'], message: 'x' }], branch, bundle });
  const { asked, api } = await pretendedGitlab(requests);
  const steps: string[] = parse(gitlabJob)['router-one-sync'].script;
  const script = steps.filter((step) => !/^np[mx] /.test(step)).join('\n');
  const env = {
    ...process.env,
    ...{ BRANCH: branch, SYNC_TOKEN: 't0ken', CI_API_V4_URL: api, CI_PROJECT_ID: '7' },
    ...{ CI_SERVER_HOST: 'git.example', CI_PROJECT_PATH: 'acme/app', CI_DEFAULT_BRANCH: 'main' },
  };
  await promisify(execFile)('bash', ['-eo', 'pipefail', '-c', script], { cwd: folder, env });
  const known = JSON.parse(readFileSync(join(folder, '.router-one-sync/merge-requests.json'), 'utf8'));
  return {
    asked,
    known: pullRequestsSchema.parse(known),
    head,
    pushed: gitIn(origin, 'for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`).trim(),
  };
}

const text = {
  title: '@a "title" <b> $(id); and more',
  description: '## 1 model removed\n\n- `a`: <removed>\n',
};
const here = '/api/v4/projects/7/merge_requests';
const onLinux = it.runIf(process.platform === 'linux');

onLinux('the job for GitLab pushes, and opens the merge request with title, body and labels', async () => {
  const { asked, known, pushed, head } = await job('create', '', [
    { iid: 3, state: 'closed', sha: 'c0ffee', source_project_id: 7, target_project_id: 7 },
    { iid: 2, state: 'opened', sha: 'bad', source_project_id: 9, target_project_id: 7 },
  ]);
  expect(known).toEqual([
    { number: 3, state: 'CLOSED', headRefOid: 'c0ffee', isCrossRepository: false },
    { number: 2, state: 'OPEN', headRefOid: 'bad', isCrossRepository: true },
  ]);
  expect(pushed).not.toBe(head);
  const branches = { source_branch: branch, target_branch: 'main' };
  expect(asked).toEqual([
    expect.objectContaining({ method: 'GET', path: expect.stringMatching(/router-one-sync%2fupdate/i) }),
    {
      method: 'POST',
      path: here,
      token: 't0ken',
      fields: { ...text, ...branches, labels: 'breaking,router-one-sync' },
    },
  ]);
});

onLinux('updates the one that is open', async () => {
  const open = { iid: 5, state: 'opened', sha: 'c0ffee', source_project_id: 7, target_project_id: 7 };
  const { asked } = await job('update', '5', [open]);
  const labels = { add_labels: 'breaking,router-one-sync', remove_labels: 'semver:minor' };
  expect(asked.at(-1)).toEqual({
    method: 'PUT',
    path: `${here}/5`,
    token: 't0ken',
    fields: { ...text, ...labels },
  });
});

onLinux('and closes it, with its branch', async () => {
  const { asked, pushed } = await job('close', '5', []);
  expect(asked.at(-1)).toMatchObject({ method: 'PUT', path: `${here}/5`, fields: { state_event: 'close' } });
  expect(pushed).toBe('');
});
