import { appendFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, idFinder } from '../../src/uses/find-ids.ts';
import { findUses, searchText, type Use, type UsesQuery } from '../../src/uses/find-uses.ts';
import { replaced } from '../../src/uses/replace.ts';
import { listFiles } from '../../src/uses/source-files.ts';
import { planRewrites, requireCommitted, writeRewrites } from '../../src/uses/write-replacements.ts';
import { knownModels } from './known.ts';
import { commitAll, treeOf } from './tree.ts';

const known = knownModels(
  { id: 'acme/lynx-2', gone: { renamed: 'acme/lynx-3' } },
  { id: 'owl-1', gone: { renamed: 'acme/owl-1' } },
  { id: 'hawk-1', gone: { renamed: null } },
  { id: 'acme/lynx-3' },
  { id: 'acme/owl-1' },
);

const query: UsesQuery = {
  known,
  operations: [],
  today: '2026-11-27',
  all: false,
  added: null,
  maxBytes: 1_000_000,
  except: [],
  ignores: [],
};

const file = { path: 'a', absolute: '/a' };
const finders = { ids: idFinder(known), operations: () => [] };
const usesIn = (bytes: string) => searchText(file, bytes, finders, query).uses;

async function planFor(root: string) {
  const { uses } = findUses(await listFiles([], root), query);
  return planRewrites(uses, root);
}

describe('what --write puts', () => {
  it('is the new id, in the spelling of the place, and nothing else changes', () => {
    const before = '\ufeffm = "owl-1"\r\n{"m": "acme\\/lynx-2"}\r\nx = "hawk-1" # é';
    const bytes = bytesOf(before);
    const after = replaced(bytes, usesIn(bytes));
    expect(after).toBe(bytesOf('\ufeffm = "acme/owl-1"\r\n{"m": "acme\\/lynx-3"}\r\nx = "hawk-1" # é'));
  });

  it('is found no more, and every other byte is as it was', () => {
    const piece = fc.constantFrom(
      'acme/lynx-2',
      'owl-1',
      'hawk-1',
      'acme/lynx-3',
      ' ',
      '"',
      '\n',
      '\r\n',
      ', ',
      ': ',
      'model',
      'openrouter/',
      'openai/',
      '_',
      '~~',
      '--',
      ['$', '{a}'].join(''),
      '=',
      '.',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(text, (pieces) => {
        const bytes = bytesOf(pieces.join(''));
        const uses = usesIn(bytes).filter(({ replacement }) => replacement !== null);
        const after = replaced(bytes, uses);
        expect(usesIn(after).filter(({ replacement }) => replacement !== null)).toEqual([]);
        const gaps = gapsOf(bytes, uses);
        const written = uses.map(({ replacement }) => replacement ?? '');
        expect(after).toBe(gaps.map((gap, index) => gap + (written[index] ?? '')).join(''));
      }),
    );
  });

  it('is written into files that are committed, and lockfiles stay', async () => {
    const root = treeOf({ 'a.ts': '"owl-1"', 'yarn.lock': '"owl-1"', 'b.ts': '"hawk-1"' });
    commitAll(root);
    const plan = await planFor(root);
    expect(plan.map(({ path, count }) => [path, count])).toEqual([['a.ts', 1]]);
    await requireCommitted(plan);
    await writeRewrites(plan, root);
    expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('"acme/owl-1"');
    expect(readFileSync(join(root, 'yarn.lock'), 'utf8')).toBe('"owl-1"');
  });

  it('is written into a file that was named, wherever the command runs', async () => {
    const root = treeOf({ 'a.ts': '"owl-1"', 'sub/b.ts': '' });
    const cwd = join(root, 'sub');
    const { uses } = findUses(await listFiles(['../a.ts'], cwd), query);
    await writeRewrites(await planRewrites(uses, cwd), cwd);
    expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('"acme/owl-1"');
  });

  it('is refused where it could not be taken back', async () => {
    const root = treeOf({ 'a.ts': '"owl-1"' });
    commitAll(root);
    appendFileSync(join(root, 'a.ts'), '\n');
    await expect(requireCommitted(await planFor(root))).rejects.toThrow('not committed');
  });

  it('is refused when the file changed meanwhile, and behind a link', async () => {
    const root = treeOf({ 'a.ts': '"owl-1"' });
    const outside = treeOf({ 'b.ts': '"owl-1"' });
    const plan = await planFor(root);
    writeFileSync(join(root, 'a.ts'), '"other"');
    await expect(writeRewrites(plan, root)).rejects.toThrow('changed while it was looked at');
    symlinkSync(outside, join(root, 'away'));
    const [rewrite] = await planFor(outside);
    const moved = rewrite && [{ ...rewrite, absolute: join(root, 'away', 'b.ts') }];
    await expect(writeRewrites(moved ?? [], root)).rejects.toThrow('behind a link');
    expect(readFileSync(join(outside, 'b.ts'), 'utf8')).toBe('"owl-1"');
  });
});

/** What stands before, between and after the uses. */
function gapsOf(bytes: string, uses: readonly Use[]): string[] {
  const ends = [0, ...uses.map(({ bytes: { offset, length } }) => offset + length)];
  const starts = [...uses.map(({ bytes: { offset } }) => offset), bytes.length];
  return ends.map((end, index) => bytes.slice(end, starts[index]));
}
