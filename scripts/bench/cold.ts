import { latestSample, readSample } from '../../src/serve/samples/editions.ts';
import { startSampleServer } from '../../src/serve/samples/server.ts';
import { compareLaunches, inMemory, inTime } from './frame/launch.ts';
import { builtCommand, installed, makeScratch } from './frame/processes.ts';
import type { Result } from './frame/result.ts';

const timeLimit = 1.35;
const memoryLimit = 1.5;
const rounds = 11;

/** The first sync of a site, against the command that makes the declarations alone. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  const site = await startSampleServer(latestSample);
  try {
    const spec = scratch.write('openapi.json', readSample(latestSample).get('openapi') ?? '');
    const costs = await compareLaunches(
      { args: [builtCommand, 'sync', '--upstream', site.origin], folder: scratch.emptyFolder },
      {
        args: [installed('openapi-typescript/bin/cli.js'), spec, '-o', 'openapi.d.ts'],
        folder: scratch.emptyFolder,
      },
      rounds,
    );
    const what = 'a first sync of the sample edition takes at most';
    yield inTime(
      timeLimit,
      `${what} ${timeLimit} times the time of \`openapi-typescript\` on its openapi.json`,
      costs,
    );
    yield inMemory(memoryLimit, `${what} ${memoryLimit} times its peak memory`, costs);
  } finally {
    await site.close();
  }
}
