import { readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { latestSample } from '../../src/serve/samples/editions.ts';
import { startSampleServer } from '../../src/serve/samples/server.ts';
import { compareLaunches, inTime } from './frame/launch.ts';
import { builtCommand, installed, makeScratch, runNode, type Scratch } from './frame/processes.ts';
import { check, type Result } from './frame/result.ts';

const limit = 1.5;
const rounds = 21;

/** A sync for which every document answers 304, against nothing but the same requests. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  const site = await startSampleServer(latestSample);
  try {
    const args = [builtCommand, 'sync', '--upstream', site.origin];
    await runNode(args, scratch.folder);
    const before = await stateOf(scratch);
    const folder = () => scratch.folder;
    const bare = { args: [scratch.write('bare.mjs', bareScript(scratch))], folder };
    const costs = await compareLaunches({ args, folder }, bare, rounds);
    const promise = `a sync without news takes at most ${limit} times a bare script with the same conditional requests`;
    yield inTime(limit, promise, costs);
    const same = (await stateOf(scratch)) === before;
    yield check(
      '… and writes nothing under `--out`',
      same,
      same ? 'every file and folder as it was' : 'files were touched',
    );
  } finally {
    await site.close();
  }
}

/** The documents of the package that was synced, asked for with the same client. */
function bareScript({ folder }: Scratch): string {
  const { documents } = JSON.parse(readFileSync(join(folder, 'generated/manifest.json'), 'utf8'));
  return `import { request } from ${JSON.stringify(pathToFileURL(installed('undici/index.js')).href)};
    await Promise.all(${JSON.stringify(documents)}.map(async ({ address, validators }) => {
      const { statusCode, body } = await request(address, { headers: { 'if-none-match': validators.etag } });
      if (statusCode !== 304) throw new Error(address + ' answered ' + statusCode);
      await body.dump();
    }));`;
}

async function stateOf({ folder }: Scratch): Promise<string> {
  const names = (await readdir(join(folder, 'generated'), { recursive: true })).sort();
  return ['', ...names].map((name) => timesOf(join(folder, 'generated', name))).join('\n');
}

function timesOf(path: string): string {
  const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return `${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}
