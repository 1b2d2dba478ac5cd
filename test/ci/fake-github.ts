import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { builtCli } from '../support/command-line.ts';
import { gitIn } from './clone.ts';
import { stepOf } from './github-runner.ts';

/** What a repository on GitHub shows. */
export interface GitHubState {
  readonly prs: ReadonlyArray<{
    number: number;
    state: string;
    head: string;
    title: string;
    body: string;
    labels: string[];
    comments: string[];
  }>;
  readonly issues: ReadonlyArray<{
    number: number;
    state: string;
    label: string;
    title: string;
    body: string;
    comments: string[];
  }>;
  readonly lastSuccess: string;
}

/** One run of the workflow, as a maintainer sees it. */
export interface WorkflowRun {
  readonly code: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
}

/** A repository on a GitHub that only pretends, whose workflow runs with the very texts of its steps. */
export class FakeGitHub {
  readonly #folder: string;
  readonly #origin: string;

  constructor(folder: string, origin: string) {
    this.#folder = folder;
    this.#origin = origin;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'state.json'), JSON.stringify({ prs: [], issues: [], lastSuccess: '' }));
    for (const [name, text] of [
      ['gh', gh],
      ['npx', npx],
    ] as const) {
      writeFileSync(join(folder, name), text);
      chmodSync(join(folder, name), 0o755);
    }
  }

  state(): GitHubState {
    return JSON.parse(readFileSync(join(this.#folder, 'state.json'), 'utf8'));
  }

  /** What a person does on the site. */
  change(edit: (state: GitHubState) => GitHubState): void {
    writeFileSync(join(this.#folder, 'state.json'), JSON.stringify(edit(this.state())));
  }

  /** Runs the three jobs of the workflow in a fresh checkout. */
  async run(
    clone: string,
    { upstream, date, accept = '' }: { upstream: string; date: string; accept?: string },
  ): Promise<WorkflowRun> {
    const [output, summary] = [join(this.#folder, 'output'), join(this.#folder, 'summary')];
    for (const file of [output, summary]) writeFileSync(file, '');
    this.#checkout(clone);
    const env = {
      ...{
        UPSTREAM: upstream,
        DAY: date,
        ACCEPT: accept,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
      },
      ...{ GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://github.test', GITHUB_REPOSITORY: 'acme/app' },
      ...{ GITHUB_RUN_ID: '12', GITHUB_REF_NAME: 'main', RUNNER_TEMP: this.#folder },
      GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/router-one-sync.yml@refs/heads/main',
    };
    await this.#step('sync', 'Ask GitHub what is there', clone, env);
    const { code, log } = await this.#step('sync', 'Sync', clone, env);
    const outputs = readOutputs(readFileSync(output, 'utf8'));
    const proposed = code === 0 ? await this.#propose(clone, env, outputs) : 'skipped';
    await this.#watch(clone, env, outputs, code === 0 ? 'success' : 'failure', proposed);
    if (code === 0) this.change((state) => ({ ...state, lastSuccess: `${date}T05:23:00Z` }));
    return { code, outputs, summary: readFileSync(summary, 'utf8'), log };
  }

  #checkout(clone: string): void {
    gitIn(clone, 'checkout', '--quiet', '--force', 'main');
    gitIn(clone, 'clean', '-ffdxq');
    gitIn(clone, 'fetch', '--quiet', '--prune', 'origin');
  }

  async #propose(
    clone: string,
    env: NodeJS.ProcessEnv,
    outputs: Readonly<Record<string, string>>,
  ): Promise<string> {
    const { action = '', commit = '' } = outputs;
    if (!['create', 'update', 'close'].includes(action)) return 'skipped';
    const own = {
      ...{ ...env, ACTION: action, COMMIT: commit, BRANCH_HEAD: outputs['branch-head'] },
      ...{ PULL_REQUEST: outputs['pull-request'], PROPOSAL: join(clone, '.router-one-sync/ci/proposal') },
    };
    const steps =
      action === 'close'
        ? ['Close what no longer holds']
        : [...(commit === '' ? [] : ['Push the branch']), 'Open or update the pull request'];
    for (const name of steps) {
      const { code, log } = await this.#step('propose', name, clone, own);
      if (code !== 0) throw new Error(`${name}: ${log}`);
    }
    return 'success';
  }

  async #watch(
    clone: string,
    env: NodeJS.ProcessEnv,
    outputs: Readonly<Record<string, string>>,
    synced: string,
    proposed: string,
  ): Promise<void> {
    const own = {
      ...{ ...env, SYNC_RESULT: synced, PROPOSE_RESULT: proposed, HELD: outputs['held'], STALE_DAYS: '3' },
      ...{ PULL_REQUEST: outputs['pull-request'], NOTICE: join(clone, '.router-one-sync/ci/held') },
      ...{
        HELD_LABEL: 'router-one-sync-held',
        LABEL: 'router-one-sync-stale',
        RUN_URL: 'https://github.test/run',
      },
    };
    const { code, log } = await this.#step(
      'watch',
      'Tell of an edition that is held, and close the issue when none is',
      clone,
      own,
    );
    if (code !== 0) throw new Error(log);
  }

  #step(
    job: string,
    name: string,
    cwd: string,
    env: NodeJS.ProcessEnv,
  ): Promise<{ code: number; log: string }> {
    const script = join(this.#folder, 'step.sh');
    writeFileSync(script, stepOf(job, name));
    const path = `${this.#folder}${delimiter}${process.env['PATH']}`;
    const fake = {
      BRANCH: 'router-one-sync/update',
      GH_FAKE: this.#folder,
      ORIGIN: this.#origin,
      CLI: builtCli,
    };
    return new Promise((done) => {
      const child = execFile(
        'bash',
        ['--noprofile', '--norc', '-eo', 'pipefail', script],
        { cwd, env: { ...process.env, ...env, ...fake, PATH: path, NODE: process.execPath } },
        (_error, stdout, stderr) => done({ code: child.exitCode ?? 1, log: stdout + stderr }),
      );
    });
  }
}

function readOutputs(text: string): Record<string, string> {
  const entries = text.matchAll(/^([\w-]+)<<(\w+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...entries].map(([, name = '', , value = '']) => [name, value]));
}

/** The installed tool, asked for a site of the test on a day of the test. */
const npx = `#!/usr/bin/env bash
shift 2
exec "$NODE" "$CLI" "$@" --upstream "$UPSTREAM" --date "$DAY"
`;

/** As much of gh as the workflow uses, over one file. */
const gh = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs');
const { execFileSync } = require('node:child_process');
const file = process.env.GH_FAKE + '/state.json';
const state = JSON.parse(readFileSync(file, 'utf8'));
const [noun, verb, ...rest] = process.argv.slice(2);
const flags = {};
const words = [];
for (let i = 0; i < rest.length; i += 1) {
  if (!rest[i].startsWith('--')) words.push(rest[i]);
  else if (/^--(force|auto|draft|disable-auto|squash|merge|rebase)$/.test(rest[i])) flags[rest[i]] = true;
  else (flags[rest[i]] ??= []).push(rest[(i += 1)]);
}
const one = (name) => flags[name]?.[0];
const text = () => one('--body') ?? (one('--body-file') ? readFileSync(one('--body-file'), 'utf8') : '');
const head = () => execFileSync('git', ['for-each-ref', '--format=%(objectname)', 'refs/heads/' + process.env.BRANCH], { cwd: process.env.ORIGIN, encoding: 'utf8' }).trim();
const say = (line) => process.stdout.write(line + '\\n');
const list = noun === 'pr' ? state.prs : state.issues;
const meant = () => {
  const found = list.find(({ number }) => String(number) === (words[0] ?? '').split('/').at(-1));
  if (!found) { process.stderr.write('no such ' + noun + '\\n'); process.exit(1); }
  return found;
};
const number = () => state.prs.length + state.issues.length + 1;
for (const pr of state.prs) if (pr.state === 'OPEN') pr.head = head() || pr.head;
const deeds = {
  'pr list': () => {
    const open = state.prs.filter((pr) => one('--state') === 'all' || pr.state === 'OPEN');
    if (one('--jq')) { if (open[0]) say(open[0].number); return; }
    say(JSON.stringify(open.map(({ number, state: s, head: h }) => ({ number, state: s, headRefOid: h, isCrossRepository: false }))));
  },
  'pr create': () => {
    const pr = { number: number(), state: 'OPEN', head: head(), title: one('--title'), body: text(), labels: flags['--label'] ?? [], comments: [] };
    state.prs.push(pr);
    say('https://github.test/acme/app/pull/' + pr.number);
  },
  'pr edit': () => {
    const pr = meant();
    Object.assign(pr, { title: one('--title'), body: text() });
    const labels = new Set([...pr.labels, ...(flags['--add-label'] ?? [])]);
    for (const name of flags['--remove-label'] ?? []) labels.delete(name);
    pr.labels = [...labels];
  },
  'pr close': () => { const pr = meant(); pr.state = 'CLOSED'; pr.comments.push(one('--comment')); },
  'pr comment': () => meant().comments.push(text()),
  'issue list': () => { for (const issue of state.issues) if (issue.state === 'OPEN' && issue.label === one('--label')) say(issue.number); },
  'issue create': () => {
    const issue = { number: number(), state: 'OPEN', label: one('--label'), title: one('--title'), body: text(), comments: [] };
    state.issues.push(issue);
    say('https://github.test/acme/app/issues/' + issue.number);
  },
  'issue edit': () => Object.assign(meant(), { title: one('--title'), body: text() }),
  'issue close': () => { const issue = meant(); issue.state = 'CLOSED'; issue.comments.push(one('--comment')); },
  'run list': () => state.lastSuccess && say(state.lastSuccess),
  'label create': () => {},
};
const deed = deeds[noun + ' ' + verb];
if (!deed) { process.stderr.write('not known: ' + noun + ' ' + verb + '\\n'); process.exit(1); }
deed();
writeFileSync(file, JSON.stringify(state));
`;
