import { appendFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/base/failure.ts';
import { addedSince } from '../../src/uses/added-lines.ts';
import { reachesUse } from '../../src/uses/fail-on-use.ts';
import { findUses, type UsesQuery } from '../../src/uses/find-uses.ts';
import { listFiles } from '../../src/uses/source-files.ts';
import { knownModels } from './known.ts';
import { commitAll, git, treeOf } from './tree.ts';

const query: UsesQuery = {
  known: knownModels({ id: 'lynx-2', gone: { renamed: 'lynx-3' } }, { id: 'lynx-3' }),
  operations: [],
  today: '2026-11-27',
  all: false,
  added: null,
  maxBytes: 1000,
  except: [],
  ignores: [],
};

async function pathsIn(root: string, ...paths: readonly string[]): Promise<string[]> {
  return (await listFiles(paths, root)).map(({ path }) => path);
}

describe('the files that are searched', () => {
  it('are those that git tracks', async () => {
    const root = treeOf({ 'a.ts': '', 'dist/b.js': '', '.gitignore': 'dist\n' });
    git(root, 'init', '--quiet');
    git(root, 'add', '.');
    writeFileSync(join(root, 'new.ts'), '');
    expect(await pathsIn(root)).toEqual(['.gitignore', 'a.ts']);
  });

  it('are, outside of a repository, all that no .gitignore names', async () => {
    const root = treeOf({
      '.gitignore': 'dist/\n*.log\n',
      'a.ts': '',
      'dist/b.js': '',
      'c/.gitignore': '!keep.log\nskip.ts\n',
      'c/skip.ts': '',
      'c/d.ts': '',
      'x.log': '',
      'node_modules/e.js': '',
    });
    expect(await pathsIn(root)).toEqual(['.gitignore', 'a.ts', 'c/.gitignore', 'c/d.ts']);
  });

  it('are those below the given paths, each once', async () => {
    const root = treeOf({ 'a/b.ts': '', 'a/c.ts': '', 'd.ts': '' });
    expect(await pathsIn(root, 'a', 'a/b.ts')).toEqual(['a/b.ts', 'a/c.ts']);
    await expect(listFiles(['nowhere'], root)).rejects.toThrow(UsageFailure);
    symlinkSync(join(root, 'a'), join(root, 'link'));
    await expect(listFiles(['link'], root)).rejects.toThrow('link is a link, and links are not followed');
  });

  it('are never behind links, and those that are not looked at are named', async () => {
    const root = treeOf({
      'code.ts': '"lynx-2"',
      'large.txt': 'lynx-2 '.repeat(200),
      'picture.png': new Uint8Array([0x89, 0, 1, 2]),
      'wide.ps1': Buffer.from('\ufefflynx-2', 'utf16le'),
      'latin.txt': Buffer.from('caf\xe9 lynx-2', 'latin1'),
    });
    symlinkSync(join(root, 'code.ts'), join(root, 'link.ts'));
    commitAll(root);
    const found = findUses(await listFiles([], root), query);
    expect(found.uses.map(({ path, line, column }) => `${path}:${line}:${column}`)).toEqual([
      'code.ts:1:2',
      'latin.txt:1:6',
    ]);
    expect(found.skipped).toEqual([
      { path: 'large.txt', reason: 'large' },
      { path: 'picture.png', reason: 'binary' },
      { path: 'wide.ps1', reason: 'utf-16' },
    ]);
  });
});

describe('the lines that a gate looks at', () => {
  it('are those added since a revision, committed or not', async () => {
    const root = treeOf({ 'a.ts': '"lynx-2"\n', 'b.ts': '"lynx-2"\n' });
    commitAll(root);
    appendFileSync(join(root, 'a.ts'), '"new"\n"lynx-2"\n');
    const added = await addedSince('HEAD', root);
    const found = findUses(await listFiles([], root), { ...query, added });
    expect(found.uses.map(({ path, line }) => `${path}:${line}`)).toEqual(['a.ts:3']);
  });

  it('are none in a file that only moved, and are found in a file of any name', async () => {
    const odd = 'ü "q"\\\t.ts';
    const root = treeOf({ 'old.ts': '"lynx-2"\n// 1\n// 2\n// 3\n// 4\n' });
    commitAll(root);
    renameSync(join(root, 'old.ts'), join(root, 'new.ts'));
    appendFileSync(join(root, 'new.ts'), '"lynx-2"\n');
    writeFileSync(join(root, odd), '"lynx-2"\n');
    writeFileSync(join(root, 'z.ts'), '++ b/new.ts\n"lynx-2"\n');
    git(root, 'add', '--all');
    // Somebody's own ways to see a difference are not ours.
    git(root, 'config', 'diff.mnemonicPrefix', 'true');
    git(root, 'config', 'diff.interHunkContext', '9');
    const added = await addedSince('HEAD', root);
    const found = findUses(await listFiles([], root), { ...query, added });
    expect(found.uses.map(({ path, line }) => `${path}:${line}`)).toEqual(['new.ts:6', 'z.ts:2', `${odd}:1`]);
  });

  it('are those of files too that git is told not to show', async () => {
    const root = treeOf({ '.gitattributes': '*.gen.ts -diff\n', 'a.gen.ts': 'one\n' });
    commitAll(root);
    appendFileSync(join(root, 'a.gen.ts'), '"lynx-2"\n');
    const found = findUses(await listFiles([], root), { ...query, added: await addedSince('HEAD', root) });
    expect(found.uses.map(({ path, line }) => `${path}:${line}`)).toEqual(['a.gen.ts:2']);
  });

  it('need a repository and a revision of it', async () => {
    const root = treeOf({ 'a.ts': '' });
    await expect(addedSince('HEAD', root)).rejects.toThrow('needs a git repository');
    commitAll(root);
    await expect(addedSince('v9', root)).rejects.toThrow('git knows no such revision');
    await expect(addedSince('--output=x', root)).rejects.toThrow('git knows no such revision');
  });
});

describe('a use that is wanted', () => {
  it('is ignored by a comment on its line or alone above it, and told as ignored', async () => {
    const root = treeOf({
      'a.py':
        '# router-one-sync-ignore: a test\nx = "lynx-2"\ny = "lynx-2"\nz = "lynx-2"  # router-one-sync-ignore\n',
    });
    const found = findUses(await listFiles([], root), query);
    expect(found.uses.map(({ line }) => line)).toEqual([3]);
    expect(found.ignored.map(({ use }) => use.line)).toEqual([2, 4]);
  });

  it('is ignored by the configuration until its day', async () => {
    const root = treeOf({ 'old/a.ts': '"lynx-2"', 'b.ts': '"lynx-2"' });
    const ignores = [{ id: 'lynx-2', path: 'old', reason: 'kept for replays', expires: '2026-12-01' }];
    const files = await listFiles([], root);
    const before = findUses(files, { ...query, ignores });
    expect(before.uses.map(({ path }) => path)).toEqual(['b.ts']);
    const after = findUses(files, { ...query, ignores, today: '2026-12-01' });
    expect(after.uses).toHaveLength(2);
  });

  it.each(['old', './old', 'old/', 'old/a.ts', '.'])(
    'is ignored below %s, as people write it',
    async (path) => {
      const root = treeOf({ 'old/a.ts': '"lynx-2"', 'older.ts': '' });
      const ignores = [{ id: 'lynx-2', path, reason: 'kept' }];
      expect(findUses(await listFiles([], root), { ...query, ignores }).uses).toEqual([]);
    },
  );

  it('may be of an operation', async () => {
    const text = 'get("/v1/frames")\nget("/v1/frames") // router-one-sync-ignore\n';
    const root = treeOf({ 'a.ts': text, 'old/b.ts': 'get("/v1/frames")' });
    const operation = {
      ...{ method: 'GET', path: '/v1/frames', names: [], groups: [], state: 'gone' as const },
      ...{ since: '2026-10-07', changes: [], wellMethods: [], wellPaths: [], hosts: [] },
    };
    const ignores = [{ id: 'GET /v1/frames', path: 'old', reason: 'recorded' }];
    const found = findUses(await listFiles([], root), { ...query, operations: [operation], ignores });
    expect(found.operations.map(({ path, line }) => `${path}:${line}`)).toEqual(['a.ts:1']);
    expect(found.ignoredOperations.map(({ use, reason }) => `${use.path}:${use.line} ${reason}`)).toEqual([
      'a.ts:2 by a comment on the line',
      'old/b.ts:1 recorded',
    ]);
  });
});

describe('--fail-on', () => {
  const states = ['misspelt', 'deprecated', 'retired', 'renamed', 'removed', 'gone', 'changed'] as const;
  it.each([
    ['never', []],
    ['removed', ['renamed', 'removed', 'gone']],
    ['retired', ['retired', 'renamed', 'removed', 'gone', 'changed']],
    ['deprecated', ['deprecated', 'retired', 'renamed', 'removed', 'gone', 'changed']],
    ['misspelt', states],
  ] as const)('%s is reached by %j', (level, reached) => {
    const [root, place] = ['', { path: 'a', line: 1, column: 1, text: 'a', bytes: { offset: 0, length: 1 } }];
    const life = { since: null, ends: null, daysLeft: null, successor: null, replacement: null };
    const operation = {
      ...{ method: 'GET', path: '/v1/frames', names: [], groups: [], since: root, changes: [] },
      ...{ wellMethods: [], wellPaths: [], hosts: [] },
    };
    const reachedBy = states.filter((state) =>
      state === 'gone' || state === 'changed'
        ? reachesUse({ uses: [], operations: [{ ...place, operation: { ...operation, state } }] }, level)
        : reachesUse({ uses: [{ ...place, ...life, id: 'a', state }], operations: [] }, level),
    );
    expect(reachedBy).toEqual(reached);
    expect(
      reachesUse({ uses: [{ ...place, ...life, id: 'a', state: 'active' }], operations: [] }, level),
    ).toBe(false);
  });
});
