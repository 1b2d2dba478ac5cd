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
  /** A name that is given several times has all of its values. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What the server answers with, by method and path; a list is answered one by one, the last one again and again. */
type Answers = Readonly<Record<string, unknown>>;

/** A status instead of an answer. */
interface Refusal {
  readonly status: number;
}

/** A server that answers as the API of GitLab does, as far as the job asks. */
async function pretendedGitlab(requests: readonly object[], answers: Answers) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    const body = await new Response(request, { headers: headersOf(request.headers['content-type']) })
      .formData()
      .catch(() => new FormData());
    const names = [...new Set(body.keys())];
    const fields = Object.fromEntries(names.map((name) => [name, body.getAll(name).join(' ')]));
    asked.push({ method, path, token: String(request.headers['private-token']), fields });
    const known = answers[`${method} ${path.replace(/^.*\/api\/v4/, '')}`] ?? {};
    const times = asked.filter((each) => each.method === method && each.path === path).length;
    const answer =
      Array.isArray(known) && method === 'PUT' ? known[Math.min(times, known.length) - 1] : known;
    if (isRefusal(answer)) response.statusCode = answer.status;
    response.end(JSON.stringify(path.includes('merge_requests?') ? requests : answer));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  return {
    asked,
    api: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/v4`,
  };
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'status' in answer;
}

function headersOf(type: string | undefined): Record<string, string> {
  return type === undefined ? {} : { 'content-type': type };
}

interface Given {
  readonly requests?: readonly object[];
  readonly options?: string;
  readonly answers?: Answers;
}

/** A clone in which `ci` has just made a proposal, and what its job does then. */
async function job(
  action: string,
  number: string,
  { requests = [], options = '', answers = {} }: Given = {},
) {
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
    JSON.stringify({ action, commit: '', 'branch-head': head, 'pull-request': number }),
  );
  writeFileSync(join(proposal, 'options.tsv'), options);
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
  const { asked, api } = await pretendedGitlab(requests, answers);
  const steps: string[] = parse(gitlabJob)['router-one-sync'].script;
  const script = steps.filter((step) => !/^np[mx] /.test(step)).join('\n');
  const env = {
    ...process.env,
    ...{ BRANCH: branch, SYNC_TOKEN: 't0ken', CI_API_V4_URL: api, CI_PROJECT_ID: '7' },
    ...{ CI_SERVER_HOST: 'git.example', CI_PROJECT_PATH: 'acme/app', CI_DEFAULT_BRANCH: 'main' },
  };
  const shell = ['-eo', 'pipefail', '-c', `sleep() { :; }\n${script}`];
  const { stderr, code } = await promisify(execFile)('bash', shell, { cwd: folder, env }).then(
    (ran) => ({ ...ran, code: 0 }),
    (failed) => failed,
  );
  const known = JSON.parse(readFileSync(join(folder, '.router-one-sync/merge-requests.json'), 'utf8'));
  return {
    ...{ asked, stderr, code },
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
const project = '/projects/7';
const onLinux = it.runIf(process.platform === 'linux');

/** What was asked, as `METHOD path-of-the-project fields`. */
function told(asked: readonly Asked[]): string[] {
  return asked.map(
    ({ method, path, fields }) =>
      `${method} ${path.replace(here, '').replace('/api/v4', '')} ${JSON.stringify(fields)}`,
  );
}

onLinux('the job for GitLab pushes, and opens the merge request with title, body and labels', async () => {
  const requests = [
    { iid: 3, state: 'closed', sha: 'c0ffee', source_project_id: 7, target_project_id: 7 },
    { iid: 2, state: 'opened', sha: 'bad', source_project_id: 9, target_project_id: 7 },
  ];
  const { asked, known, pushed, head, code } = await job('create', '', { requests });
  expect(code).toBe(0);
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

onLinux(
  'asks for reviewers and assignees by name, opens drafts, and says whom GitLab does not know',
  async () => {
    const { asked, stderr, code } = await job('create', '', {
      options: 'reviewer\tann\nreviewer\tacme/platform\nreviewer\tbob$(id)\nassignee\tann\ndraft\tyes\n',
      answers: {
        'GET /users?username=ann': [{ id: 41 }],
        'GET /users?username=acme%2Fplatform': [],
        'GET /users?username=bob%24%28id%29': [{ id: 42 }],
      },
    });
    expect(code).toBe(0);
    expect(asked.at(-1)?.fields).toMatchObject({
      title: `Draft: ${text.title}`,
      'reviewer_ids[]': '41 42',
      'assignee_ids[]': '41',
    });
    expect(stderr).toContain('GitLab knows no user of the name acme/platform, so nobody is asked for it.');
  },
);

/** What other tests have nearly as well. */
const isLong = process.env['LONG'] !== undefined;

onLinux.each([['squash', { squash: 'true' }], ...(isLong ? [['rebase', {}] as const] : [])] as const)(
  'lets GitLab merge what breaks nothing by itself (%s), however long it looks whether it can',
  async (way, more) => {
    const refused = { status: 422 };
    const { asked, head, code } = await job('create', '', {
      options: `merge\t${way}\n`,
      answers: {
        [`POST ${project}/merge_requests`]: { iid: 8 },
        [`PUT ${project}/merge_requests/8/merge`]: [refused, { status: 405 }, {}],
      },
    });
    expect(code).toBe(0);
    expect(asked.map(({ path }) => path).slice(2)).toEqual(Array(3).fill(`${here}/8/merge`));
    expect(asked.at(-1)).toMatchObject({ method: 'PUT' });
    const both = { auto_merge: 'true', merge_when_pipeline_succeeds: 'true' };
    expect(asked.at(-1)?.fields).toEqual({ ...both, sha: head, ...more });
  },
);

it.runIf(isLong)('is red where GitLab never lets it merge, and says what may be missing', async () => {
  const { code, stderr } = await job('create', '', {
    options: 'merge\tmerge\n',
    answers: {
      [`POST ${project}/merge_requests`]: { iid: 8 },
      [`PUT ${project}/merge_requests/8/merge`]: [{ status: 401 }],
    },
  });
  expect(code).toBe(1);
  expect(stderr).toContain(
    'GitLab does not merge !8 by itself. May the owner of SYNC_TOKEN merge into main?',
  );
});

const open = { iid: 5, state: 'opened', sha: 'c0ffee', source_project_id: 7, target_project_id: 7 };

onLinux('updates the one that is open, and asks nobody anew', async () => {
  const options = 'reviewer\tann\ndraft\tyes\n';
  const { asked } = await job('update', '5', { requests: [open], options });
  const labels = { add_labels: 'breaking,router-one-sync', remove_labels: 'semver:minor' };
  expect(asked.slice(1)).toEqual([
    { method: 'PUT', path: `${here}/5`, token: 't0ken', fields: { ...text, ...labels } },
  ]);
});

onLinux('leaves a draft one, and calls off its merge before it pushes what breaks', async () => {
  const answers = {
    [`POST ${project}/merge_requests/5/cancel_merge_when_pipeline_succeeds`]: { status: 406 },
  };
  const { asked, code } = await job('update', '5', {
    ...{ requests: [{ ...open, draft: true }], options: 'merge\tno\n', answers },
  });
  expect(code).toBe(0);
  expect(asked.slice(1).map(({ method, path }) => `${method} ${path}`)).toEqual([
    `POST ${here}/5/cancel_merge_when_pipeline_succeeds`,
    `PUT ${here}/5`,
  ]);
  expect(asked.at(-1)?.fields['title']).toBe(`Draft: ${text.title}`);
});

onLinux('and closes it, with its branch', async () => {
  const { asked, pushed } = await job('close', '5', { options: 'merge\tsquash\n' });
  expect(asked.at(-1)).toMatchObject({ method: 'PUT', path: `${here}/5`, fields: { state_event: 'close' } });
  expect(pushed).toBe('');
});

/** What the job does after a run, with an edition that is held or without one. */
async function afterwards(status: 'success' | 'failed', held: boolean, answers: Answers, number = '') {
  const folder = scratchFolder();
  mkdirSync(join(folder, '.router-one-sync/ci/held'), { recursive: true });
  const outputs = JSON.stringify({ 'pull-request': number });
  writeFileSync(join(folder, '.router-one-sync/ci/outputs.json'), outputs);
  if (held) {
    writeFileSync(join(folder, '.router-one-sync/ci/held/title.txt'), 'Acme: held: "$(id)"\n');
    writeFileSync(join(folder, '.router-one-sync/ci/held/body.md'), 'Why\n');
  }
  const { asked, api } = await pretendedGitlab([], answers);
  const script: string[] = parse(gitlabJob)['router-one-sync'].after_script;
  const job = { CI_JOB_STATUS: status, CI_JOB_URL: 'https://git.example/job/3' };
  const env = { ...process.env, ...job, SYNC_TOKEN: 't0ken', CI_API_V4_URL: api, CI_PROJECT_ID: '7' };
  await promisify(execFile)('bash', ['-c', script.join('\n')], { cwd: folder, env });
  return told(asked);
}

onLinux('a held edition opens one issue, which follows it and is closed when nothing is held', async () => {
  const list = `GET ${project}/issues?labels=router-one-sync-held&state=opened`;
  const none = { [list]: [], [`POST ${project}/issues`]: { iid: 4 } };
  const one = { [list]: [{ iid: 4 }] };
  const words = '"title":"Acme: held: \\"$(id)\\"","description":"Why\\n"';
  expect((await afterwards('failed', true, none, '5')).slice(1)).toEqual([
    `POST ${project}/issues {${words},"labels":"router-one-sync-held"}`,
    expect.stringMatching(/^POST \/5\/notes .*#4 names the reasons/),
  ]);
  expect((await afterwards('failed', true, none)).slice(1)).toHaveLength(1);
  expect((await afterwards('failed', true, one, '5')).slice(1)).toEqual([
    `PUT ${project}/issues/4 {${words}}`,
  ]);
  expect((await afterwards('failed', false, one)).slice(1)).toEqual([]);
  expect((await afterwards('success', false, none)).slice(1)).toEqual([]);
  expect((await afterwards('success', false, one)).slice(1)).toEqual([
    expect.stringContaining('Nothing is held any more: https://git.example/job/3'),
    `PUT ${project}/issues/4 {"state_event":"close"}`,
  ]);
});
