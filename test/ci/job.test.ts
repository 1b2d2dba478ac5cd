import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHistory } from '../../src/history/log.ts';
import { router, scratchFolder } from '../support/command-line.ts';
import { branch, type Clone, cloneWith, gitIn } from './clone.ts';

let clone: Awaited<ReturnType<typeof cloneWith>>;

beforeAll(async () => {
  clone = await cloneWith('2026-06-10');
}, 60_000);
afterAll(() => clone.remove());

describe('the step of a job', () => {
  it('does nothing when upstream says what the package has', async () => {
    const { code, outputs, summary } = await clone.ci();
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ changed: 'false', bump: 'none', action: 'none', commit: '' });
    expect(summary).toContain('Nothing changed.');
  });

  it('is red with the code of the sync when a document cannot be read, and says why in every place', async () => {
    clone.publish('2026-06-10', { 'openapi.json': () => '{"openapi": ::error::gotcha' });
    const { code, log, outputs, summary } = await clone.ci();
    expect(code).toBe(4);
    expect(outputs).toMatchObject({ changed: 'false', held: 'false', action: 'none' });
    expect(summary).toContain('Exit code 4');
    expect(log).toContain('::error title=The sync failed (exit code 4)::openapi: not readable as published');
    expect(commandsIn(log).filter((line) => line.includes('gotcha'))).toEqual([]);
    expect(clone.git('status', '--porcelain')).toBe('');

    const stale = await clone.ci('--max-age', '3d', '--last-check', '2026-06-01T05:23:00Z');
    expect(stale.code).toBe(3);
    expect(stale.summary).toMatch(/^\| openapi \| 1 \| error \| .*gotcha/m);
    expect(stale.summary).toMatch(/^- The last successful check was on 2026-06-01/m);
  });

  it('is red when the configuration cannot be used, and says so in every place', async () => {
    const config = join(scratchFolder(), 'config.json');
    writeFileSync(config, '{ "maxAge": "soon" }');
    const { code, log, outputs, summary } = await clone.ci('--config', config);
    expect(code).toBe(2);
    expect(outputs).toMatchObject({ changed: 'false', held: 'false', action: 'none', branch });
    expect(summary).toContain('Exit code 2');
    expect(summary).toContain('maxAge');
    expect(log).toContain('::error title=The sync failed (exit code 2)::');
    expect(existsSync(join(clone.folder, '.router-one-sync/ci/report.md'))).toBe(true);
  });

  it('is red when the edition is held, keeps it, and wants an accept of the very number', async () => {
    clone.publish('2026-06-10', { 'models.md': firstRowsOnly });
    const held = await clone.ci();
    expect(held.code).toBe(5);
    expect(held.outputs).toMatchObject({ held: 'true', action: 'none', commit: '' });
    expect(existsSync(join(clone.folder, '.router-one-sync/held/documents/models.md'))).toBe(true);
    expect(clone.git('status', '--porcelain')).toBe('');

    const wrong = await clone.ci('--accept', '--accept models-removed=1');
    expect(wrong.code).toBe(2);
    expect(wrong.summary).toContain('does not fit what was seen');
  });

  it('is red in a folder that is no repository', async () => {
    const run = await router(['ci'], { cwd: scratchFolder() });
    expect(run).toMatchObject({ code: 6, stdout: expect.stringContaining('git rev-parse failed') });
  });
});

/** One proposal, from the day on which it is made to the day on which it no longer holds. */
describe('a proposal', () => {
  let head = '';

  it('is made of an edition that breaks, with outputs, a summary and annotations, and the job stays green', async () => {
    clone.publish('2026-09-11');
    const { code, log, outputs, summary } = await clone.ci('--date', '2026-09-12');
    expect({ code, outputs }).toEqual({
      code: 0,
      outputs: {
        changed: 'true',
        breaking: 'true',
        held: 'false',
        bump: 'major',
        added: '9',
        removed: '1',
        'report-path': '.router-one-sync/ci/report.md',
        action: 'create',
        branch,
        'branch-head': '',
        commit: expect.stringMatching(/^[0-9a-f]{40}$/),
        'pull-request': '',
      },
    });
    expect(summary).toMatch(/^## \d+ breaking: 1 model removed, 1 renamed/);
    expect(log).toMatch(
      /^::error file=generated\/documents\/models\.md,title=Removed models::.*\(line 14 of the edition before\)$/m,
    );
    head = outputs['commit'] ?? '';
  });

  it('leaves branch and index as they were, and its bundle brings the package alone into a shallow clone', () => {
    expect(clone.git('rev-parse', '--abbrev-ref', 'HEAD')).toBe('main');
    expect(clone.git('diff', '--cached', '--name-only')).toBe('');
    const shallow = join(scratchFolder(), 'shallow');
    gitIn(clone.folder, 'clone', '--quiet', '--depth', '1', `file://${clone.origin}`, shallow);
    const bundle = join(clone.folder, '.router-one-sync/ci/proposal/commit.bundle');
    gitIn(shallow, 'fetch', '--quiet', bundle, `refs/heads/${branch}`);
    gitIn(shallow, 'push', '--quiet', 'origin', `${head}:refs/heads/${branch}`);
    const changed = gitIn(shallow, 'diff', '--name-only', 'HEAD', head).split('\n');
    expect(changed).toContain('generated/models.js');
    expect(changed.filter((path) => !path.startsWith('generated/'))).toEqual([]);
    expect(gitIn(shallow, 'log', '-1', '--format=%an: %s', head)).toMatch(
      /^github-actions\[bot\]: Router One 2026-09-12, breaking: 1 model removed/,
    );
  });

  it('is left alone on a later day when upstream says the same, with another date line', async () => {
    clone.publish('2026-09-11', { 'models.md': otherDateLine });
    expect((await clone.ci('--date', '2026-09-20', ...openPullRequest(clone, head))).outputs).toMatchObject({
      action: 'keep',
      commit: '',
      'branch-head': head,
      'pull-request': '7',
    });
  });

  it('is closed when upstream says again what main has', async () => {
    clone.publish('2026-06-10', { 'models.md': otherDateLine });
    expect((await clone.ci('--date', '2026-09-20', ...openPullRequest(clone, head))).outputs).toMatchObject({
      changed: 'false',
      action: 'close',
      commit: '',
      'branch-head': head,
      'pull-request': '7',
    });
  });

  it('keeps its day, and loses the pull request to nobody, when only the package is made otherwise', async () => {
    clone.publish('2026-09-11');
    const flags = ['--date', '2026-09-20', '--package-name', '@acme/router-one'];
    const { outputs } = await clone.ci(...flags, ...openPullRequest(clone, head));
    expect(outputs).toMatchObject({ action: 'update', 'branch-head': head, 'pull-request': '7' });
    expect(dayOf(clone, outputs['commit'] ?? '')).toBe('2026-09-12');
  });

  it('is never overwritten once somebody else committed to its branch', async () => {
    clone.git('checkout', '--quiet', '--force', '--detach', head);
    writeFileSync(join(clone.folder, 'generated/notes.md'), 'by hand\n');
    clone.git('add', '.');
    clone.git('commit', '--quiet', '--message', 'By hand');
    clone.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    const stranger = clone.git('rev-parse', 'HEAD');
    clone.publish('2026-06-10');
    const { code, log, outputs } = await clone.ci(...openPullRequest(clone, stranger));
    expect({ code, ...outputs }).toMatchObject({ code: 0, action: 'blocked', commit: '' });
    expect(log).toContain('::warning title=Somebody else works on the branch::');
  });
});

describe('a proposal with the replacements of the repository', () => {
  it('has them in a second commit, with every other byte as it was, and says what is left', async () => {
    clone.git('push', '--quiet', 'origin', '--delete', branch);
    clone.git('checkout', '--quiet', '--force', 'main');
    const files = {
      'chat.ts': "call({ model: 'anthropic/claude-haiku-4-5' });\r\n",
      'router-one-sync.config.json': `${JSON.stringify({
        pullRequest: { replaceUses: true },
        uses: { ignores: [{ id: 'anthropic/claude-haiku-4-5', path: 'old', reason: 'recorded' }] },
      })}\n`,
      'yarn.lock': 'anthropic/claude-haiku-4-5\n',
      '.github/workflows/nightly.yml': 'env: { MODEL: anthropic/claude-haiku-4-5 }\n',
    };
    mkdirSync(join(clone.folder, '.github/workflows'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(clone.folder, name), text);
    clone.git('add', '.');
    clone.git('commit', '--quiet', '--message', 'A program');
    clone.git('push', '--quiet', 'origin', 'main');
    clone.publish('2026-09-11');
    const { outputs } = await clone.ci('--date', '2026-09-12');
    const commit = outputs['commit'] ?? '';
    expect(clone.git('show', '--name-only', '--format=', commit)).toBe('chat.ts');
    expect(clone.git('show', `${commit}:chat.ts`)).toBe("call({ model: 'anthropic/claude-haiku-4.5' });");
    expect(clone.git('diff', '--stat', `${commit}~1`, commit)).toContain('1 insertion(+), 1 deletion(-)');
    expect(clone.git('rev-parse', `${commit}~2`)).toBe(clone.git('rev-parse', 'main'));
    expect(clone.git('status', '--porcelain', '--', 'chat.ts')).toBe('');
    const body = readFileSync(join(clone.folder, '.router-one-sync/ci/proposal/body.md'), 'utf8');
    expect(body).toContain(
      '**A second commit** replaces 1 id in 1 file, as `uses --write` would: `chat.ts`.',
    );
    expect(body).toContain('2 other uses of what is gone or ends need a person');
  });
});

/** What `gh pr list` answers when the commit has an open pull request, as flags. */
function openPullRequest({ folder }: Clone, commit: string): string[] {
  const file = join(folder, '../pull-requests.json');
  writeFileSync(
    file,
    JSON.stringify([{ number: 7, state: 'OPEN', headRefOid: commit, isCrossRepository: false }]),
  );
  return ['--pull-requests', file];
}

function otherDateLine(text: string): string {
  const changed = text.replace(/^Last updated: .*$/m, 'Last updated: 2026-12-24');
  if (changed === text) throw new Error('the sample has no date line');
  return changed;
}

/** The page with the first two rows of each table, so that most models are gone. */
function firstRowsOnly(text: string): string {
  let rows = 0;
  return text
    .split('\n')
    .filter((line) => {
      rows = line.startsWith('|') ? rows + 1 : 0;
      return rows <= 4;
    })
    .join('\n');
}

function dayOf({ git }: Clone, commit: string): string {
  return parseHistory(`${git('show', `${commit}:generated/history.jsonl`)}\n`).at(-1)?.date ?? '';
}

/** The lines of a log that the runner takes for commands. */
function commandsIn(log: string): string[] {
  const commands: string[] = [];
  let stopped: string | null = null;
  for (const line of log.split('\n').map((text) => text.trim())) {
    const [, word] = /^::stop-commands::(\w+)$/.exec(line) ?? [];
    if (stopped !== null) stopped = line === `::${stopped}::` ? null : stopped;
    else if (word !== undefined) stopped = word;
    else if (line.startsWith('::')) commands.push(line);
  }
  return commands;
}
