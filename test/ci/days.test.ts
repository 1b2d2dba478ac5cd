import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { branch, cloneWith } from './clone.ts';
import { FakeGitHub, type GitHubState, type WorkflowRun } from './fake-github.ts';

/** What happens on a day, and what a maintainer sees in the evening. */
interface Day {
  readonly given: string;
  /** What the site publishes; a status where it answers nothing else. */
  readonly page: ((text: string) => string) | number;
  readonly accept?: (state: GitHubState) => string;
  /** What a person does in the morning. */
  readonly before?: (town: Town) => void;
  readonly code: number;
  readonly action: string;
  /** The newest pull request: its number, state and the kind of its news. */
  readonly pr: string;
  readonly issue: string;
}

type Town = Awaited<ReturnType<typeof foundTown>>;

const row = (id: string, price = '$0.50') =>
  `| \`${id}\` | Elm | chat, streaming | 128k | ${price} | $2.00 | - | - | Active | - |\n`;
const asPublished = (text: string) => text;
const withElm = (text: string) => text.replace(/^(?=\| `openai\/gpt-5\.6-terra`)/m, row('elm/oak-1'));
const withoutGrok = (text: string) => withElm(text).replace(/^\| `grok-4\.5`.*\n/m, '');
const firstRows = (text: string) => text.replace(/((?:^\|.*\n){4})(?:^\|.*\n)+/gm, '$1');
const laterDay = (page: (text: string) => string) => (text: string) =>
  page(text).replace(/^Last updated: .*$/m, 'Last updated: 2026-12-24');
const html = () => '<!doctype html><title>Maintenance</title>';
const withAsh = (text: string) => withElm(text).replace(/^(?=\| `elm\/oak-1`)/m, row('elm/ash-1'));
const withYew = (text: string) => withAsh(text).replace(/^(?=\| `elm\/oak-1`)/m, row('elm/yew-1'));

const closeByHand = ({ github }: Town) =>
  github.change((state) => ({ ...state, prs: state.prs.map((pr) => ({ ...pr, state: 'CLOSED' })) }));
const commitByHand = ({ clone }: Town) => {
  clone.git('fetch', '--quiet', '--prune', 'origin');
  clone.git('checkout', '--quiet', '--force', '--detach', `origin/${branch}`);
  writeFileSync(join(clone.folder, 'generated/notes.md'), 'by hand\n');
  clone.git('add', '.');
  clone.git('commit', '--quiet', '--message', 'By hand');
  clone.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
};
const acceptOf = ({ issues }: GitHubState) => /```text\n(.*)\n```/.exec(issues.at(-1)?.body ?? '')?.[1] ?? '';

const days: readonly Day[] = [
  { given: 'additive', page: withElm, code: 0, action: 'create', pr: '#1 OPEN minor', issue: '' },
  { given: 'same again', page: laterDay(withElm), code: 0, action: 'keep', pr: '#1 OPEN minor', issue: '' },
  {
    given: 'breaking',
    page: withoutGrok,
    code: 0,
    action: 'update',
    pr: '#1 OPEN breaking major',
    issue: '',
  },
  { given: '503', page: 503, code: 3, action: 'none', pr: '#1 OPEN breaking major', issue: '' },
  { given: 'HTML page', page: html, code: 4, action: 'none', pr: '#1 OPEN breaking major', issue: '' },
  { given: 'held', page: firstRows, code: 5, action: 'none', pr: '#1 OPEN breaking major', issue: '#2 OPEN' },
  {
    given: 'wrong accept',
    page: firstRows,
    accept: () => 'models-removed=1',
    code: 2,
    action: 'none',
    pr: '#1 OPEN breaking major',
    issue: '#2 OPEN',
  },
  {
    given: 'accept',
    page: firstRows,
    accept: acceptOf,
    code: 0,
    action: 'update',
    pr: '#1 OPEN breaking major',
    issue: '#2 CLOSED',
  },
  {
    given: 'recovered',
    page: withoutGrok,
    code: 0,
    action: 'update',
    pr: '#1 OPEN breaking major',
    issue: '#2 CLOSED',
  },
  {
    given: 'back to baseline',
    page: asPublished,
    code: 0,
    action: 'close',
    pr: '#1 CLOSED breaking major',
    issue: '#2 CLOSED',
  },
  {
    given: 'no change',
    page: laterDay(asPublished),
    code: 0,
    action: 'none',
    pr: '#1 CLOSED breaking major',
    issue: '#2 CLOSED',
  },
  { given: 'new', page: withElm, code: 0, action: 'create', pr: '#3 OPEN minor', issue: '#2 CLOSED' },
  {
    given: 'closed by hand',
    page: withElm,
    before: closeByHand,
    code: 0,
    action: 'keep',
    pr: '#3 CLOSED minor',
    issue: '#2 CLOSED',
  },
  { given: 'newer news', page: withAsh, code: 0, action: 'create', pr: '#4 OPEN minor', issue: '#2 CLOSED' },
  {
    given: 'foreign commit',
    page: withYew,
    before: commitByHand,
    code: 0,
    action: 'blocked',
    pr: '#4 OPEN minor',
    issue: '#2 CLOSED',
  },
];

async function foundTown() {
  const clone = await cloneWith('2026-06-10');
  const down = createServer((_, answer) => answer.writeHead(503, { 'retry-after': '86400' }).end());
  await new Promise<void>((ready) => down.listen(0, '127.0.0.1', ready));
  const github = new FakeGitHub(join(clone.folder, '../github'), clone.origin);
  return { clone, down, github, site: join(clone.folder, '../site') };
}

function addressOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

function seen(run: WorkflowRun, { prs, issues }: GitHubState): Pick<Day, 'code' | 'action' | 'pr' | 'issue'> {
  const [pr, issue] = [prs.at(-1), issues.at(-1)];
  const labels = (pr?.labels ?? [])
    .filter((name) => name !== 'router-one-sync')
    .map((name) => name.replace('semver:', ''));
  return {
    code: run.code,
    action: run.outputs['action'] ?? '',
    pr: pr === undefined ? '' : `#${pr.number} ${pr.state} ${labels.join(' ')}`,
    issue: issue === undefined ? '' : `#${issue.number} ${issue.state}`,
  };
}

/** The workflow runs on Linux alone. */
describe.runIf(process.platform === 'linux')('a maintainer sees', () => {
  let town: Town;
  const table: string[] = [];
  beforeAll(async () => {
    town = await foundTown();
  }, 120_000);
  afterAll(() => {
    town.down.close();
    town.clone.remove();
    process.stdout.write(`${table.join('\n')}\n`);
  });

  it.each(days.map((day, index) => ({ ...day, index })))(
    'on the day of "$given" $action, $pr, $issue',
    { timeout: 120_000 },
    async ({ given, page, accept, before, index, ...want }) => {
      const { github, clone, site } = town;
      before?.(town);
      clone.publish('2026-06-10', typeof page === 'number' ? {} : { 'models.md': page });
      const date = `2026-07-${String(index + 1).padStart(2, '0')}`;
      const upstream = typeof page === 'number' ? addressOf(town.down) : site;
      const main = clone.git('rev-parse', 'origin/main');
      const run = await github.run(clone.folder, { upstream, date, accept: accept?.(github.state()) ?? '' });
      const state = github.state();
      const { code, action, pr, issue } = seen(run, state);
      const headline =
        (/^- (.*)$/m.exec(code > 1 && code !== 5 ? run.summary : '') ??
          /^## (.*)$/m.exec(run.summary))?.[1] ?? '';
      table.push(`| ${date} | ${given} | ${code} | ${action} | ${pr} | ${issue} | ${headline} |`);
      expect({ code, action, pr, issue }, run.log).toEqual(want);
      expect(clone.git('rev-parse', 'origin/main')).toBe(main);
      expect(
        clone
          .git('status', '--porcelain')
          .split('\n')
          .filter((line) => code !== 0 && line !== ''),
      ).toEqual([]);
      told[given]?.(run, state);
    },
  );
});

/** What more a maintainer finds on some days. */
const told: Readonly<Record<string, (run: WorkflowRun, state: GitHubState) => void>> = {
  additive: ({ log }, { prs }) => {
    expect(prs[0]?.title).toBe('Router One 2026-07-01: 1 model added');
    expect(prs[0]?.body).toMatch(/\]\(https:\/\/github\.test\/acme\/app\/actions\/runs\/12\)/);
    expect(log).toMatch(/^::notice file=generated\/documents\/models\.md,line=\d+,title=Added models::/m);
    expect(log).not.toMatch(/^::(?:warning|error) /m);
  },
  'same again': ({ log }) => {
    expect(log.match(/^::(?:notice|warning|error) .*$/gm)).toEqual([
      '::notice title=Proposed already::Pull request 1 says all of this since 2026-07-01.',
    ]);
  },
  breaking: (_, { prs }) => {
    const { body = '', head = '' } = prs[0] ?? {};
    expect(body).toMatch(
      /models, line \d+ of the edition before\]\(https:\/\/github\.test\/acme\/app\/blob\/[0-9a-f]{40}\/generated\/documents\/models\.md\?plain=1#L\d+\)/,
    );
    expect(head).toMatch(/^[0-9a-f]{40}$/);
  },
  '503': ({ summary, log, outputs }) => {
    expect(summary.match(/^- .*503.*$/gm)?.length).toBe(4);
    expect(summary).not.toContain('..');
    expect(summary).toContain('so are the branch `router-one-sync/update` and its pull request 1.');
    expect(log.match(/^::error title=The sync failed \(exit code 3\)::.*503/gm)).toHaveLength(4);
    expect(outputs).toMatchObject({
      'pull-request': '1',
      'branch-head': expect.stringMatching(/^[0-9a-f]{40}$/),
    });
  },
  held: (_, { prs, issues }) => {
    expect(issues[0]?.title).toMatch(/^Router One: Held/);
    expect(issues[0]?.body).toMatch(/```text\nmodels-removed=\d+.*\n```/);
    expect(prs[0]?.comments.at(-1)).toContain('https://github.test/acme/app/issues/2 names the reasons');
  },
  'closed by hand': ({ log }) => {
    expect(log).toContain('::notice title=Declined::');
  },
};

it('the days above are those of the documentation', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8');
  expect(days.filter(({ given }) => !page.includes(given))).toEqual([]);
});
