import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/base/digest.ts';
import { LocalFailure, UsageFailure } from '../../src/base/failure.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { clearHeld, keepHeld } from '../../src/store/held.ts';
import { buildManifest, type Migration, printManifest, readManifest } from '../../src/store/manifest.ts';
import { mendBase, openEdition } from '../../src/store/open.ts';
import { readDocumentsFolder } from '../../src/store/read-folder.ts';
import { readCheck, recordCheck, validatorsFor } from '../../src/store/state.ts';
import { verifyEdition } from '../../src/store/verify.ts';
import { commitEdition, openForWriting } from '../../src/store/writer.ts';
import { failingAt } from '../support/faulty-files.ts';
import { snapshot, temporaryFolder, times } from '../support/folders.ts';
import { documentOf, first, noon, partsOf, second } from '../support/stored-editions.ts';

describe('an edition on the disk', () => {
  it('is read as it was committed, and reading changes nothing', async () => {
    const { folder, out } = await committed();
    const before = await times(folder);
    const edition = await openEdition(out);
    expect(edition).toMatchObject({
      damaged: [],
      history: '{"date":"2026-06-10"}\n',
      catalogText: '{ "schemaVersion": 1, "models": [] }\n',
      manifest: { edition: { date: '2026-06-10', origin: 'sample' } },
    });
    expect(
      edition?.documents.map(({ name, address, bytes }) => [name, address, Buffer.from(bytes).toString()]),
    ).toEqual([
      ['docs', 'https://router.one/docs', '# Docs\n'],
      ['facts', 'https://router.one/facts', '# Facts\n'],
      ['models', 'https://router.one/models', '# Models of June\n'],
      ['openapi', 'https://router.one/openapi', '{"openapi":"3.1.0"}'],
    ]);
    expect(await times(folder)).toEqual(before);
  });

  it.each(['no folder', 'an empty folder'])('that is not there (%s) is no edition', async (given) => {
    const out = join(await temporaryFolder(), 'client');
    if (given === 'an empty folder') await mkdir(out);
    expect(await openEdition(out)).toBeNull();
  });

  it.each(['documents/models.md', 'history.jsonl', 'catalog.json'])(
    'with a changed or lost %s is not read, and says how to restore it',
    async (path) => {
      const { out } = await committed();
      await writeFile(join(out, path), 'edited\n');
      await expect(openEdition(out)).rejects.toMatchObject({
        exitCode: 6,
        message: expect.stringContaining(path),
        advice: expect.stringContaining('git checkout'),
      });
      await rm(join(out, path));
      await expect(openEdition(out)).rejects.toThrow(LocalFailure);
    },
  );

  it('with a damaged document can only be written by who replaces it, and it gives no validators', async () => {
    const { out } = await committed();
    await writeFile(join(out, 'documents/models.md'), 'edited\n');
    await expect(openForWriting(out, noon)).rejects.toThrow(/documents\/models\.md is not the file/);
    const writer = await openForWriting(out, { ...noon, replacesDocuments: true });
    await writer.close();
    expect(writer.base?.damaged).toEqual(['models']);
    expect(
      validatorsFor(writer.base, null, { name: 'models', address: 'https://router.one/models' }),
    ).toBeNull();
    expect(
      validatorsFor(writer.base, null, { name: 'docs', address: 'https://router.one/docs' }),
    ).not.toBeNull();
  });
});

/** A manifest with a value that is nested so deeply. */
function nestedIn(manifest: string, depth: number): string {
  return manifest.replace('{', `{"x":${'['.repeat(depth)}${']'.repeat(depth)},`);
}

describe('a base with a damaged document', () => {
  it.each(['edited', 'lost'])(
    '(%s) is mended by the same bytes from the site, and by no others',
    async (how) => {
      const { out } = await committed();
      if (how === 'lost') await rm(join(out, 'documents/models.md'));
      else await writeFile(join(out, 'documents/models.md'), 'edited\n');
      const writer = await openForWriting(out, { ...noon, replacesDocuments: true });
      await writer.close();
      if (writer.base === null) throw new Error('there is a base');
      const mended = mendBase(writer.base, [documentOf('models', '# Models of June\n')], 'client');
      expect(mended.damaged).toEqual([]);
      expect(mended.documents.map(({ bytes }) => Buffer.from(bytes).toString())).toContain(
        '# Models of June\n',
      );
      const { base } = writer;
      expect(() => mendBase(base, [documentOf('models', '# Models of July\n')], 'client')).toThrow(
        /client\/documents\/models\.md is lost/,
      );
      expect(() => mendBase(base, [], 'client')).toThrow(LocalFailure);
    },
  );
});

describe('a manifest', () => {
  const files = new Map([['package.json', Buffer.from('{}')]]);
  const manifest = buildManifest(files, partsOf('2026-09-11', [documentOf('models', '# Models\n')]));
  const text = printManifest(manifest);

  it('ends with the digest of all the rest', async () => {
    expect(Object.keys(manifest).at(-1)).toBe('digest');
    expect(text.trimEnd().split('\n').at(-2)).toMatch(/^ {2}"digest": "sha256:[0-9a-f]{64}"$/);
    expect(readManifest(text, 'manifest.json')).toEqual(manifest);
  });

  it.each([
    { given: 'is cut', damage: text.slice(0, 200), says: /is not readable/ },
    { given: 'is empty', damage: '', says: /is not readable/ },
    { given: 'is a list', damage: '[]', says: /is not readable/ },
    { given: 'is nested 20,000 deep', damage: nestedIn(text, 20_000), says: /is not readable/ },
    {
      given: 'was edited',
      damage: text.replace('2026-09-11', '2026-09-12'),
      says: /changed by hand or damaged/,
    },
    {
      given: 'lost its digest',
      damage: text.replace(/,\n {2}"digest".*/, ''),
      says: /changed by hand or damaged/,
    },
    { given: 'has another shape', damage: signed({ schemaVersion: 1 }), says: /is not a manifest/ },
    { given: 'has no version', damage: signed({ edition: null }), says: /does not say its version/ },
    { given: 'is newer', damage: signed({ schemaVersion: 2 }), says: /newer version of this tool/ },
    {
      given: 'is older than anything known',
      damage: signed({ schemaVersion: 0 }),
      says: /schema 0, which nothing/,
    },
  ])('that $given is never read as empty', async ({ damage, says }) => {
    expect(() => readManifest(damage, 'generated/manifest.json')).toThrow(says);
    expect(() => readManifest(damage, 'generated/manifest.json')).toThrow(LocalFailure);
  });

  it('of an older schema is migrated step by step', async () => {
    const { digest: _, ...rest } = manifest;
    const { reader, ...withoutReader } = rest;
    const older = signed({ ...withoutReader, schemaVersion: -1, readers: reader });
    const steps = new Map<number, Migration>([
      [-1, ({ readers, ...others }) => ({ ...others, schemaVersion: 0, reader: readers })],
      [0, (before) => ({ ...before, schemaVersion: 1 })],
    ]);
    expect(readManifest(older, 'manifest.json', steps)).toEqual(manifest);
  });

  it('that is damaged stops a writing command before it touches anything', async () => {
    const { folder, out } = await committed();
    await writeFile(join(out, 'manifest.json'), '{');
    const before = await snapshot(folder);
    await expect(commitEdition(out, second.generated, second.parts, noon)).rejects.toMatchObject({
      exitCode: 6,
      advice: expect.stringContaining('run with --new-baseline'),
    });
    expect(await snapshot(folder)).toEqual(before);
  });
});

describe('verifying', () => {
  it('finds nothing in what was committed', async () => {
    const { out } = await committed();
    expect(await verifyEdition(out)).toEqual({ mismatches: [], unknown: [] });
  });

  it('finds every file that was changed, lost or replaced, and names what it does not know', async () => {
    const { folder, out } = await committed();
    await writeFile(join(out, 'README.md'), '# Clienu\n');
    await rm(join(out, 'catalog.json'));
    await rm(join(out, 'documents'), { recursive: true });
    await mkdir(join(folder, 'elsewhere'));
    await writeFile(join(folder, 'elsewhere/docs.md'), '# Docs\n');
    await symlink(join(folder, 'elsewhere'), join(out, 'documents'));
    await writeFile(join(out, 'models/mine.ts'), '');
    await mkdir(join(out, 'node_modules/x'), { recursive: true });
    await writeFile(join(out, 'node_modules/x/index.js'), '');
    expect(await verifyEdition(out)).toEqual({
      mismatches: [
        { path: 'README.md', kind: 'changed' },
        { path: 'catalog.json', kind: 'missing' },
        { path: 'documents/docs.md', kind: 'changed' },
        { path: 'documents/facts.md', kind: 'changed' },
        { path: 'documents/models.md', kind: 'changed' },
        { path: 'documents/openapi.json', kind: 'changed' },
      ],
      unknown: ['documents', 'models/mine.ts'],
    });
  });

  it('needs an edition', async () => {
    await expect(verifyEdition(await temporaryFolder())).rejects.toThrow(/holds no edition/);
  });
});

describe('documents in a folder', () => {
  it('are told by their names, beside other files', async () => {
    const folder = await temporaryFolder();
    for (const name of [
      'models.md',
      'openapi.json',
      'facts-pricing.md',
      'live-catalog.json',
      'README.md',
      'x.json',
    ]) {
      await writeFile(join(folder, name), name);
    }
    const documents = await readDocumentsFolder(folder);
    expect(documents.map(({ name, address }) => [name, address])).toEqual([
      ['facts-pricing', 'facts-pricing.md'],
      ['live-catalog', 'live-catalog.json'],
      ['models', 'models.md'],
      ['openapi', 'openapi.json'],
    ]);
  });

  it('may lie in its documents/, as in an edition', async () => {
    const { out } = await committed();
    expect((await readDocumentsFolder(out)).map(({ name }) => name)).toEqual([
      'docs',
      'facts',
      'models',
      'openapi',
    ]);
  });

  it.each(['nowhere', '.'])('that are not there (%s) are a wrong argument', async (below) => {
    const folder = join(await temporaryFolder(), below);
    await expect(readDocumentsFolder(folder)).rejects.toThrow(UsageFailure);
  });
});

describe('the last check', () => {
  const at = new Date('2026-09-11T12:00:00Z');
  const remembered = {
    models: { digest: digestOf('# Models of June\n'), etag: '"new"', lastModified: null },
  };

  it('is remembered outside the edition, by the folder it was for', async () => {
    const { folder, out } = await committed();
    const state = join(folder, '.router-one-sync');
    const before = await snapshot(out);
    expect(await readCheck(state, out)).toBeNull();
    await recordCheck(state, out, { at, validators: remembered });
    await recordCheck(state, join(folder, 'other'), { at: new Date(0), validators: {} });
    expect(await readCheck(state, out)).toEqual({
      lastCheck: '2026-09-11T12:00:00.000Z',
      validators: remembered,
    });
    expect(await readCheck(state, join(folder, 'other'))).toEqual({
      lastCheck: new Date(0).toISOString(),
      validators: {},
    });
    expect(await snapshot(out)).toEqual(before);
    expect(Object.keys(await snapshot(state))).toEqual(['state.json']);
  });

  it('gives newer validators only for the bytes that we hold', async () => {
    const { folder, out } = await committed();
    const state = join(folder, '.router-one-sync');
    await recordCheck(state, out, { at, validators: remembered });
    const models = { name: 'models', address: 'https://router.one/models' } as const;
    const base = await openEdition(out);
    expect(validatorsFor(base, await readCheck(state, out), models)).toEqual({
      etag: '"new"',
      lastModified: null,
    });
    await commitEdition(out, second.generated, second.parts, noon);
    const later = await openEdition(out);
    expect(validatorsFor(later, await readCheck(state, out), models)?.etag).toBe('"models-22"');
    expect(validatorsFor(later, null, { ...models, address: 'https://mirror.example/models' })).toBeNull();
    expect(validatorsFor(null, null, models)).toBeNull();
  });

  it.each([
    { given: 'damaged', text: '{', says: /is damaged/ },
    { given: 'newer', text: '{"schemaVersion":2}', says: /newer version/ },
  ])('in a $given file is not guessed', async ({ text, says }) => {
    const state = await temporaryFolder();
    await writeFile(join(state, 'state.json'), text);
    await expect(readCheck(state, 'generated')).rejects.toThrow(says);
    await expect(recordCheck(state, 'generated', { at, validators: {} })).rejects.toThrow(LocalFailure);
  });

  it('that cannot be written leaves the one before', async () => {
    const state = await temporaryFolder();
    await recordCheck(state, 'generated', { at, validators: {} });
    const before = await snapshot(state);
    const next = { at: new Date(0), validators: {} };
    for (let k = 1; k <= 5; k += 1) {
      await expect(recordCheck(state, 'generated', next, failingAt(k, 'ENOSPC').files)).rejects.toThrow(
        /ENOSPC/,
      );
      expect(await snapshot(state)).toEqual(before);
    }
  });
});

describe('a held edition', () => {
  const reports = new Map([['report.md', '# Held\n']]);

  it('is kept with its reports in place of the one before, and forgotten when asked', async () => {
    const state = join(await temporaryFolder(), '.router-one-sync');
    await keepHeld(state, [documentOf('models', 'one'), documentOf('docs', 'x')], reports);
    const kept = await keepHeld(state, [documentOf('models', 'two')], reports);
    expect(kept).toBe(join(state, 'held'));
    expect(await snapshot(state)).toEqual({
      'held/': '',
      'held/documents/': '',
      'held/documents/models.md': 'two',
      'held/report.md': '# Held\n',
    });
    await clearHeld(state);
    expect(await snapshot(state)).toEqual({});
  });

  it('that cannot be written leaves the one before', async () => {
    const state = await temporaryFolder();
    await keepHeld(state, [documentOf('models', 'one')], reports);
    const before = await snapshot(state);
    for (let k = 1; k <= 8; k += 1) {
      const { files } = failingAt(k, 'EIO');
      await expect(keepHeld(state, [documentOf('models', 'two')], reports, files)).rejects.toThrow(/EIO/);
      expect(await snapshot(state), `operation ${k}`).toEqual(before);
    }
  });
});

async function committed(): Promise<{ folder: string; out: string }> {
  const folder = await temporaryFolder();
  const out = join(folder, 'client');
  await commitEdition(out, first.generated, first.parts, noon);
  return { folder, out };
}

/** A manifest's text with a digest that is right, whatever the rest says. */
function signed(rest: Record<string, unknown>): string {
  return JSON.stringify({ ...rest, digest: digestOf(canonicalJson(rest)) });
}
