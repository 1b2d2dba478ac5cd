import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitToBundle, strangersOn } from '../../scripts/ci/repository.ts';
import { proposalOf } from '../../src/ci/proposal.ts';
import { labelLines, type PullRequestSettings } from '../../src/ci/pull-request.ts';
import { changeOf, comparisonOf } from '../report/comparisons.ts';
import { scratchFolder } from '../support/command-line.ts';
import { branch, gitIn } from './clone.ts';
import { type Answers, actionStep, runStep, stepOf } from './github-runner.ts';

/** A clone with one commit beyond its origin's main branch, in a bundle. */
async function withBundle() {
  const scratch = scratchFolder();
  const [origin, folder] = [join(scratch, 'origin.git'), join(scratch, 'clone')];
  gitIn(scratch, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  gitIn(scratch, 'init', '--quiet', '--initial-branch=main', folder);
  gitIn(folder, 'remote', 'add', 'origin', origin);
  writeFileSync(join(folder, 'README.md'), '# Repository\n');
  gitIn(folder, 'add', '.');
  gitIn(folder, 'commit', '--quiet', '--message', 'First');
  gitIn(folder, 'push', '--quiet', 'origin', 'main');
  const proposal = join(scratch, 'proposal');
  mkdirSync(proposal);
  const bundle = join(proposal, 'commit.bundle');
  const commit = async (text: string) => {
    mkdirSync(join(folder, 'generated'), { recursive: true });
    writeFileSync(join(folder, 'generated/models.js'), text);
    return commitToBundle(folder, {
      commits: [{ paths: ['generated', 'no-such-file'], message: text }],
      branch,
      bundle,
    });
  };
  return { origin, folder, proposal, commit };
}

/** The workflow runs its steps on Linux alone, with GNU's `date`. */
const onLinux = describe.runIf(process.platform === 'linux');

const headOf = (origin: string) =>
  gitIn(origin, 'for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`);

onLinux('pushing the branch', () => {
  const script = stepOf('propose', 'Push the branch');

  it('makes it, and moves it later from the head that was seen', async () => {
    const { origin, folder, proposal, commit } = await withBundle();
    const push = (sha: string, head: string) =>
      runStep(script, {
        cwd: folder,
        env: { PROPOSAL: proposal, BRANCH: branch, COMMIT: sha, BRANCH_HEAD: head },
      });

    const first = await commit('one');
    expect(await push(first, '')).toMatchObject({ code: 0 });
    expect(headOf(origin)).toBe(first);

    const second = await commit('two');
    expect(await push(second, first)).toMatchObject({ code: 0 });
    expect(headOf(origin)).toBe(second);
  });

  it('first calls off a merge that an earlier edition asked for, even one that nobody asked for', async () => {
    const { origin, folder, proposal, commit } = await withBundle();
    const first = await commit('one');
    writeFileSync(join(proposal, 'options.tsv'), 'reviewer\tann\nmerge\tno\n');
    const env = { PROPOSAL: proposal, BRANCH: branch, COMMIT: first, BRANCH_HEAD: '', PULL_REQUEST: '7' };
    const { code, calls } = await runStep(script, { cwd: folder, env, answers: { 'pr merge': 'FAIL' } });
    expect(calls).toEqual(['<pr><merge><7><--disable-auto>']);
    expect(code).toBe(0);
    expect(headOf(origin)).toBe(first);
  });

  it('fails, and moves nothing, when somebody pushed meanwhile', async () => {
    const { origin, folder, proposal, commit } = await withBundle();
    const first = await commit('one');
    gitIn(folder, 'push', '--quiet', 'origin', `main:refs/heads/${branch}`);
    const other = headOf(origin);
    const env = { PROPOSAL: proposal, BRANCH: branch, COMMIT: first, BRANCH_HEAD: '' };
    expect((await runStep(script, { cwd: folder, env })).code).not.toBe(0);
    expect(headOf(origin)).toBe(other);
  });
});

describe('the commits on the branch', () => {
  it('are counted when somebody else made them', async () => {
    const { folder, commit } = await withBundle();
    const ours = await commit('one');
    expect(await strangersOn(folder, ours)).toBe(0);
    gitIn(folder, 'checkout', '--quiet', '--force', '--detach', ours);
    gitIn(folder, 'commit', '--quiet', '--allow-empty', '--message', 'By hand');
    const theirs = gitIn(folder, 'rev-parse', 'HEAD');
    gitIn(folder, 'checkout', '--quiet', 'main');
    expect(await strangersOn(folder, theirs)).toBe(1);
  });
});

onLinux('the pull request', () => {
  const script = stepOf('propose', 'Open or update the pull request');
  const hostile = changeOf({
    kind: 'model-removed',
    severity: 'breaking',
    subject: '$(touch gotcha)`touch gotcha`',
    message: "$(touch gotcha)'; touch gotcha; ': removed",
  });

  async function run(env: NodeJS.ProcessEnv, answers: Answers = {}, settings: PullRequestSettings = {}) {
    const folder = join(scratchFolder(), 'clone');
    const proposal = join(folder, 'proposal');
    mkdirSync(proposal, { recursive: true });
    const { body, labels, options } = proposalOf(comparisonOf([hostile], { bump: 'major' }), { settings });
    writeFileSync(join(proposal, 'title.txt'), '$(touch gotcha) "quoted"\n');
    writeFileSync(join(proposal, 'body.md'), body);
    writeFileSync(join(proposal, 'labels.tsv'), labelLines(labels));
    writeFileSync(join(proposal, 'options.tsv'), options);
    const variables = { PROPOSAL: proposal, BRANCH: branch, GITHUB_REF_NAME: 'main', ...env };
    const step = await runStep(script, { cwd: folder, env: variables, answers });
    return { ...step, calls: step.calls.map((call) => call.replaceAll(proposal, 'P')) };
  }

  it('is opened with the labels that fit; no text is run', async () => {
    const { code, calls } = await run({ ACTION: 'create' });
    expect(code).toBe(0);
    expect(calls.filter((call) => call.startsWith('<label><create>'))).toHaveLength(5);
    expect(calls.at(-1)).toBe(
      `<pr><create><--base><main><--head><${branch}><--title><$(touch gotcha) "quoted"><--body-file><P/body.md>` +
        '<--label><router-one-sync><--label><breaking><--label><semver:major>',
    );
  });

  it('is updated, and loses the labels that no longer fit', async () => {
    const { code, calls } = await run({ ACTION: 'update', PULL_REQUEST: '7' });
    expect(code).toBe(0);
    expect(calls.at(-1)).toMatch(/^<pr><edit><7><--title>/);
    expect(calls.at(-1)).toContain('<--add-label><semver:major><--remove-label><semver:minor>');
  });

  it('is not opened twice by a second attempt', async () => {
    const { code, calls } = await run({ ACTION: 'create' }, { 'pr list': '9\n' });
    expect(code).toBe(0);
    expect(calls.at(-1)).toMatch(/^<pr><edit><9><--title>/);
  });

  it('is opened for whom the configuration says, and merges nothing by itself that breaks', async () => {
    const settings = {
      reviewers: ['acme/x'],
      assignees: ['ann'],
      labels: ['deps'],
      merge: 'squash',
    } as const;
    const { code, calls } = await run({ ACTION: 'create' }, { 'pr create': 'https://x/pull/3\n' }, settings);
    expect(code).toBe(0);
    expect(calls).toContain('<label><create><deps><--description><Named by the configuration>');
    expect(calls.at(-1)).toContain('<--label><deps><--reviewer><acme/x><--assignee><ann>');
  });

  it('fails when GitHub refuses it', async () => {
    expect((await run({ ACTION: 'create' }, { 'pr create': 'FAIL' })).code).not.toBe(0);
  });
});

onLinux('closing', () => {
  const script = stepOf('propose', 'Close what no longer holds');

  it.each([
    ['7', 1],
    ['', 0],
  ])('with the pull request "%s" closes it and deletes the branch', async (number, closed) => {
    const { origin, folder } = await withBundle();
    gitIn(folder, 'push', '--quiet', 'origin', `main:refs/heads/${branch}`);
    const env = {
      BRANCH: branch,
      BRANCH_HEAD: headOf(origin),
      PULL_REQUEST: number,
      GITHUB_REF_NAME: 'main',
    };
    const { code, calls } = await runStep(script, { cwd: folder, env });
    expect(code).toBe(0);
    expect(calls.filter((call) => call.startsWith('<pr><close><7>'))).toHaveLength(closed);
    expect(headOf(origin)).toBe('');
  });
});

onLinux('the action', () => {
  it('hands its inputs on as text, and ends with the code of the sync', async () => {
    const { folder } = await withBundle();
    const output = join(folder, '../output.txt');
    writeFileSync(output, '');
    const env = {
      GITHUB_ACTION_PATH: resolve(import.meta.dirname, '../..'),
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: join(folder, '..'),
      BRANCH: branch,
      ACCEPT: '$(touch gotcha)',
      OUT: 'packages/router-one',
      UPSTREAM: 'no such place; touch gotcha',
      PACKAGE_NAME: '',
    };
    writeFileSync(join(folder, '../pull-requests.json'), '[]');
    writeFileSync(join(folder, '../last-check.txt'), '');
    const run = await runStep(actionStep('Sync'), { cwd: folder, env });
    expect(run.output).toContain('--upstream no such place; touch gotcha: neither an address, nor a folder');
    expect(run.code).toBe(2);
    expect(readFileSync(output, 'utf8')).toContain('changed<<');
    expect(readdirSync(folder).sort()).toEqual(['.git', '.router-one-sync', 'README.md']);
  });
});

onLinux('a held edition', () => {
  const script = stepOf('watch', 'Tell of an edition that is held, and close the issue when none is');
  const told: ReadonlyArray<readonly [string, NodeJS.ProcessEnv, Answers, readonly string[]]> = [
    ['new', { HELD: 'true', SYNC_RESULT: 'failure' }, {}, ['<label><create>', '<issue><create>']],
    [
      'new, with a pull request',
      { HELD: 'true', SYNC_RESULT: 'failure', PULL_REQUEST: '7' },
      { 'issue create': 'https://x/issues/4' },
      ['<label><create>', '<issue><create>', '<pr><comment><7>'],
    ],
    ['told already', { HELD: 'true', SYNC_RESULT: 'failure' }, { 'issue list': '4\n' }, ['<issue><edit><4>']],
    ['gone', { HELD: 'false', SYNC_RESULT: 'success' }, { 'issue list': '4\n' }, ['<issue><close><4>']],
    ['unknown after a failure', { HELD: 'false', SYNC_RESULT: 'failure' }, { 'issue list': '4\n' }, []],
    ['none', { HELD: 'false', SYNC_RESULT: 'success' }, {}, []],
  ];

  it.each(told)('that is %s is told where a person looks', async (_, env, answers, want) => {
    const folder = join(scratchFolder(), 'work');
    mkdirSync(join(folder, 'held'), { recursive: true });
    writeFileSync(join(folder, 'held/title.txt'), '$(touch gotcha)\n');
    writeFileSync(join(folder, 'held/body.md'), 'Reasons\n');
    const variables = {
      PULL_REQUEST: '',
      NOTICE: 'held',
      HELD_LABEL: 'router-one-sync-held',
      RUN_URL: 'https://x',
      ...env,
    };
    const { code, calls } = await runStep(script, { cwd: folder, env: variables, answers });
    expect(code).toBe(0);
    const deeds = calls.filter((call) => !call.startsWith('<issue><list>'));
    expect(deeds.map((deed, index) => deed.startsWith(want[index] ?? '?'))).toEqual(want.map(() => true));
    expect(readdirSync(folder)).toEqual(['held']);
  });
});

onLinux('the watch', () => {
  const script = stepOf(
    'watch',
    'Open an issue when no run has succeeded for days, and close it when one does',
  );
  const daysAgo = (days: number) =>
    `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19)}Z\n`;
  const failed = { SYNC_RESULT: 'failure', PROPOSE_RESULT: 'skipped' };
  const worked = { SYNC_RESULT: 'success', PROPOSE_RESULT: 'skipped' };

  const cases: ReadonlyArray<{
    readonly given: string;
    readonly results: Readonly<Record<string, string>>;
    readonly answers: Answers;
    readonly want: string | null;
  }> = [
    {
      given: 'a success and no issue',
      results: worked,
      answers: {},
      want: null,
    },
    {
      given: 'a success after an issue',
      results: worked,
      answers: { 'issue list': '12\n' },
      want: '<issue><close><12>',
    },
    {
      given: 'a failure after a success of yesterday',
      results: failed,
      answers: { 'run list success': daysAgo(1) },
      want: null,
    },
    {
      given: 'a failure, with the last success five days ago',
      results: failed,
      answers: { 'run list success': daysAgo(5) },
      want: '<--title><router-one-sync has not succeeded for 5 days>',
    },
    {
      given: 'a proposal that failed, with the last success five days ago',
      results: { SYNC_RESULT: 'success', PROPOSE_RESULT: 'failure' },
      answers: { 'run list success': daysAgo(5) },
      want: '<issue><create>',
    },
    {
      given: 'a failure five days after the last success, and an open issue',
      results: failed,
      answers: { 'run list success': daysAgo(5), 'issue list': '12\n' },
      want: null,
    },
    {
      given: 'a job that never succeeded since its first run four days ago',
      results: failed,
      answers: { 'run list': daysAgo(4) },
      want: 'not succeeded for 4 days',
    },
  ];

  it.each(cases)('after $given does what it should', async ({ results, answers, want }) => {
    const folder = join(scratchFolder(), 'work');
    mkdirSync(folder);
    const env = {
      ...results,
      LABEL: 'router-one-sync-stale',
      STALE_DAYS: '3',
      RUN_URL: 'https://example.com/run',
      GITHUB_REF_NAME: 'main',
      GITHUB_WORKFLOW_REF: 'owner/name/.github/workflows/sync.yml@refs/heads/main',
    };
    const { code, output, calls } = await runStep(script, { cwd: folder, env, answers });
    expect({ code, output: output.replace(/^\d.*\n/gm, '') }).toEqual({ code: 0, output: '' });
    const deeds = calls.filter((call) => /^<issue><(create|close)>/.test(call));
    expect(deeds).toEqual(want === null ? [] : [expect.stringContaining(want)]);
    expect(
      calls.filter((call) => call.startsWith('<run>') && !call.includes('<--workflow><sync.yml>')),
    ).toEqual([]);
  });

  it('fails when GitHub cannot be asked', async () => {
    const folder = join(scratchFolder(), 'work');
    mkdirSync(folder);
    const env = {
      ...failed,
      LABEL: 'x',
      STALE_DAYS: '3',
      GITHUB_WORKFLOW_REF: 'a/b/sync.yml@x',
      GITHUB_REF_NAME: 'main',
    };
    expect((await runStep(script, { cwd: folder, env, answers: { 'issue list': 'FAIL' } })).code).not.toBe(0);
  });
});
