import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { latestSample, readSample } from '../../src/serve/samples/editions.ts';
import { startSampleServer } from '../../src/serve/samples/server.ts';
import { siteOf } from '../../src/serve/samples/site.ts';
import { router, scratchFolder } from '../support/command-line.ts';
import { startFaultServer } from '../support/fault-server.ts';
import { routerLoading } from '../support/loaded-modules.ts';

/** Everything that a run without news may load: flags, requests, and the light half of our own. */
const packages = ['commander', 'undici'];

/** Rooms that read, compare, judge, generate and render are for news. Of the report only names and escapes are here. */
const rooms = ['base', 'config', 'diff', 'fetch', 'gateway', 'judge', 'read', 'report', 'store', 'sync'];

/** Those of the heavier rooms that are small and stand alone. */
const lightFiles = [
  'src/diff/preset.ts',
  'src/judge/accept.ts',
  'src/judge/fail-on.ts',
  'src/read/edition.ts',
  'src/report/foreign-text.ts',
  'src/report/formats.ts',
  'src/sync/freshness.ts',
  'src/sync/gather.ts',
  'src/sync/phases.ts',
  'src/sync/sync.ts',
  'src/sync/target.ts',
  'src/sync/up-to-date.ts',
];

const heavyRooms = /^src\/(?:diff|judge|read|report|sync)\//;

describe('a sync when nothing has changed', () => {
  it.each([
    { site: 'answers "not modified"', start: startSampleSite },
    { site: 'sends the same bytes again', start: startForgetfulSite },
  ])('loads what it needs and writes nothing into the package: the site $site', async ({ start }) => {
    const cwd = scratchFolder();
    const args = ['sync', '--upstream', await start()];
    expect(await router(args, { cwd })).toMatchObject({ code: 0 });
    const before = entriesOf(join(cwd, 'generated'));

    const { run, ...loaded } = await routerLoading(args, cwd);

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^Nothing changed: the 4 documents are those of .*\. Nothing was written\.\n$/,
    );
    expect(entriesOf(join(cwd, 'generated'))).toEqual(before);
    expect(readdirSync(cwd).sort()).toEqual(['.router-one-sync', 'generated']);
    expect(loaded.packages).toEqual(packages);
    expect([...new Set(loaded.files.flatMap(roomOf))]).toEqual(rooms);
    expect(loaded.files.filter((file) => heavyRooms.test(file))).toEqual(lightFiles);
  });
});

async function startSampleSite(): Promise<string> {
  const site = await startSampleServer(latestSample);
  onTestFinished(() => site.close());
  return site.origin;
}

/** Knows no validators, as a plain file server behind a cache may. */
async function startForgetfulSite(): Promise<string> {
  const pages = [...siteOf(readSample(latestSample), new Date(0))];
  const routes = pages.map(([path, { body, contentType }]) => [
    path,
    { body, headers: { 'content-type': contentType } },
  ]);
  const site = await startFaultServer(Object.fromEntries(routes));
  onTestFinished(() => site.close());
  return site.origin;
}

function roomOf(file: string): string[] {
  return /^src\/([^/]+)\//.exec(file)?.slice(1) ?? [];
}

/** Every file and folder with all that changes when it is written, replaced or touched, even by the same bytes. */
function entriesOf(folder: string): Record<string, unknown> {
  const names = ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  return Object.fromEntries(
    names.map((name) => {
      const { ino, size, mtimeNs, ctimeNs } = statSync(join(folder, name), { bigint: true });
      return [name, { ino, size, mtimeNs, ctimeNs }];
    }),
  );
}
