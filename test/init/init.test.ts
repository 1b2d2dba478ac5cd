import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configText } from '../../scripts/init/config.ts';
import { isDependency, nextSteps } from '../../scripts/init/next-steps.ts';
import { planInit, releaseFile, workflowFile } from '../../scripts/init/plan.ts';
import { publishingWorkflow, releaseWorkflow } from '../../scripts/init/release-workflow.ts';
import { syncWorkflow } from '../../scripts/init/workflow.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { namesOf } from '../../src/gateway/names.ts';
import { gatewayOf } from '../../src/gateway/profiles.ts';
import { router, scratchFolder } from '../support/command-line.ts';

const configFile = 'router-one-sync.config.mjs';

/** An empty repository, and a look at what is in it. */
function repository() {
  const cwd = scratchFolder();
  execFileSync('git', ['init', '--quiet', cwd]);
  const read = (file: string) => readFileSync(join(cwd, file), 'utf8');
  return { cwd, read, files: () => readdirSync(cwd).filter((name) => name !== '.git') };
}

describe('init in a repository', () => {
  it('writes a configuration that loads and the workflow, says so, and says what comes next', async () => {
    const { cwd, read } = repository();
    const run = await router(['init', '--out', 'lib/router', '--package-name', '@acme/router-one'], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.split('\n').slice(0, 4)).toEqual([
      `Wrote ${configFile}`,
      `Wrote ${workflowFile}`,
      'Wrote .gitignore',
      'Wrote .gitattributes',
    ]);
    expect(run.stdout).toContain('  2. npx router-one-sync sync\n       the first edition, into lib/router');
    expect(await loadConfig(cwd, null)).toEqual({
      outputs: { out: 'lib/router', packageName: '@acme/router-one' },
      failOn: 'breaking',
    });
    expect(read(workflowFile)).toBe(syncWorkflow());
    expect(read('.gitattributes')).toBe('lib/router/** -text linguist-generated\n');
  });

  it('tells a program the same as JSON', async () => {
    const { cwd } = repository();
    const run = await router(['init', '--json', '--format', 'json', '--no-workflow'], { cwd });
    expect(JSON.parse(run.stdout)).toMatchObject({
      schemaVersion: 1,
      files: [
        { path: 'router-one-sync.config.json', deed: 'written' },
        { path: '.gitignore', deed: 'written' },
        { path: '.gitattributes', deed: 'written' },
      ],
      next: [{ command: null, reason: expect.stringContaining('devDependencies') }, {}, {}, {}],
    });
  });

  it('lets git ignore what npm installs in a repository that ignores nothing yet', async () => {
    const { cwd, read } = repository();
    await router(['init'], { cwd });
    expect(read('.gitignore')).toBe('node_modules/\n.router-one-sync/\n.*.router-one-sync/\n');
  });

  it('adds to what git ignores already, once, and says that all is right the second time', async () => {
    const { cwd, read } = repository();
    writeFileSync(join(cwd, '.gitignore'), 'node_modules/\n.router-one-sync/');
    expect((await router(['init'], { cwd })).stdout).toContain('Added lines to .gitignore\n');
    expect(read('.gitignore')).toBe('node_modules/\n.router-one-sync/\n.*.router-one-sync/\n');
    const again = await router(['init'], { cwd });
    expect(again.code).toBe(0);
    expect(again.stdout.match(/^Already right: /gm)).toHaveLength(4);
  });

  it('overwrites nothing that says something else, unless it is told to', async () => {
    const { cwd, read, files } = repository();
    const mine = 'export default { failOn: "any" };\n';
    writeFileSync(join(cwd, configFile), mine);
    const refused = await router(['init'], { cwd });
    expect(refused).toMatchObject({
      code: 6,
      stdout: '',
      stderr: `error: ${configFile} is there already and would change. Nothing was written.\n\nUse --force to overwrite it.\n`,
    });
    expect(read(configFile)).toBe(mine);
    expect(files()).toEqual([configFile]);

    const forced = await router(['init', '--force'], { cwd });
    expect(forced.stdout).toContain(`Overwrote ${configFile}\nWrote ${workflowFile}\n`);
    expect(read(configFile)).not.toBe(mine);
  });
});

describe('init for another service, or for a release,', () => {
  it('writes the job of GitLab and the pipeline that includes it, and says what the job needs', async () => {
    const { cwd, read } = repository();
    const run = await router(['init', '--ci', 'gitlab'], { cwd });
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('SYNC_TOKEN') });
    expect(parse(read('.gitlab/router-one-sync.yml'))).toHaveProperty('router-one-sync.script');
    expect(parse(read('.gitlab-ci.yml'))).toEqual({ include: [{ local: '.gitlab/router-one-sync.yml' }] });
    expect(existsSync(join(cwd, workflowFile))).toBe(false);
  });

  it('leaves a pipeline that is there to its owner, and writes the workflow that publishes', async () => {
    const { cwd, read } = repository();
    writeFileSync(join(cwd, '.gitlab-ci.yml'), 'test:\n  script: [make]\n');
    expect(publishingWorkflow(cwd)).toBeNull();
    const run = await router(['init', '--ci', 'gitlab', '--release', '--out', 'lib/client'], { cwd });
    expect(run.stdout).toContain('In .gitlab-ci.yml: include: [{ local: .gitlab/router-one-sync.yml }].');
    expect(run.stdout).toContain('trusted publisher of router-one-client');
    expect(read('.gitlab-ci.yml')).toBe('test:\n  script: [make]\n');
    expect(read(releaseFile)).toBe(releaseWorkflow({ out: 'lib/client' }));
    expect(publishingWorkflow(cwd)).toBe(releaseFile);
  });

  it.each(['litellm', 'openai-compatible'])(
    'gives the job of %s the key that its documents ask for',
    async (name) => {
      const { cwd, read } = repository();
      const { apiKey } = namesOf(gatewayOf(name));
      const run = await router(['init', '--gateway', name], { cwd });
      expect(run.code).toBe(0);
      expect(read(workflowFile)).toContain(`${apiKey}: \${{ secrets.${apiKey} }}`);
      expect(run.stdout).toContain(`${apiKey}: a key of`);
    },
  );

  it('calls the jobs of this project where its address is known, and has them whole where it is not', () => {
    const options = {
      format: 'mjs',
      out: 'lib',
      packageName: null,
      cron: '1 2 * * *',
      release: false,
      hasPipeline: false,
    } as const;
    const textOf = (service: 'github' | 'gitlab', from: Parameters<typeof planInit>[0]['calledFrom']) =>
      planInit({ ...options, service, calledFrom: from }).files[1]?.text ?? '';
    const known = { repository: 'acme/sync', tag: 'v1.0.0' };
    expect(textOf('github', known)).toContain('uses: acme/sync/.github/workflows/called-sync.yml@v1.0.0');
    expect(textOf('github', known)).toContain('- cron: "1 2 * * *"');
    expect(textOf('gitlab', known)).toContain('/acme/sync/v1.0.0/templates/gitlab-sync.yml');
    for (const service of ['github', 'gitlab'] as const)
      expect(textOf(service, null)).not.toMatch(/githubusercontent|called-sync/);
  });
});

describe('init refuses, with exit code 2 and before it writes anything,', () => {
  it('a folder in which GitHub would not find the workflow', async () => {
    const { cwd } = repository();
    const below = join(cwd, 'packages');
    mkdirSync(below);
    const run = await router(['init'], { cwd: below });
    expect(run).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not the root of a git repository'),
    });
    expect(readdirSync(below)).toEqual([]);
  });

  it('a second configuration', async () => {
    const { cwd } = repository();
    writeFileSync(join(cwd, 'router-one-sync.config.json'), '{}');
    const run = await router(['init', '--force'], { cwd });
    expect(run).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is a configuration already: router-one-sync.config.json.'),
    });
    expect(existsSync(join(cwd, configFile))).toBe(false);
  });

  it.each([
    ['--out', '../elsewhere', 'Expected a folder of the repository'],
    ['--package-name', 'Not A Name', 'Expected the name of an npm package'],
    ['--cron', 'daily', 'Expected five fields'],
  ])('%s %s', async (flag, value, words) => {
    const { cwd, files } = repository();
    const run = await router(['init', flag, value], { cwd });
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining(words) });
    expect(files()).toEqual([]);
  });
});

describe('a written configuration', () => {
  const options = { out: 'packages/router-one', packageName: null };

  it('as JSON has the schema for editors', () => {
    expect(JSON.parse(configText({ ...options, format: 'json' }))).toEqual({
      $schema: './node_modules/router-one-sync/dist/schemas/config.schema.json',
      outputs: { out: 'packages/router-one' },
      failOn: 'breaking',
    });
  });

  it('as a module explains keys that are all true: without the comment signs it loads too', async () => {
    const folder = scratchFolder();
    const text = configText({ ...options, format: 'mjs' });
    const examples = text.match(/^ {2}\/\/ [a-z]\w+: .*,$/gm) ?? [];
    expect(examples).toHaveLength(16);
    const used = text.replace(/^ {2}\/\/ (?=[a-z]\w+: .*,$)/gm, '  ');
    writeFileSync(join(folder, configFile), used);
    expect(Object.keys(await loadConfig(folder, null))).toHaveLength(2 + examples.length);
  });
});

describe('the next steps', () => {
  const steps = {
    out: 'generated',
    service: 'github',
    release: false,
    hasPipeline: false,
    isInstalled: true,
  } as const;

  it('leave out what is done, and what is not wanted', () => {
    expect(nextSteps(steps).map(({ command }) => command?.split(' ').slice(0, 2).join(' '))).toEqual([
      'npx router-one-sync',
      'npm install',
      'git add',
      undefined,
    ]);
    expect(nextSteps({ ...steps, service: null })).toHaveLength(3);
  });

  it.each([
    [null, false],
    ['not JSON', false],
    ['{}', false],
    ['{"scripts":{"router-one-sync":"x"}}', false],
    ['{"devDependencies":{"router-one-sync":"0.1.0"}}', true],
    ['{"dependencies":{"router-one-sync":"0.1.0"}}', true],
  ])('know from %s whether the tool is installed', (text, want) => {
    expect(isDependency(text)).toBe(want);
  });
});
