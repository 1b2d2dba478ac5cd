import { describe, expect, it } from 'vitest';
import { failureReport } from '../../src/ci/failure-report.ts';
import { heldNotice } from '../../src/ci/held-notice.ts';
import { linksOf, placeLinker } from '../../src/ci/links.ts';
import { proposalOf, proposalTitle } from '../../src/ci/proposal.ts';
import { labelLines, shortened } from '../../src/ci/pull-request.ts';
import { changeOf, comparisonOf, manyChanges } from '../report/comparisons.ts';

const removal = changeOf({ kind: 'model-removed', severity: 'breaking', message: 'openai/gpt-5.5: removed' });
const labelsOf = (...args: Parameters<typeof proposalOf>) =>
  proposalOf(...args)
    .labels.filter(({ wanted }) => wanted)
    .map(({ name }) => name);

describe('the pull request', () => {
  it('says in its title what happened, and first that something breaks', () => {
    expect(proposalTitle(comparisonOf([removal]))).toBe('Router One 2026-09-11, breaking: 1 model removed');
  });

  it('has a label for what breaks and one for the step', () => {
    expect(labelsOf(comparisonOf([removal], { bump: 'major' }))).toEqual([
      'router-one-sync',
      'breaking',
      'semver:major',
    ]);
    expect(labelsOf(comparisonOf([changeOf({})], { bump: 'patch' }))).toEqual([
      'router-one-sync',
      'semver:patch',
    ]);
    expect(labelsOf(comparisonOf([], { bump: 'none' }))).toEqual(['router-one-sync']);
  });

  it('says so when only the tool changed', () => {
    expect(proposalTitle(comparisonOf([], { bump: 'none' }))).toBe(
      'Router One 2026-09-11: generated anew by another version of the tool',
    );
  });

  it('names the baseline', () => {
    expect(proposalTitle(comparisonOf([], { from: null }))).toBe(
      'Router One 2026-09-11: Baseline: 38 models',
    );
  });

  it('stays below the limit of GitHub with 5,000 changes, and keeps the word on the release', () => {
    const { body } = proposalOf(comparisonOf(manyChanges(5000), { bump: 'major' }));
    expect(body.length).toBeGreaterThan(50_000);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
    expect(body).toContain('more. The artefact of the run has the whole report.');
    expect(body).toContain('at least a **major** one');
  });

  it.each([
    ['Router One: 12 models removed, 3 added, 2 prices changed', 40, 'Router One: 12 models removed…'],
    ['Router One: incomprehensibilities of every sort', 30, 'Router One:…'],
    ['short', 40, 'short'],
  ])('has a title of whole words: %j within %i is %j', (line, room, want) => {
    expect(shortened(line, room)).toBe(want.replace('One:…', 'One…'));
    expect(shortened('🦉'.repeat(9), 8)).toBe('🦉🦉🦉…');
  });

  it('links to the run, to the page and to the very lines, of either edition', () => {
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_RUN_ID: '12',
      GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/sync.yml@refs/heads/main',
    };
    const links = linksOf(env);
    const fileOf = (document: string) => `generated/documents/${document}.md`;
    const linkOf = placeLinker(links, { from: 'aaa', to: 'bbb' }, fileOf);
    const gone = { ...removal, at: { document: 'models', line: 9, side: 'from' as const } };
    const come = changeOf({
      kind: 'fact-added',
      area: 'facts',
      subject: 'Key',
      to: 'x',
      message: 'Key: added',
      at: { document: 'facts', line: 4 },
    });
    const { body } = proposalOf(comparisonOf([gone, come]), { links, linkOf, into: 'main' });
    expect(body).toContain('(https://github.com/acme/app/blob/aaa/generated/documents/models.md?plain=1#L9)');
    expect(body).toContain(
      '[facts, line 4](https://github.com/acme/app/blob/bbb/generated/documents/facts.md?plain=1#L4)',
    );
    expect(body).toContain('](https://github.com/acme/app/actions/runs/12)');
    expect(body).toContain('](https://github.com/acme/app/actions/runs/12#artifacts)');
    expect(body).toContain('“not this one again”');
    expect(body).toContain('what `main` has');
    const nothing = { service: null, run: null, artefacts: null, start: null, workflow: null, fileAt: null };
    expect(linksOf({})).toEqual(nothing);
    expect(linksOf({ ...env, GITHUB_SERVER_URL: 'https://x) [y](z' }).run).toBeNull();
  });

  it('closes long sections that break nothing, and nothing else', () => {
    const many = Array.from({ length: 30 }, (_, index) => changeOf({ subject: `elm/${index}` }));
    const { body } = proposalOf(comparisonOf([removal, ...many]));
    expect(body.match(/<details><summary>30 changes<\/summary>\n\n- `elm\/0`/g)).toHaveLength(1);
    expect(body.match(/<\/details>/g)).toHaveLength(1);
    expect(proposalOf(comparisonOf(manyChanges(30))).body).not.toContain('<details>');
  });

  it('is opened as the configuration says, and merges by itself only what does not break', () => {
    const settings = {
      ...{ reviewers: ['acme/platform', 'ann'], assignees: ['bob'], labels: ['deps'] },
      prefix: 'chore(deps): ',
      merge: 'squash',
    } as const;
    const { labels, options, body } = proposalOf(comparisonOf([changeOf({})]), { settings });
    expect(options).toBe('reviewer\tacme/platform\nreviewer\tann\nassignee\tbob\nmerge\tsquash\n');
    expect(labelLines(labels)).toContain('deps\tyes\t-\t');
    expect(body).toContain('merges by itself');
    expect(proposalTitle(comparisonOf([removal]), settings)).toMatch(/^chore\(deps\): Router One 2026/);
    for (const held of [
      comparisonOf([removal]),
      comparisonOf([], { from: null }),
      comparisonOf([], { bump: 'major' }),
    ])
      expect(proposalOf(held, { settings }).options).toContain('merge\tno\n');
    expect(
      proposalOf(comparisonOf([changeOf({})]), { settings: { ...settings, draft: true } }).options,
    ).toContain('draft\tyes\nmerge\tno');
  });

  it('gives its labels as lines of four fields', () => {
    const lines = labelLines(proposalOf(comparisonOf([removal], { bump: 'major' })).labels).split('\n');
    expect(lines[0]).toBe('router-one-sync\tyes\t1d76db\tMade by the scheduled sync');
    expect(
      lines.filter((line) => line !== '' && !/^[a-z:-]+\t(yes|no)\t[0-9a-f]{6}\t[^\t]+$/.test(line)),
    ).toEqual([]);
  });
});

describe('the notice of a held edition', () => {
  const held = [
    {
      rule: 'models-removed',
      subject: null,
      seen: '21 of 40 models removed',
      limit: '20 %',
      accept: 'models-removed=21',
    },
    {
      rule: 'price-factor',
      subject: 'a b',
      seen: '`a b` @all ×1000',
      limit: '×10',
      accept: 'price-factor:a b',
    },
  ];
  const comparison = comparisonOf([], { verdict: 'held', held });

  it('has the reasons, the exact accept, and where it is filled in', () => {
    const links = linksOf({
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_RUN_ID: '12',
      GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/sync.yml@refs/heads/main',
    });
    const { title, body } = heldNotice(comparison, links, {
      branch: 'router-one-sync/update',
      gateway: 'Router One',
    });
    expect(title).toMatch(/^Router One: Held for 2 reasons: 21 of 40 models removed/);
    expect(body).toContain("\n```text\nmodels-removed=21 'price-factor:a b'\n```\n");
    expect(body).toContain(
      "gh workflow run sync.yml -f accept='models-removed=21 '\\''price-factor:a b'\\'''",
    );
    expect(body).toContain('(https://github.com/acme/app/actions/workflows/sync.yml)');
    expect(body).not.toMatch(/(?<!`)@all/);
    expect(heldNotice(comparison, linksOf({}), { branch: 'b', gateway: 'Elm' }).body).toContain(
      'run the job by hand',
    );
  });

  it('names the variable of GitLab, where a pipeline is started by hand', () => {
    const links = linksOf({ CI_PROJECT_URL: 'https://git.example/acme/app' });
    const { body } = heldNotice(comparison, links, { branch: 'b', gateway: 'Elm' });
    expect(body).toContain(
      '[start a pipeline by hand](https://git.example/acme/app/-/pipelines/new) with the variable `ACCEPT`,',
    );
    expect(body).not.toContain('its field');
  });
});

describe('the summary of a failed run', () => {
  const failure = { code: 4, message: 'models: not readable as published', advice: null };
  const untouched = { branch: 'router-one-sync/update', head: null, pullRequest: null };
  const problem = { document: 'models', line: 3, column: 1, expected: 'an id', severity: 'error' } as const;

  it('says the code, what it means, and each problem as code', () => {
    const text = failureReport({ ...failure, problems: [{ ...problem, seen: '<b>|@all' }] }, untouched);
    expect(text).toContain('Exit code 4: A document cannot be read as published. The package is as it was.');
    expect(text).toContain('| models | 3 | error | `<b>¦@all` | an id |');
  });

  it('has each fault on a line of its own that ends once, and names what stays', () => {
    const message = 'openapi: 503 (4 tries)\nmodels: answered nothing\nThe last check was yesterday.';
    const there = { branch: 'router-one-sync/update', head: 'c1', pullRequest: 7 };
    const text = failureReport({ code: 3, message, advice: 'Try again.', problems: [] }, there);
    expect(text).toContain(
      '- openapi: 503 (4 tries)\n- models: answered nothing.\n- The last check was yesterday.\n',
    );
    expect(text).not.toContain('..');
    expect(text).toContain('so are the branch `router-one-sync/update` and its pull request 7.');
  });

  it('is cut, with the count of the rest', () => {
    const problems = Array.from({ length: 5000 }, () => ({ ...problem, seen: 'x'.repeat(400) }));
    const text = failureReport({ ...failure, problems }, untouched);
    expect(text).toContain('… and 4800 more, in the log of this step.');
    expect(Buffer.byteLength(text)).toBeLessThan(900_000);
  });
});
