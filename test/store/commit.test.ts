import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { digestOf } from '../../src/base/digest.ts';
import { LocalFailure } from '../../src/base/failure.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { type Files, realFiles } from '../../src/store/files.ts';
import { buildManifest } from '../../src/store/manifest.ts';
import { commitEdition, openForWriting } from '../../src/store/writer.ts';
import { fullFrom, readOnly } from '../support/faulty-files.ts';
import { snapshot, temporaryFolder, times } from '../support/folders.ts';
import { documentOf, filesOf, first, noon, partsOf, second } from '../support/stored-editions.ts';

describe('a commit', () => {
  it('says what it wrote, removed and left, and leaves other files alone', async () => {
    const { folder, out } = await committed();
    await writeFile(join(out, 'notes.txt'), 'mine\n');
    await mkdir(join(out, 'gone', 'mine'));
    const result = await commitEdition(out, second.generated, second.parts, noon);
    expect(result).toEqual({
      written: [
        'catalog.json',
        'documents/models.md',
        'facts.js',
        'history.jsonl',
        'manifest.json',
        'models/index.js',
        'models/new/deep.js',
      ],
      removed: ['gone/with/it.js'],
      unchanged: [
        'README.md',
        'documents/docs.md',
        'documents/facts.md',
        'documents/openapi.json',
        'package.json',
      ],
      kept: [],
    });
    const found = await snapshot(folder);
    expect(found).toMatchObject({ 'client/notes.txt': 'mine\n', 'client/gone/mine/': '' });
    expect(found).not.toHaveProperty('client/gone/with/');
    expect(Object.keys(found).filter((path) => path.startsWith('.'))).toEqual([]);
  });

  it('of the same edition touches nothing', async () => {
    const { folder, out } = await committed();
    const before = await times(folder);
    const result = await commitEdition(out, first.generated, first.parts, noon);
    expect(result.written).toEqual([]);
    expect(result.unchanged).toHaveLength(11);
    expect(await times(folder)).toEqual(before);
  });

  it('of another edition keeps the times of the files that stay', async () => {
    const { out } = await committed();
    const before = await times(out);
    const { unchanged } = await commitEdition(out, second.generated, second.parts, noon);
    const after = await times(out);
    for (const path of unchanged) expect(after[path], path).toBe(before[path]);
  });

  it('writes the same bytes whatever the order of its files', async () => {
    const [one, two] = [await temporaryFolder(), await temporaryFolder()];
    const reversed = new Map([...first.generated].reverse());
    const parts = { ...first.parts, documents: [...first.parts.documents].reverse() };
    await commitEdition(join(one, 'client'), first.generated, first.parts, noon);
    await commitEdition(join(two, 'client'), reversed, parts, { now: new Date(0) });
    expect(await snapshot(one)).toEqual(await snapshot(two));
  });

  it('mends a file of ours that was edited', async () => {
    const { out } = await committed();
    await writeFile(join(out, 'README.md'), 'edited\n');
    const { written } = await commitEdition(out, first.generated, first.parts, noon);
    expect(written).toEqual(['README.md']);
  });

  it('that is stopped by its signal changes nothing', async () => {
    const { folder, out } = await committed();
    const before = await snapshot(folder);
    const controller = new AbortController();
    const writer = await openForWriting(out, { ...noon, signal: controller.signal });
    controller.abort(new Error('interrupted by Ctrl-C'));
    await expect(writer.commit(second.generated, second.parts)).rejects.toThrow('interrupted by Ctrl-C');
    await writer.close();
    expect(await snapshot(folder)).toEqual(before);
  });

  it('closed twice does not give free what another run holds by then', async () => {
    const { out } = await committed();
    const writer = await openForWriting(out, noon);
    await writer.close();
    const other = await openForWriting(out, noon);
    await writer.close();
    await expect(openForWriting(out, noon)).rejects.toThrow(/another run/);
    await other.close();
  });

  it('that never comes leaves no folders that were made for it', async () => {
    const folder = await temporaryFolder();
    const writer = await openForWriting(join(folder, 'a', 'b', 'client'), noon);
    expect(writer.base).toBeNull();
    await writer.close();
    expect(await snapshot(folder)).toEqual({});
  });
});

describe('a folder with files of somebody else', () => {
  it.each([
    { given: 'a package of another name', files: { 'package.json': '{ "name": "shop" }' } },
    { given: 'a package.json that is no JSON', files: { 'package.json': 'name' } },
    { given: 'a README', files: { 'README.md': 'mine' } },
    { given: 'a file where a folder has to be', files: { documents: 'mine' } },
  ])('such as $given is not taken over', async ({ files }) => {
    const folder = await temporaryFolder();
    const out = join(folder, 'client');
    await mkdir(out);
    for (const [path, text] of Object.entries(files)) await writeFile(join(out, path), text);
    const before = await snapshot(folder);
    const failure = await commitEdition(out, first.generated, first.parts, noon).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(LocalFailure);
    expect(String(failure)).toContain(`${out}/${Object.keys(files)[0]}`);
    expect(await snapshot(folder)).toEqual(before);
  });

  it('is taken over if it holds the package of this very name', async () => {
    const { out } = await committed();
    await rm(join(out, 'manifest.json'));
    await expect(commitEdition(out, second.generated, second.parts, noon)).rejects.toThrow(/is lost, while/);
    await commitEdition(out, second.generated, second.parts, { ...noon, newBaseline: true });
    expect(await snapshot(out)).toMatchObject(filesOf(second));
  });

  it('may have a file of our content already', async () => {
    const out = join(await temporaryFolder(), 'client');
    await mkdir(out);
    await writeFile(join(out, 'README.md'), '# Client\n');
    const { unchanged } = await commitEdition(out, first.generated, first.parts, noon);
    expect(unchanged).toEqual(['README.md']);
  });

  it('with several files in the way is told of all of them at once', async () => {
    const out = join(await temporaryFolder(), 'client');
    await mkdir(join(out, 'catalog.json'), { recursive: true });
    await writeFile(join(out, 'README.md'), 'mine');
    await expect(commitEdition(out, first.generated, first.parts, noon)).rejects.toThrow(
      /README\.md, .*catalog\.json are in the way/,
    );
  });

  it('keeps a file that the next edition would need', async () => {
    const { out } = await committed();
    await writeFile(join(out, 'facts.js'), 'mine');
    await expect(commitEdition(out, second.generated, second.parts, noon)).rejects.toThrow(
      /facts\.js is in the way/,
    );
    expect(await readFile(join(out, 'facts.js'), 'utf8')).toBe('mine');
  });
});

describe('a symbolic link', () => {
  it('as the target is refused', async () => {
    const { folder, out } = await committed();
    await symlink(out, join(folder, 'linked'));
    const before = await snapshot(folder);
    await expect(commitEdition(join(folder, 'linked'), second.generated, second.parts, noon)).rejects.toThrow(
      /a symbolic link/,
    );
    expect(await snapshot(folder)).toEqual(before);
  });

  it.each([
    { given: 'in place of a folder', link: 'documents', points: 'elsewhere' },
    { given: 'in place of a file', link: 'catalog.json', points: 'elsewhere/models.md' },
  ])('$given is not written through', async ({ link, points }) => {
    const { folder, out } = await committed();
    await mkdir(join(folder, 'elsewhere'));
    await writeFile(join(folder, 'elsewhere', 'models.md'), 'precious\n');
    await rm(join(out, link), { recursive: true });
    await symlink(join(folder, points), join(out, link));
    const before = await snapshot(folder);
    await expect(commitEdition(out, second.generated, second.parts, noon)).rejects.toThrow(LocalFailure);
    expect(await snapshot(folder)).toEqual(before);
  });

  it('in place of a folder whose files are to go is not followed', async () => {
    const { folder, out } = await committed();
    await mkdir(join(folder, 'elsewhere', 'with'), { recursive: true });
    await writeFile(join(folder, 'elsewhere', 'with', 'it.js'), 'precious\n');
    await rm(join(out, 'gone'), { recursive: true });
    await symlink(join(folder, 'elsewhere'), join(out, 'gone'));
    const { removed } = await commitEdition(out, second.generated, second.parts, noon);
    expect(removed).toEqual([]);
    expect(await readFile(join(folder, 'elsewhere', 'with', 'it.js'), 'utf8')).toBe('precious\n');
  });

  it('above the target is the arrangement of its owner, and is followed', async () => {
    const { folder, out } = await committed();
    await symlink(folder, join(folder, 'way'));
    await commitEdition(join(folder, 'way', 'client'), second.generated, second.parts, noon);
    expect(await readFile(join(out, 'facts.js'), 'utf8')).toBe('export {};\n');
  });
});

describe('a target that cannot be written', () => {
  it.each([
    { given: 'a file', make: (path: string) => writeFile(path, 'mine') },
    { given: 'a dangling link', make: (path: string) => symlink('nowhere', path) },
  ])('since it is $given is refused', async ({ make }) => {
    const folder = await temporaryFolder();
    await make(join(folder, 'client'));
    const before = await snapshot(folder);
    await expect(commitEdition(join(folder, 'client'), first.generated, first.parts, noon)).rejects.toThrow(
      /no edition can be written there/,
    );
    expect(await snapshot(folder)).toEqual(before);
  });

  it('since it lies below a file is refused', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), 'mine');
    const failure = await commitEdition(
      join(folder, 'file', 'client'),
      first.generated,
      first.parts,
      noon,
    ).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LocalFailure);
  });

  it('since everything is read-only says so and leaves nothing', async () => {
    const { folder, out } = await committed();
    const before = await snapshot(folder);
    await expect(
      commitEdition(out, second.generated, second.parts, { ...noon, files: readOnly().files }),
    ).rejects.toThrow(/the file system is read-only \(EROFS\)/);
    expect(await snapshot(folder)).toEqual(before);
  });

  it('since it is another device than its parent says so', async () => {
    const { folder, out } = await committed();
    const files = {
      ...realFiles,
      stat: async (path: string) => {
        const found = await realFiles.stat(path);
        return found !== null && path.endsWith('client') ? { ...found, device: found.device + 1 } : found;
      },
    };
    const before = await snapshot(folder);
    await expect(commitEdition(out, second.generated, second.parts, { ...noon, files })).rejects.toThrow(
      /another device/,
    );
    expect(await snapshot(folder)).toEqual(before);
  });

  it('since the disk is full says so, keeps the old edition and leaves nothing', async () => {
    const { folder, files } = await smallDisk();
    const out = join(folder, 'client');
    await commitEdition(out, first.generated, first.parts, noon);
    const before = await snapshot(folder);
    const large = new Map([...second.generated, ['large.js', 'x'.repeat(smallDiskSize)]]);
    await expect(commitEdition(out, large, second.parts, { ...noon, files })).rejects.toThrow(
      /there is no space left on the disk \(ENOSPC\)/,
    );
    expect(await snapshot(folder)).toEqual(before);
  });
});

describe('a path', () => {
  it.each([
    '../escape.js',
    '/etc/passwd',
    'a/../../b',
    'a//b',
    'C:\\x',
    'con',
    'a/NUL.txt',
    'trailing.',
    'trailing ',
    'new\nline',
    'ünïcode',
    '',
    'x'.repeat(161),
  ])('"%s" is refused before anything is written', async (path) => {
    const folder = await temporaryFolder();
    const generated = new Map([[path, 'x']]);
    await expect(commitEdition(join(folder, 'client'), generated, first.parts, noon)).rejects.toThrow(
      LocalFailure,
    );
    expect(await snapshot(folder)).toEqual({});
  });

  it.each([
    ['a.js', 'A.js'],
    ['a', 'a/b.js'],
    ['Documents', 'x.js'],
    ['manifest.json', 'x.js'],
  ])('"%s" beside "%s" is refused: on some system they would be one', async (one, two) => {
    const generated = new Map([
      [one, '1'],
      [two, '2'],
    ]);
    const out = join(await temporaryFolder(), 'client');
    await expect(commitEdition(out, generated, first.parts, noon)).rejects.toThrow(LocalFailure);
  });

  it('of a manifest that climbs out of its folder removes nothing', async () => {
    const { folder, out } = await committed();
    await writeFile(join(folder, 'precious.txt'), 'precious\n');
    const { digest: _, ...manifest } = buildManifest(
      new Map([['package.json', Buffer.from('{}')]]),
      first.parts,
    );
    const rest = { ...manifest, files: { ...manifest.files, '../precious.txt': digestOf('precious\n') } };
    const forged = { ...rest, digest: digestOf(canonicalJson(rest)) };
    await writeFile(join(out, 'manifest.json'), JSON.stringify(forged));
    await expect(commitEdition(out, second.generated, second.parts, noon)).rejects.toThrow(
      /is not a manifest/,
    );
    expect(await readFile(join(folder, 'precious.txt'), 'utf8')).toBe('precious\n');
  });
});

describe('a folder of fetched documents only', () => {
  it('is an edition without a package', async () => {
    const out = join(await temporaryFolder(), 'fetched');
    const parts = { ...partsOf('2026-09-11', [documentOf('models', '# Models\n')]), package: null };
    await commitEdition(out, new Map(), parts, noon);
    expect(Object.keys(await snapshot(out))).toEqual(['documents/', 'documents/models.md', 'manifest.json']);
  });
});

async function committed(): Promise<{ folder: string; out: string }> {
  const folder = await temporaryFolder();
  const out = join(folder, 'client');
  await commitEdition(out, first.generated, first.parts, noon);
  return { folder, out };
}

const smallDiskSize = 256 * 1024;

/** A real file system of its own where one can be mounted, else the real disk, on which nothing new finds room. */
async function smallDisk(): Promise<{ folder: string; files: Files }> {
  const folder = await temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${smallDiskSize}`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    return { folder, files: fullFrom(1).files };
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return { folder, files: realFiles };
}
