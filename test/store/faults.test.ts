import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalFailure } from '../../src/base/failure.ts';
import { openEdition } from '../../src/store/open.ts';
import { verifyEdition } from '../../src/store/verify.ts';
import { commitEdition, openForWriting } from '../../src/store/writer.ts';
import {
  Crash,
  crashingAt,
  type FaultyFiles,
  failingAt,
  fullFrom,
  onlyCounting,
  unflushedFiles,
} from '../support/faulty-files.ts';
import { snapshot, temporaryFolder } from '../support/folders.ts';
import { forgetOwners } from '../support/locks.ts';
import { filesOf, first, noon as now, second, type TestEdition } from '../support/stored-editions.ts';

/** Every operation in the long run, every 13th (from a different one for each kind of fault) in the short one. */
const stride = process.env['LONG'] === undefined ? 13 : 1;

/** A full sweep takes minutes on a busy machine. */
const longest = { timeout: 600_000 };

interface Scenario {
  readonly given: string;
  readonly before: TestEdition | null;
  readonly after: TestEdition;
}

const scenarios: readonly Scenario[] = [
  { given: 'a first edition', before: null, after: first },
  { given: 'another edition over one', before: first, after: second },
];

const noon = { ...now, files: unflushedFiles };

/** Edition folders lie two levels down, so that folders made on the way are part of the test. */
const outIn = (folder: string): string => join(folder, 'packages', 'client');

describe.each(scenarios)('a commit of $given', ({ before, after }) => {
  it.each([
    { code: 'ENOSPC', offset: 1 },
    { code: 'EACCES', offset: 2 },
    { code: 'EIO', offset: 3 },
  ])(
    'with one $code anywhere leaves the old edition or gives the new one',
    longest,
    async ({ code, offset }) => {
      const total = await operationsOf(before, after);
      const outcomes: unknown[] = [];
      for (let k = stride === 1 ? 1 : offset; k <= total; k += stride) {
        const folder = await prepare(before);
        const failure = await commitWith(folder, after, failingAt(k, code));
        const wanted = failure === null ? after : before;
        expect(await filesIn(folder), `operation ${k}`).toEqual(filesOrNone(wanted));
        forgetOwners(outIn(folder));
        await expectRepairable(folder, [wanted]);
        outcomes.push(failure);
      }
      const failures = outcomes.filter((failure) => failure !== null);
      expect(failures.length).toBeGreaterThan(outcomes.length / 3);
      expect(failures.filter((failure) => !(failure instanceof LocalFailure))).toEqual([]);
      console.log(`${outcomes.length} faults (${code}) tried, 0 editions lost`);
    },
  );

  it(
    'on a disk that is full from any moment on leaves the old edition or gives the new one',
    longest,
    async () => {
      const total = await operationsOf(before, after);
      for (let k = 1; k <= total; k += stride) {
        const folder = await prepare(before);
        const failure = await commitWith(folder, after, fullFrom(k));
        const wanted = failure === null ? after : before;
        expect(await filesIn(folder), `operation ${k}`).toEqual(filesOrNone(wanted));
        expect(
          readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.client')),
        ).toEqual([]);
      }
    },
  );

  it(
    'that is stopped anywhere is whole again, old or new, after the next run has begun',
    longest,
    async () => {
      const total = await operationsOf(before, after);
      const seen = { old: 0, new: 0 };
      for (let k = 1; k <= total; k += stride) {
        const folder = await prepare(before);
        await commitWith(folder, after, crashingAt(k));
        forgetOwners(outIn(folder));
        await expectReadersSeeWholeOrRefuse(folder, [before, after]);
        const state = await expectRepairable(folder, [before, after]);
        seen[state === after ? 'new' : 'old'] += 1;
      }
      expect(seen.old).toBeGreaterThan(0);
      console.log(`${seen.old + seen.new} stops tried, 0 editions lost (${seen.old} old, ${seen.new} new)`);
    },
  );

  it(
    'that is stopped, and whose repair is stopped too, is whole after the repair of the repair',
    longest,
    async () => {
      const total = await operationsOf(before, after);
      for (let k = 2; k <= total; k += stride * 3) {
        for (let again = 1; again <= 60; again += stride * 4 - 1) {
          const folder = await prepare(before);
          await commitWith(folder, after, crashingAt(k));
          forgetOwners(outIn(folder));
          await openWith(folder, crashingAt(again));
          forgetOwners(outIn(folder));
          await expectRepairable(folder, [before, after]);
        }
      }
    },
  );
});

async function prepare(before: TestEdition | null): Promise<string> {
  const folder = await temporaryFolder();
  if (before === null) return folder;
  await mkdir(join(folder, 'packages'));
  await commitEdition(outIn(folder), before.generated, before.parts, noon);
  return folder;
}

async function operationsOf(before: TestEdition | null, after: TestEdition): Promise<number> {
  const counter = onlyCounting();
  expect(await commitWith(await prepare(before), after, counter)).toBeNull();
  return counter.count();
}

/** The failure of a commit, or `null`; a crash is the end of it and no failure of ours. */
async function commitWith(folder: string, edition: TestEdition, { files }: FaultyFiles): Promise<unknown> {
  try {
    await commitEdition(outIn(folder), edition.generated, edition.parts, { ...noon, files });
    return null;
  } catch (error) {
    return error;
  }
}

async function openWith(folder: string, { files }: FaultyFiles): Promise<void> {
  try {
    const writer = await openForWriting(outIn(folder), { ...noon, files });
    await writer.close();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const all = await snapshot(outIn(folder));
  return Object.fromEntries(Object.entries(all).filter(([path]) => !path.endsWith('/')));
}

/** After a run that only opens and closes: one whole edition, nothing beside it, no empty folder in it. */
async function expectRepairable(folder: string, allowed: readonly (TestEdition | null)[]): Promise<unknown> {
  const writer = await openForWriting(outIn(folder), noon);
  await writer.close();
  const found = await filesIn(folder);
  const state = allowed.find((edition) => same(found, filesOrNone(edition)));
  expect(state, `a mixture: ${Object.keys(found).join(' ')}`).not.toBeUndefined();
  expect(writer.base?.manifest.edition.date).toBe(state?.parts.edition.date);
  const beside = Object.keys(await snapshot(folder)).filter((name) =>
    name.split('/').some((part) => part.startsWith('.')),
  );
  expect(beside).toEqual([]);
  return state;
}

/** A reader gets one whole edition (its files are checked as it opens), or is told that a commit is unfinished. */
async function expectReadersSeeWholeOrRefuse(
  folder: string,
  allowed: readonly (TestEdition | null)[],
): Promise<void> {
  try {
    const edition = await openEdition(outIn(folder));
    expect(allowed.map((each) => each?.parts.edition.date)).toContain(edition?.manifest.edition.date);
    if (edition !== null) expect(await verifyEdition(outIn(folder))).toEqual({ mismatches: [], unknown: [] });
  } catch (error) {
    if (!(error instanceof LocalFailure)) throw error;
    expect(error.message).toMatch(/not finished/);
  }
}

function filesOrNone(edition: TestEdition | null): Record<string, string> {
  return edition === null ? {} : filesOf(edition);
}

function same(left: Record<string, string>, right: Record<string, string>): boolean {
  return JSON.stringify(Object.entries(left).sort()) === JSON.stringify(Object.entries(right).sort());
}
