import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { digestOf } from '../../src/base/digest.ts';
import type { CoreDocument, Document } from '../../src/base/document.ts';
import { LocalFailure } from '../../src/base/failure.ts';
import { fetchDocuments } from '../../src/fetch/fetch-documents.ts';
import { resolveSources } from '../../src/fetch/sources.ts';
import { readSample } from '../../src/serve/samples/editions.ts';
import type { Files } from '../../src/store/files.ts';
import { openForWriting } from '../../src/store/writer.ts';
import type { SyncJob } from '../../src/sync/job.ts';
import { sync } from '../../src/sync/sync.ts';
import { compiledRuntime } from '../codegen/runtime.ts';
import { type FaultServer, type Reply, type SeenRequest, startFaultServer } from '../support/fault-server.ts';
import { crashingAt, failingAt, onlyCounting, unflushedFiles } from '../support/faulty-files.ts';
import { quickLimits } from '../support/fetching.ts';
import { snapshot, times } from '../support/folders.ts';
import { forgetOwners } from '../support/locks.ts';

// Reading and generating are pure and take nearly all the time of a sync. Each is done once for each of its inputs and
// then remembered, so that a sweep can afford every operation of the disk; what comes of it is the real thing.
vi.mock(import('../../src/read/worker/read-in-worker.ts'), async (original) => {
  const { readInWorker, ...others } = await original();
  return {
    ...others,
    readInWorker: remembering(readInWorker, (documents, { date }) => [date, ...digestsOf(documents)]),
  };
});
vi.mock(import('../../src/sync/build-package.ts'), async (original) => {
  const { buildPackage } = await original();
  const rememberedBuild = remembering(buildPackage, (_settings, { stored, documents }) => [
    stored?.manifest.digest ?? null,
    ...digestsOf(documents),
  ]);
  return { buildPackage: rememberedBuild };
});

/** Milliseconds for the long run. */
const longest = 900_000;

/** Every operation of a sync in the long run, one in ninety in the short one. */
const stride = process.env['LONG'] === undefined ? 90 : 1;

const allFaults: ReadonlyArray<{ given: string; fault: Reply; exitCode: number }> = [
  { given: '503', fault: { status: 503 }, exitCode: 3 },
  { given: 'a page', fault: { body: '<!doctype html>' }, exitCode: 4 },
  { given: '404', fault: { status: 404 }, exitCode: 3 },
  { given: 'a cut', fault: { body: '# Good\n\n'.repeat(9), cutAfter: 16 }, exitCode: 3 },
  { given: 'nothing', fault: {}, exitCode: 4 },
];

/** One of each exit code in the short run. */
const faults = stride === 1 ? allFaults : allFaults.slice(0, 2);

// One site and one finished folder serve all tests; each test works on a copy of the folder.
let site: FaultServer;
let finished: string;
let before: Record<string, string>;
let after: Record<string, string>;

beforeAll(async () => {
  site = await startFaultServer();
  finished = await mkdtemp(join(tmpdir(), 'router-one-sync-'));
  publish('2026-06-10');
  await sync(jobIn(finished));
  before = await snapshot(outIn(finished));
  const later = await prepare();
  publish('2026-09-11');
  await sync(jobIn(later));
  after = await snapshot(outIn(later));
  await rm(later, { recursive: true });
}, 60_000);
afterAll(async () => {
  await site.close();
  await rm(finished, { recursive: true });
});

describe('a sync', () => {
  it('of documents that did not change asks with validators and touches no file of the edition', async () => {
    await withFirstEdition(async (folder, out) => {
      const untouched = await times(out);
      site.seen.length = 0;
      expect(await sync(jobIn(folder))).toMatchObject({ status: 'unchanged' });
      expect(site.seen.map(({ headers }) => headers['if-none-match'])).toEqual(
        Array(4).fill(expect.any(String)),
      );
      expect(await times(out)).toEqual(untouched);
    });
  });

  it.each(faults)(
    'that meets $given at any one document changes nothing',
    async ({ given, fault, exitCode }) => {
      await withFirstEdition(async (folder, out) => {
        const untouched = await times(out);
        for (const path of Object.keys(pagesOf('2026-09-11'))) {
          publish('2026-09-11', { [path]: fault });
          await expect(sync(jobIn(folder)), path).rejects.toMatchObject({ exitCode });
          expect(await times(out)).toEqual(untouched);
          await expectWhole(folder, 0);
        }
      });
      console.log(`${given} at any of 4 requests, 0 editions lost`);
    },
  );

  it('whose copies are lost or damaged asks for them whole, and mends them', async () => {
    await withFirstEdition(async (folder, out) => {
      await rm(join(out, 'documents/models.md'));
      await writeFile(join(out, 'documents/docs.md'), 'damaged');
      site.seen.length = 0;
      expect(await sync(jobIn(folder))).toMatchObject({ status: 'committed', comparison: { changes: [] } });
      const whole = site.seen.filter(({ headers }) => headers['if-none-match'] === undefined);
      expect(whole.map(({ target }) => target).sort()).toEqual(['/docs.md', '/models.md']);
      expect(await snapshot(out)).toEqual(before);
    });
  });

  it('whose copy is lost while the site moved on stops, since there is nothing to compare with', async () => {
    await withFirstEdition(async (folder, out) => {
      await rm(join(out, 'documents/models.md'));
      publish('2026-09-11');
      const untouched = await times(out);
      await expect(sync(jobIn(folder))).rejects.toThrow(/documents\/models\.md is lost or damaged/);
      expect(await times(out)).toEqual(untouched);
    });
  });
});

describe('a sync with a disk that fails', () => {
  it('once, at any operation, keeps the old edition or gives the new one', { timeout: longest }, async () => {
    const total = await operationsOfASync();
    let tried = 0;
    for (let k = 3; k <= total; k += stride) {
      await withFirstEdition(async (folder, out) => {
        publish('2026-09-11');
        const end = await sync(jobIn(folder, failingAt(k, 'ENOSPC').files)).catch((error: unknown) => error);
        if (end instanceof Error) expect(end, `operation ${k}`).toBeInstanceOf(LocalFailure);
        await repair(out);
        await expectWhole(folder, k);
      });
      tried += 1;
    }
    console.log(`${tried} of the ${total} file operations of a sync failed, 0 editions lost`);
  });

  it('for ever, as a killed process sees it, is whole after the next run', { timeout: longest }, async () => {
    const total = await operationsOfASync();
    let tried = 0;
    for (let k = 5; k <= total; k += stride) {
      await withFirstEdition(async (folder, out) => {
        publish('2026-09-11');
        await expect(sync(jobIn(folder, crashingAt(k).files))).rejects.toThrow();
        await repair(out);
        await expectWhole(folder, k);
      });
      tried += 1;
    }
    console.log(`a sync was stopped at ${tried} of its ${total} file operations, 0 editions lost`);
  });
});

/** What the next writing command does first. */
async function repair(out: string): Promise<void> {
  forgetOwners(out);
  const writer = await openForWriting(out, { now: new Date(0), files: unflushedFiles });
  await writer.close();
}

const outIn = (folder: string): string => join(folder, 'generated');

/** A folder of its own with the first edition in it. */
async function prepare(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'router-one-sync-'));
  await cp(finished, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/** Runs a test with a folder that holds the first edition; the site shows the same one. */
async function withFirstEdition(test: (folder: string, out: string) => Promise<void>): Promise<void> {
  publish('2026-06-10');
  const folder = await prepare();
  try {
    await test(folder, outIn(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Shows an edition at the site, with other answers for some paths. */
function publish(date: string, instead: Readonly<Record<string, Reply>> = {}): void {
  site.routes = { ...pagesOf(date), ...instead };
}

function pagesOf(date: string): Record<string, (request: SeenRequest) => Reply> {
  const documents = readSample(date);
  const pages = resolveSources({ site: site.origin }).map(({ name, address }) => {
    const body = documents.get(name as CoreDocument) ?? new Uint8Array();
    const etag = `"${digestOf(body)}"`;
    const page = ({ headers }: SeenRequest): Reply =>
      headers['if-none-match'] === etag ? { status: 304, headers: { etag } } : { body, headers: { etag } };
    return [new URL(address).pathname, page] as const;
  });
  return Object.fromEntries(pages);
}

function jobIn(folder: string, files: Files = unflushedFiles): SyncJob {
  return {
    upstream: {
      origin: 'live',
      fetch: (validatorsOf) =>
        fetchDocuments(
          resolveSources({ site: site.origin }).map((source) => ({
            ...source,
            validators: validatorsOf(source),
          })),
          { userAgent: 'test', environment: {}, limits: quickLimits },
        ),
    },
    out: outIn(folder),
    date: '2026-09-11',
    accepts: [],
    judgement: async () => ({}),
    maxAge: null,
    strict: false,
    dryRun: false,
    tool: { name: 'router-one-sync', version: '0.1.0' },
    packageName: null,
    clientRuntime: async () => compiledRuntime(),
    onStep: () => undefined,
    now: new Date('2026-09-11T12:00:00Z'),
    stateFolder: join(folder, '.router-one-sync'),
    files,
    signal: new AbortController().signal,
  };
}

async function operationsOfASync(): Promise<number> {
  const counter = onlyCounting();
  await withFirstEdition(async (folder) => {
    publish('2026-09-11');
    await sync(jobIn(folder, counter.files));
  });
  return counter.count();
}

/** The one edition or the other, byte for byte, with nothing left beside it. */
async function expectWhole(folder: string, k: number): Promise<void> {
  const found = await snapshot(outIn(folder));
  expect(
    [before, after].some((each) => isDeepStrictEqual(found, each)),
    `operation ${k}`,
  ).toBe(true);
  expect(
    (await readdir(folder)).filter((name) => name !== 'generated' && name !== '.router-one-sync'),
  ).toEqual([]);
}

/** A pure function that works only once for each key. */
function remembering<A extends unknown[], R>(
  work: (...args: A) => Promise<R>,
  keyOf: (...args: A) => unknown,
): (...args: A) => Promise<R> {
  const results = new Map<string, Promise<R>>();
  return (...args) => {
    const key = JSON.stringify(keyOf(...args));
    const known = results.get(key) ?? work(...args);
    results.set(key, known);
    return known;
  };
}

function digestsOf(documents: readonly Document[]): string[] {
  return documents.map(({ bytes }) => digestOf(bytes));
}
